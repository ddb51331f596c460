public import Basics
import Synchronization

/// The key store's double: keys in memory, drawn from a given randomness.
public final class MemoryKeyStore: KeyStore {
    private let keys = Mutex<[KeyId: SymmetricKey]>([:])
    private let randomness: Randomness

    public init(randomness: Randomness) { self.randomness = randomness }

    public func fresh() async throws -> KeptKey {
        let kept = KeptKey(id: randomness.id(), key: SymmetricKey(bytes: randomness.bytes(32)))
        keys.withLock { $0[kept.id] = kept.key }
        return kept
    }

    public func key(_ id: KeyId) async throws -> SymmetricKey? { keys.withLock { $0[id] } }

    public func destroy(_ id: KeyId) async throws { keys.withLock { _ = $0.removeValue(forKey: id) } }
}
