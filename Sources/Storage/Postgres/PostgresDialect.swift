extension Dialect {
    /// PostgreSQL has many writers: a sequence counts, couriers pass over what others hold, migrations wait in a row.
    static let postgres = Dialect(
        bytesType: "BYTEA",
        nextPosition: "nextval('vorgang_position_seq')",
        skipLocked: "FOR UPDATE SKIP LOCKED",
        prelude: ["CREATE SEQUENCE IF NOT EXISTS vorgang_position_seq"],
        migrationLock: "SELECT pg_advisory_xact_lock(7274328)",
        tableExists: "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = $1",
        mayCreate: "SELECT CASE WHEN has_schema_privilege(current_schema(), 'CREATE') THEN 1 ELSE 0 END")
}
