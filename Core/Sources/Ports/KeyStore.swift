public import Basics

/// Marks ids of keys.
public enum KeyKind {}
/// The id of a key in the key store; it may be written down, the key never.
public typealias KeyId = Id<KeyKind>

/// A key with its id.
public struct KeptKey: Sendable, Hashable {
    public let id: KeyId
    public let key: SymmetricKey

    public init(id: KeyId, key: SymmetricKey) {
        self.id = id
        self.key = key
    }
}

/// Keeps one key per case and per person, wrapped, apart from all other data (design.md section 4).
///
/// Keys are made ahead in batches, so that taking one costs no sync; a key that was handed out before a crash is never
/// handed out again. A destroyed key is gone from every backup, since only the newest state of the store is kept.
public protocol KeyStore: Sendable {
    /// A key that nobody has.
    func fresh() async throws -> KeptKey
    /// The key of that id; nil if it was destroyed or never was.
    func key(_ id: KeyId) async throws -> SymmetricKey?
    /// Overwrites the key: what it encrypted cannot be read any more. Repeating it changes nothing.
    func destroy(_ id: KeyId) async throws
}
