import Basics
import Ports

/// The key store on a SQL engine: keys wrapped with the master key, made ahead in batches.
///
/// A batch is on the disk before its first key is handed out, so handing out costs no sync. What a process leaves of a
/// batch is never handed out again: a later process makes its own.
actor KeysDB: KeyStore {
    static let batch = 256

    static let migrator = Migrator(
        name: "keys", table: "keys_schema_version",
        migrations: [
            Migration(
                number: 1, statements: ["CREATE TABLE key (id TEXT NOT NULL PRIMARY KEY, wrapped BYTES NOT NULL)"])
        ])

    private let driver: any Driver
    private let cipher: Cipher
    private let master: SymmetricKey
    private let randomness: Randomness
    /// Run after a key was destroyed, so that no log keeps it.
    private let forget: @Sendable () async throws -> Void
    private var stock: [KeptKey] = []
    private var refill: Task<Void, any Error>?

    init(
        _ driver: any Driver, cipher: Cipher, master: SymmetricKey, randomness: Randomness,
        forget: @escaping @Sendable () async throws -> Void
    ) {
        self.driver = driver
        self.cipher = cipher
        self.master = master
        self.randomness = randomness
        self.forget = forget
    }

    func fresh() async throws -> KeptKey {
        while true {
            if let key = stock.popLast() { return key }
            try await restock()
        }
    }

    /// One batch at a time; callers that come meanwhile wait for the same.
    private func restock() async throws {
        if let refill { return try await refill.value }
        let task = Task {
            defer { refill = nil }
            stock += try await makeBatch()
        }
        refill = task
        try await task.value
    }

    private func makeBatch() async throws -> [KeptKey] {
        let keys = (0..<Self.batch).map { _ in
            KeptKey(id: randomness.id(), key: SymmetricKey(bytes: randomness.bytes(32)))
        }
        let rows = keys.map { kept in
            [SQLValue.text(kept.id.text), .bytes(cipher.seal(kept.key.bytes, master, Array(kept.id.text.utf8)))]
        }
        try await driver.write { session in
            for row in rows { try session.run(Self.insert, row) }
        }
        return keys
    }

    nonisolated func key(_ id: KeyId) async throws -> SymmetricKey? {
        guard let wrapped = try await driver.look({ try $0.row(Self.select, [.text(id.text)]) { $0.bytes(0) } }) else {
            return nil
        }
        guard let bytes = cipher.open(wrapped, master, Array(id.text.utf8)) else {
            throw StorageError(.damaged, "A key cannot be unwrapped: the master key is not the one that wrapped it.")
        }
        return SymmetricKey(bytes: bytes)
    }

    nonisolated func destroy(_ id: KeyId) async throws {
        let removed = try await driver.write { try $0.run(Self.delete, [.text(id.text)]) }
        if removed > 0 { try await forget() }
    }

    private static let insert: SQL = "INSERT INTO key (id, wrapped) VALUES ($1, $2)"
    private static let select: SQL = "SELECT wrapped FROM key WHERE id = $1"
    private static let delete: SQL = "DELETE FROM key WHERE id = $1"
}
