public import Basics
public import Ports

extension Storage {
    /// Opens an installation at a place, creating and migrating what is missing. Several processes may do so at once; a
    /// server on a data folder takes `DataFolder.lock()` before.
    ///
    /// `listening`: whether `outboxWakes` tells of what other processes put into the outbox of a PostgreSQL. Throws
    /// `.misconfigured`, `.newer` or `.unreachable` with a sentence that says what to do; nothing was changed then.
    public static func open(
        _ place: StoragePlace, cipher: Cipher, randomness: Randomness, listening: Bool = true
    ) async throws -> Storage {
        switch place {
        case .folder(let folder): try await open(folder, cipher: cipher, randomness: randomness)
        case .postgres(let url, let keys, let folder):
            try await openPostgres(url, keys: keys, folder, listening: listening, cipher, randomness)
        }
    }

    /// Opens an installation on SQLite.
    public static func open(_ folder: DataFolder, cipher: Cipher, randomness: Randomness) async throws -> Storage {
        try folder.prepare()
        let main = try SQLiteDriver(path: folder.database)
        try await Migrator.main.run(main)
        let index = try SQLiteDriver(path: folder.index, .init(durable: false, secureDelete: true))
        try await SQLiteIndex.migrator.run(index)
        let (losses, alarm) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let derived = SQLiteIndex(index) { alarm.yield() }
        try await derived.forgetRemoved()
        let keyDriver = try SQLiteDriver(path: folder.keys, .init(secureDelete: true, readers: 2))
        try await KeysDB.migrator.run(keyDriver)
        let (wakes, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        return Storage(
            registry: SQLRegistry(main, derived, wakeCouriers: { bell.yield() }), main: main, keyDriver: keyDriver,
            blobs: FileBlobs(folder: folder.blobs),
            keys: KeysDB(
                keyDriver, cipher: cipher, master: try await KeysDB.master(folder, keyDriver, cipher, randomness),
                randomness: randomness, forget: { try await keyDriver.truncateLog() }),
            outboxWakes: wakes, indexLosses: losses,
            atEnd: {
                bell.finish()
                alarm.finish()
                await derived.settle()
                await index.close()
            })
    }

    private static func openPostgres(
        _ url: String, keys keysURL: String?, _ folder: DataFolder, listening: Bool, _ cipher: Cipher,
        _ randomness: Randomness
    ) async throws -> Storage {
        // What can be wrong with the servers is found before anything is made.
        let main = PostgresDriver(url)
        let remoteKeys = keysURL.map { PostgresDriver($0, connections: 2) }
        do {
            for driver in [main, remoteKeys].compactMap(\.self) { try await driver.probe() }
            if try await Migrator.main.check(main), try !folder.hasMasterKey, try await hasCases(main) {
                throw StorageError(
                    .misconfigured,
                    "There are cases, but no \(folder.masterKey): name the data folder of this installation (--data).")
            }
            _ = try await PostgresIndex.migrator.check(main)
            if let remoteKeys { _ = try await KeysDB.migrator.check(remoteKeys) }
            try folder.prepareFiles()
            let (keyDriver, forget) = try localOrRemote(remoteKeys, folder)
            try await KeysDB.migrator.run(keyDriver)
            let master = try await KeysDB.master(folder, keyDriver, cipher, randomness)
            try await Migrator.main.run(main)
            try await PostgresIndex.migrator.run(main)
            let keys = KeysDB(keyDriver, cipher: cipher, master: master, randomness: randomness, forget: forget)
            return together(main, keyDriver, keys, folder, listeningAt: listening ? url : nil)
        } catch {
            await main.close()
            await remoteKeys?.close()
            throw error
        }
    }

    private static func hasCases(_ main: PostgresDriver) async throws -> Bool {
        try await main.read {
            try $0.row(SQL(across: .operators, "SELECT 1 FROM vorgang LIMIT 1"), []) { _ in () } != nil
        }
    }

    private static func together(
        _ main: PostgresDriver, _ keyDriver: any Driver, _ keys: KeysDB, _ folder: DataFolder, listeningAt url: String?
    ) -> Storage {
        let (wakes, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let (losses, alarm) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let notifier = PostgresBell(main)
        if let url {
            notifier.listen(
                url,
                connected: {
                    bell.yield()
                    alarm.yield()
                }, heard: { bell.yield() })
        }
        return Storage(
            registry: SQLRegistry(main, PostgresIndex(main), wakeCouriers: { notifier.ring() }), main: main,
            keyDriver: keyDriver, blobs: FileBlobs(folder: folder.blobs), keys: keys, outboxWakes: wakes,
            indexLosses: losses,
            atEnd: {
                notifier.close()
                bell.finish()
                alarm.finish()
            })
    }

    /// The key store beside a PostgreSQL: a database of its own, or `keys.db` in the folder.
    private static func localOrRemote(
        _ remote: PostgresDriver?, _ folder: DataFolder
    ) throws -> (any Driver, @Sendable () async throws -> Void) {
        if let remote { return (remote, { try await remote.execute("VACUUM key") }) }
        try FileSystem.createFile(folder.keys)
        let driver = try SQLiteDriver(path: folder.keys, .init(secureDelete: true, readers: 2))
        return (driver, { try await driver.truncateLog() })
    }
}
