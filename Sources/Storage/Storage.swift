public import Basics
public import Hall
public import Ports

/// Everything that Rathaus keeps, opened: what the composition root hands to the rest of the house.
public struct Storage: Sendable {
    public let registry: any Registry
    public let staff: any StaffRegister
    public let tenancy: any Tenancy
    public let blobs: any Blobs
    public let keys: any KeyStore
    /// One element for each commit that put something into the outbox; for one reader.
    public let outboxWakes: AsyncStream<Void>

    private let drivers: [any Driver]
    private let wakes: AsyncStream<Void>.Continuation

    /// Opens an installation on SQLite, creating and migrating what is missing. Several processes may do so at once;
    /// a server takes `DataFolder.lock()` before.
    public static func open(_ folder: DataFolder, cipher: Cipher, randomness: Randomness) async throws -> Storage {
        try folder.prepare()
        let master = try folder.masterKey(randomness)
        let main = try SQLiteDriver(path: folder.database)
        let index = try SQLiteDriver(path: folder.index, .init(durable: false, secureDelete: true))
        let keys = try SQLiteDriver(path: folder.keys, .init(secureDelete: true, readers: 2))
        try await Migrator.main.run(main)
        try await SQLiteIndex.migrator.run(index)
        try await KeysDB.migrator.run(keys)
        let derived = SQLiteIndex(index)
        try await derived.forgetRemoved()
        return Storage(
            main: main, derived: derived, blobs: FileBlobs(folder: folder.blobs),
            keys: KeysDB(
                keys, cipher: cipher, master: master, randomness: randomness, forget: { try await keys.truncateLog() }),
            drivers: [main, index, keys])
    }

    init(
        main: any Driver, derived: any DerivedIndex, blobs: any Blobs, keys: any KeyStore, drivers: [any Driver]
    ) {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        outboxWakes = stream
        wakes = continuation
        registry = SQLRegistry(main, derived, wakeCouriers: { continuation.yield() })
        staff = SQLStaffRegister(main)
        tenancy = SQLTenancy(main)
        self.blobs = blobs
        self.keys = keys
        self.drivers = drivers
    }

    /// Ends all connections; what is used afterwards throws `.unreachable`.
    public func close() async {
        wakes.finish()
        for driver in drivers { await driver.close() }
    }
}
