/// Why storage did not do what was asked. Equal by code.
public struct StorageError: Error, Hashable, Sendable {
    /// Stable, in kebab case.
    public let code: Code
    /// For the operator's log; never personal data.
    public let reason: String

    public enum Code: String, Hashable, Sendable {
        /// The stream had moved on: somebody else was faster.
        case conflict
        /// A value that must be unique is taken.
        case taken
        /// Something that the caller counts on was removed in the meantime.
        case missing
        /// The disk is full or cannot be written.
        case full
        /// The database did not answer in time, or another process holds it.
        case unreachable
        /// The database is newer than the program.
        case newer
        /// What the operator must set right: an address, a password, a right, a key that does not fit.
        case misconfigured
        /// What was read is not what was written.
        case damaged
    }

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    public static func == (a: StorageError, b: StorageError) -> Bool { a.code == b.code }
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
