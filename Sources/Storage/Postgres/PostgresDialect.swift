extension Dialect {
    /// PostgreSQL has many writers: a sequence counts, couriers pass over what others hold, migrations wait in a row.
    static let postgres = Dialect(
        bytesType: "BYTEA",
        nextPosition: "nextval('vorgang_position_seq')",
        skipLocked: "FOR UPDATE SKIP LOCKED",
        prelude: ["CREATE SEQUENCE IF NOT EXISTS vorgang_position_seq"],
        migrationLock: "SELECT pg_advisory_xact_lock(7274328)")
}
