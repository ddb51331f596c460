extension Migrator {
    /// Lists show no drafts, so their indexes hold none: a draft is begun and saved without them. The outbox is found by its
    /// case, when a draft is forgotten, and by kind; nobody asks for the first entry of all kinds often.
    static let indexes = Migration(
        number: 7,
        statements: [
            "DROP INDEX vorgang_newest",
            "DROP INDEX vorgang_unit",
            "DROP INDEX vorgang_due",
            "DROP INDEX outbox_available",
            "CREATE INDEX vorgang_newest ON vorgang (town, status, newest_key, id) WHERE status <> 'entwurf'",
            "CREATE INDEX vorgang_unit ON vorgang (town, unit, status, newest_key, id) WHERE status <> 'entwurf'",
            "CREATE INDEX vorgang_due ON vorgang (town, status, due_key, id) WHERE status <> 'entwurf'",
            "CREATE INDEX outbox_stream ON outbox (stream)",
        ])
}
