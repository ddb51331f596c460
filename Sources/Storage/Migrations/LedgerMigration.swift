extension Migrator {
    /// What is kept outside the database and may have to be removed. Files of before are not listed: what is not listed
    /// is never swept, except with their draft.
    static let ledger = Migration(
        number: 6,
        statements: [
            """
            CREATE TABLE stored_file (
                id TEXT NOT NULL PRIMARY KEY,
                town TEXT NOT NULL,
                stream TEXT NOT NULL,
                noted BIGINT NOT NULL,
                stand TEXT NOT NULL CHECK (stand IN ('waiting', 'named', 'given-up'))
            )
            """,
            "CREATE INDEX stored_file_stream ON stored_file (stream)",
            "CREATE INDEX stored_file_waiting ON stored_file (noted, id) WHERE stand = 'waiting'",
            "CREATE INDEX stored_file_given_up ON stored_file (noted, id) WHERE stand = 'given-up'",
            "CREATE TABLE given_up_key (id TEXT NOT NULL PRIMARY KEY)",
            "CREATE INDEX vorgang_draft ON vorgang (changed, id) WHERE status = 'entwurf'",
        ])
}
