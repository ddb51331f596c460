import Basics
import HTTPTypes
public import Hall
public import Logging
import Pages
public import Ports

/// The one door in the wall: it knows the visitor, holds the access rule of every route, checks forms against forgery,
/// adds the headers, and turns whatever is thrown into a page that helps.
public struct FrontDoor: Sendable {
    public let hall: TownHall
    public let tenancy: Directory
    public let settings: Settings
    let staff: any StaffRegister
    let seals: Seals
    let sessions: StaffSessions
    let cookies: CookieJar
    let headers: SecurityHeaders
    let log: Logger
    /// Adapters without which a part of the house stands still: told at `/health/ready`.
    let checks: [any HealthChecked]
    let styleSheet = Asset.styleSheet()
    let script = Asset.script()
    let icon = Asset.icon()
    let accents = AccentSheets()
    let limiter = RateLimiter()
    let tally = Tally()
    let rush: Rush

    public struct Settings: Sendable {
        /// Whether the house stands behind TLS: cookies are then `Secure` and `__Host-`.
        public var isSecure: Bool
        /// Whether `/metrics` answers: counts by route, nothing personal. A proxy keeps it from the world.
        public var showsMetrics: Bool

        public init(isSecure: Bool, showsMetrics: Bool = true) {
            self.isSecure = isSecure
            self.showsMetrics = showsMetrics
        }
    }

    /// `key` seals cookies and tokens; it must be the same on every node and after a restart. `rush` counts who is inside.
    public init(
        hall: TownHall, tenancy: Directory, staff: any StaffRegister, key: SymmetricKey, settings: Settings,
        checks: [any HealthChecked] = [], rush: Rush = Rush(), log: Logger
    ) {
        self.checks = checks
        self.rush = rush
        self.hall = hall
        self.tenancy = tenancy
        self.staff = staff
        self.settings = settings
        self.log = log
        seals = Seals(cipher: hall.cipher, key: key, randomness: hall.randomness)
        sessions = StaffSessions(register: staff, seals: seals)
        cookies = CookieJar(isSecure: settings.isSecure)
        headers = SecurityHeaders(isSecure: settings.isSecure)
    }
}
