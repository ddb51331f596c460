/// Keeps passwords as slow hashes and compares them. The live one is scrypt, in `Adapters`.
public struct Passwords: Sendable {
    /// The hash of a password with a salt of its own: `scrypt$N$r$p$salt$hash`.
    public let hash: @Sendable (_ password: String) async throws -> String
    /// Whether a password gives that hash. For no account, ask with `decoy`: the answer takes as long and is no.
    public let verify: @Sendable (_ password: String, _ hash: String) async throws -> Bool
    /// A hash that no password gives.
    public let decoy: String

    public init(
        decoy: String, hash: @escaping @Sendable (String) async throws -> String,
        verify: @escaping @Sendable (String, String) async throws -> Bool
    ) {
        self.decoy = decoy
        self.hash = hash
        self.verify = verify
    }

    /// The double: compares the text itself, for tests and simulations.
    public static let unhashed = Passwords(
        decoy: "", hash: { "unhashed$" + $0 }, verify: { "unhashed$" + $0 == $1 })
}
