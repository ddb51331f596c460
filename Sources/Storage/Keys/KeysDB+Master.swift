import Basics
import Ports

extension KeysDB {
    /// The master key of the folder, after it was seen to open what lies in the key store; drawn for an empty store.
    ///
    /// All servers of an installation have the same one. Throws `.misconfigured` when it is missing or another.
    static func master(
        _ folder: DataFolder, _ driver: any Driver, _ cipher: Cipher, _ randomness: Randomness
    ) async throws -> SymmetricKey {
        let kept = try await driver.read { session in
            try session.row(anyKey, []) { (id: $0.text(0), wrapped: $0.bytes(1)) }
        }
        if kept != nil, try !folder.hasMasterKey {
            throw StorageError(
                .misconfigured,
                "There are keys, but no \(folder.masterKey): put the master key of this installation there.")
        }
        let master = try folder.masterKey(randomness)
        if let kept, cipher.open(kept.wrapped, master, Array(kept.id.utf8)) == nil {
            throw StorageError(
                .misconfigured,
                "\(folder.masterKey) did not wrap the keys of this installation: put the right one back there.")
        }
        return master
    }

    private static let anyKey: SQL = "SELECT id, wrapped FROM key LIMIT 1"
}
