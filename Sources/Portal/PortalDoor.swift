public import Catalogue
public import FrontDoor
public import Hall

/// The citizen's door: find a town and a service, apply, see how it stands.
public struct PortalDoor: Sendable {
    let hall: TownHall
    let shelf: ServiceShelf
    let directory: Directory
    /// The official list of towns, to find one by name or postcode.
    let municipalities: Gemeindeverzeichnis
    let services = TownServicesCache()
    let pages = SharedPages()
    let ways = WegweiserCache()

    public init(hall: TownHall, shelf: ServiceShelf, directory: Directory, municipalities: Gemeindeverzeichnis) {
        self.hall = hall
        self.shelf = shelf
        self.directory = directory
        self.municipalities = municipalities
    }

    /// All addresses of the portal, each with its rule.
    public var routes: [Route] { findRoutes + applyRoutes + statusRoutes }
}
