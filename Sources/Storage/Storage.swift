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

    let main: any Driver
    let keyDriver: any Driver
    private let atEnd: @Sendable () async -> Void

    /// Opens an installation at a place, creating and migrating what is missing. Several processes may do so at once; a
    /// server on a data folder takes `DataFolder.lock()` before.
    public static func open(
        _ place: StoragePlace, cipher: Cipher, randomness: Randomness
    ) async throws -> Storage {
        switch place {
        case .folder(let folder): try await open(folder, cipher: cipher, randomness: randomness)
        case .postgres(let url, let keys, let folder):
            try await openPostgres(url, keys: keys, folder, cipher, randomness)
        }
    }

    /// Opens an installation on SQLite.
    public static func open(_ folder: DataFolder, cipher: Cipher, randomness: Randomness) async throws -> Storage {
        try folder.prepare()
        let master = try folder.masterKey(randomness)
        let main = try SQLiteDriver(path: folder.database)
        let index = try SQLiteDriver(path: folder.index, .init(durable: false, secureDelete: true))
        try await Migrator.main.run(main)
        try await SQLiteIndex.migrator.run(index)
        let derived = SQLiteIndex(index)
        try await derived.forgetRemoved()
        let keys = try SQLiteDriver(path: folder.keys, .init(secureDelete: true, readers: 2))
        try await KeysDB.migrator.run(keys)
        let (wakes, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        return Storage(
            registry: SQLRegistry(main, derived, wakeCouriers: { bell.yield() }), outboxWakes: wakes,
            main: main, keyDriver: keys, blobs: FileBlobs(folder: folder.blobs),
            keys: KeysDB(
                keys, cipher: cipher, master: master, randomness: randomness, forget: { try await keys.truncateLog() }),
            atEnd: {
                bell.finish()
                await index.close()
            })
    }

    private static func openPostgres(
        _ url: String, keys keysURL: String?, _ folder: DataFolder, _ cipher: Cipher, _ randomness: Randomness
    ) async throws -> Storage {
        try folder.prepareFiles()
        let master = try folder.masterKey(randomness)
        let main = PostgresDriver(url)
        try await Migrator.main.run(main)
        try await PostgresIndex.migrator.run(main)
        let (keyDriver, forget) = try openKeys(keysURL, folder)
        let (wakes, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let notifier = PostgresBell(main)
        notifier.listen(url) { bell.yield() }
        try await KeysDB.migrator.run(keyDriver)
        return Storage(
            registry: SQLRegistry(main, PostgresIndex(main), wakeCouriers: { notifier.ring() }), outboxWakes: wakes,
            main: main, keyDriver: keyDriver, blobs: FileBlobs(folder: folder.blobs),
            keys: KeysDB(keyDriver, cipher: cipher, master: master, randomness: randomness, forget: forget),
            atEnd: {
                notifier.close()
                bell.finish()
            })
    }

    /// The key store beside a PostgreSQL: a database of its own, or `keys.db` in the folder when no URL is given.
    private static func openKeys(
        _ url: String?, _ folder: DataFolder
    ) throws -> (any Driver, @Sendable () async throws -> Void) {
        if let url {
            let driver = PostgresDriver(url, connections: 2)
            return (driver, { try await driver.execute("VACUUM key") })
        }
        try FileSystem.createFile(folder.keys)
        let driver = try SQLiteDriver(path: folder.keys, .init(secureDelete: true, readers: 2))
        return (driver, { try await driver.truncateLog() })
    }

    init(
        registry: any Registry, outboxWakes: AsyncStream<Void>, main: any Driver, keyDriver: any Driver,
        blobs: any Blobs, keys: any KeyStore, atEnd: @escaping @Sendable () async -> Void
    ) {
        self.registry = registry
        self.outboxWakes = outboxWakes
        staff = SQLStaffRegister(main)
        tenancy = SQLTenancy(main)
        self.blobs = blobs
        self.keys = keys
        self.main = main
        self.keyDriver = keyDriver
        self.atEnd = atEnd
    }

    /// Ends all connections; what is used afterwards throws `.unreachable`.
    public func close() async {
        await atEnd()
        await main.close()
        await keyDriver.close()
    }
}
