extension Migrator {
    /// The schema of the main database: nothing in it is personal but ciphertext.
    static let main = Migrator(
        name: "rathaus", migrations: [cases, staff, tenancy, sessions, aufgaben, ledger, indexes])

    private static let cases = Migration(
        number: 1,
        statements: [
            """
            CREATE TABLE vorgang (
                id TEXT NOT NULL PRIMARY KEY,
                town TEXT NOT NULL,
                position BIGINT NOT NULL,
                reference TEXT,
                service TEXT NOT NULL,
                service_name TEXT NOT NULL,
                status TEXT NOT NULL,
                unit TEXT NOT NULL,
                assignee TEXT,
                begun BIGINT NOT NULL,
                submitted BIGINT,
                changed BIGINT NOT NULL,
                closed BIGINT,
                due BIGINT,
                aktenzeichen TEXT,
                retention_end TEXT,
                version BIGINT NOT NULL CHECK (version >= 0),
                key_id TEXT NOT NULL,
                secret_hash TEXT NOT NULL,
                unread BIGINT NOT NULL CHECK (unread IN (0, 1)),
                newest_key BIGINT NOT NULL,
                due_key BIGINT NOT NULL
            )
            """,
            "CREATE UNIQUE INDEX vorgang_reference ON vorgang (town, reference)",
            "CREATE INDEX vorgang_position ON vorgang (position)",
            "CREATE INDEX vorgang_newest ON vorgang (town, status, newest_key, id)",
            "CREATE INDEX vorgang_unit ON vorgang (town, unit, status, newest_key, id)",
            "CREATE INDEX vorgang_assignee ON vorgang (town, assignee, status, newest_key, id) WHERE assignee IS NOT NULL",
            "CREATE INDEX vorgang_due ON vorgang (town, status, due_key, id)",
            """
            CREATE TABLE event (
                stream TEXT NOT NULL REFERENCES vorgang (id),
                version BIGINT NOT NULL CHECK (version > 0),
                town TEXT NOT NULL,
                header BYTES NOT NULL,
                body BYTES NOT NULL,
                hash BYTES NOT NULL,
                seal TEXT,
                PRIMARY KEY (stream, version)
            )
            """,
            """
            CREATE TABLE vorgang_count (
                town TEXT NOT NULL,
                unit TEXT NOT NULL,
                assignee TEXT NOT NULL,
                status TEXT NOT NULL,
                shard BIGINT NOT NULL,
                n BIGINT NOT NULL,
                PRIMARY KEY (town, unit, assignee, status, shard)
            )
            """,
            """
            CREATE TABLE outbox (
                id TEXT NOT NULL PRIMARY KEY,
                town TEXT NOT NULL,
                stream TEXT NOT NULL REFERENCES vorgang (id),
                kind TEXT NOT NULL,
                due BIGINT NOT NULL,
                available BIGINT NOT NULL,
                attempts BIGINT NOT NULL DEFAULT 0,
                reason TEXT,
                body BYTES NOT NULL
            )
            """,
            "CREATE INDEX outbox_kind ON outbox (kind, available)",
            "CREATE INDEX outbox_available ON outbox (available)",
            """
            CREATE TABLE counter (
                town TEXT NOT NULL,
                name TEXT NOT NULL,
                value BIGINT NOT NULL,
                PRIMARY KEY (town, name)
            )
            """,
        ])

    private static let staff = Migration(
        number: 2,
        statements: [
            """
            CREATE TABLE staff_account (
                id TEXT NOT NULL PRIMARY KEY,
                town TEXT NOT NULL,
                login TEXT NOT NULL,
                name TEXT NOT NULL,
                roles TEXT NOT NULL,
                units TEXT NOT NULL,
                password_hash TEXT NOT NULL,
                totp_sealed BYTES,
                totp_last_step BIGINT NOT NULL,
                failures BIGINT NOT NULL,
                locked_until BIGINT
            )
            """,
            "CREATE UNIQUE INDEX staff_account_login ON staff_account (town, login)",
            """
            CREATE TABLE staff_session (
                token_hash TEXT NOT NULL PRIMARY KEY,
                staff TEXT NOT NULL,
                town TEXT NOT NULL,
                begun BIGINT NOT NULL,
                ends BIGINT NOT NULL
            )
            """,
            "CREATE INDEX staff_session_ends ON staff_session (ends)",
        ])

    private static let tenancy = Migration(
        number: 3,
        statements: [
            """
            CREATE TABLE town (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                slug TEXT NOT NULL UNIQUE,
                accent TEXT NOT NULL,
                contact TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE package (
                id TEXT NOT NULL,
                version TEXT NOT NULL,
                hash TEXT NOT NULL,
                archive BYTES NOT NULL,
                PRIMARY KEY (id, version)
            )
            """,
            "CREATE INDEX package_hash ON package (hash)",
            """
            CREATE TABLE offer (
                town TEXT NOT NULL,
                slug TEXT NOT NULL,
                package TEXT NOT NULL,
                version TEXT NOT NULL,
                hash TEXT NOT NULL,
                unit TEXT NOT NULL,
                overlay BYTES NOT NULL,
                PRIMARY KEY (town, slug)
            )
            """,
            "CREATE TABLE revision (id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), value BIGINT NOT NULL)",
            "INSERT INTO revision (id, value) VALUES (1, 0)",
        ])

    /// When a session was last used: every server must know, or the one that rested ends it.
    private static let sessions = Migration(
        number: 4, statements: ["ALTER TABLE staff_session ADD COLUMN used BIGINT"])
}
