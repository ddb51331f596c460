public import FrontDoor
public import Hall
public import Ports

/// The clerk's door: sign-in, work lists, the case, letters, decision, delivery, closing.
public struct DeskDoor: Sendable {
    let hall: TownHall
    let shelf: ServiceShelf
    let staff: any StaffRegister
    let signIn: SignInDesk

    public init(hall: TownHall, shelf: ServiceShelf, staff: any StaffRegister, signIn: SignInDesk) {
        self.hall = hall
        self.shelf = shelf
        self.staff = staff
        self.signIn = signIn
    }

    /// All addresses of the desk, each with its rule.
    public var routes: [Route] {
        signInRoutes + workRoutes + caseRoutes + deedRoutes + letterRoutes + processRoutes + changeRoutes
            + versionRoutes
    }
}
