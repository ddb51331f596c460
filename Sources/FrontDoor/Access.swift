public import Casework

/// Who may use a route. Every route carries one; there is no default.
public enum Access: Sendable, Hashable {
    /// Anybody.
    case everyone
    /// Whoever this browser has shown to hold the case named by the path's `id`: by beginning it, or by its secret.
    case holder
    /// Staff who are signed in and have this role. The town is theirs, never the path's.
    case staff(Role)
    /// Anybody who is signed in as staff.
    case anyStaff
}
