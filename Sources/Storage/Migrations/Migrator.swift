import Ports

/// One step of a schema: numbered, forward only, never edited once it is out.
struct Migration: Sendable {
    let number: Int
    /// Statements in the shared dialect; `BYTES` stands for the engine's type of bytes.
    let statements: [String]
}

/// Brings a database to the newest schema, under a lock, or refuses one that is newer than the program.
struct Migrator: Sendable {
    let name: String
    /// Where the numbers of the steps taken are kept.
    var table = "schema_version"
    let migrations: [Migration]

    /// Whether the schema is the newest. Throws when it is newer than the program, or lacks tables that this user must
    /// not make.
    func check(_ driver: some Driver) async throws -> Bool {
        let dialect = driver.dialect
        return try await driver.read { session in
            if try isCurrent(session, dialect.tableExists) { return true }
            guard let mayCreate = dialect.mayCreate, try session.row(mayCreate, [], { $0.int(0) }) != 1 else {
                return false
            }
            throw StorageError(
                .misconfigured,
                "The user must not create tables in this database: "
                    + "GRANT USAGE, CREATE ON SCHEMA public TO its name, or let a user who may run rathaus once.")
        }
    }

    func run(_ driver: some Driver) async throws {
        let dialect = driver.dialect
        if try await driver.read({ try self.isCurrent($0, dialect.tableExists) }) { return }
        try await driver.write { session in
            if let lock = dialect.migrationLock { _ = try session.rows(lock, []) { _ in () } }
            for statement in dialect.prelude { try session.run(statement, []) }
            try session.run(SQL("CREATE TABLE IF NOT EXISTS \(table) (number BIGINT NOT NULL PRIMARY KEY)"), [])
            let reached = try reached(session) ?? 0
            for migration in migrations where migration.number > Int(reached) {
                for statement in migration.statements {
                    try session.run(SQL(statement.replacing("BYTES", with: dialect.bytesType)), [])
                }
                try session.run(SQL("INSERT INTO \(table) (number) VALUES ($1)"), [.int(migration.number)])
            }
        }
    }

    /// Whether there is nothing to do; throws `.newer` when the database is ahead of the program.
    private func isCurrent(_ session: any Session, _ tableExists: SQL) throws -> Bool {
        guard try session.row(tableExists, [.text(table)], { _ in () }) != nil, let reached = try reached(session)
        else { return false }
        let known = migrations.last?.number ?? 0
        if reached > known {
            throw StorageError(
                .newer,
                "The database \(name) has schema \(reached) and this program knows only \(known): "
                    + "use the newer program, or restore a backup of this one.")
        }
        return reached == known
    }

    private func reached(_ session: any Session) throws -> Int64? {
        try session.row(SQL("SELECT MAX(number) FROM \(table)"), []) { $0.optionalInt(0) } ?? nil
    }
}
