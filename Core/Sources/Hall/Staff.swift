public import Basics
public import Casework
public import Ports

/// A member of staff with a local account.
public struct StaffAccount: Sendable, Hashable {
    public var id: StaffId
    public var town: TownId
    /// Lower case, unique in the town.
    public var login: String
    public var name: String
    public var roles: Set<Role>
    /// Units whose cases this person works on; empty: all of the town.
    public var units: [String]
    /// `scrypt$N$r$p$salt$hash`, salt and hash in base 64.
    public var passwordHash: String
    /// Secret of the second factor (RFC 6238), sealed with the master key; nil while none is set up.
    public var totpSealed: [UInt8]?
    /// Last time step that was used, so that a code works once.
    public var totpLastStep: Int64
    public var failures: Int
    public var lockedUntil: Instant?

    public init(
        id: StaffId, town: TownId, login: String, name: String, roles: Set<Role>, units: [String],
        passwordHash: String, totpSealed: [UInt8]? = nil, totpLastStep: Int64 = 0, failures: Int = 0,
        lockedUntil: Instant? = nil
    ) {
        self.id = id
        self.town = town
        self.login = login
        self.name = name
        self.roles = roles
        self.units = units
        self.passwordHash = passwordHash
        self.totpSealed = totpSealed
        self.totpLastStep = totpLastStep
        self.failures = failures
        self.lockedUntil = lockedUntil
    }
}

/// A signed-in browser of a member of staff. The cookie holds a random token; only its hash is kept.
public struct StaffSession: Sendable, Hashable {
    /// SHA-256 of the cookie's token, in hexadecimal.
    public var tokenHash: String
    public var staff: StaffId
    public var town: TownId
    public var begun: Instant
    public var ends: Instant
    /// When it was last used, to the minute or so.
    public var used: Instant

    public init(
        tokenHash: String, staff: StaffId, town: TownId, begun: Instant, ends: Instant, used: Instant? = nil
    ) {
        self.tokenHash = tokenHash
        self.staff = staff
        self.town = town
        self.begun = begun
        self.ends = ends
        self.used = used ?? begun
    }
}

/// Accounts and sessions of staff.
public protocol StaffRegister: Sendable {
    func account(login: String, town: TownId) async throws -> StaffAccount?
    func account(_ id: StaffId, scope: Scope) async throws -> StaffAccount?
    func accounts(scope: Scope) async throws -> [StaffAccount]
    /// Adds or replaces; `.taken` when the login belongs to another account of the town.
    func keep(_ account: StaffAccount) async throws
    func begin(_ session: StaffSession) async throws
    /// The session of that token hash; nil if there is none. Reads only.
    func session(_ tokenHash: String) async throws -> StaffSession?
    /// Notes that a session was used, so that every server knows; nothing happens if there is none.
    func touch(_ tokenHash: String, at moment: Instant) async throws
    func end(_ tokenHash: String) async throws
    /// Operators only: removes sessions that ended before a moment.
    func sweepSessions(endedBefore: Instant) async throws
}
