extension Migrator {
    /// Open tasks and incidents of cases that their process drives. Cases of before have none.
    static let aufgaben = Migration(
        number: 5,
        statements: [
            """
            CREATE TABLE aufgabe (
                stream TEXT NOT NULL REFERENCES vorgang (id),
                nummer BIGINT NOT NULL,
                town TEXT NOT NULL,
                art TEXT NOT NULL,
                name TEXT NOT NULL,
                rolle TEXT NOT NULL,
                unit TEXT NOT NULL,
                assignee TEXT,
                reference TEXT NOT NULL,
                service_name TEXT NOT NULL,
                since BIGINT NOT NULL,
                due BIGINT,
                due_key BIGINT NOT NULL,
                PRIMARY KEY (stream, nummer)
            )
            """,
            "CREATE INDEX aufgabe_due ON aufgabe (town, due_key, stream, nummer)",
            "CREATE INDEX aufgabe_unit ON aufgabe (town, unit, due_key, stream, nummer)",
        ])
}
