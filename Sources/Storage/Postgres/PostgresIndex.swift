import Basics
import Casework
import Hall
import Ports

/// The derived index on PostgreSQL: UNLOGGED tables beside the others, empty after a crash and filled again, with a
/// `tsvector` over the folded words. Folding is ours, so both engines find the same.
struct PostgresIndex: DerivedIndex {
    static let rankedHits = 1_000
    /// Transactions may commit in another order than their positions: so many positions are looked at again.
    static let positionsInFlight: Int64 = 5_000

    private let driver: PostgresDriver

    init(_ driver: PostgresDriver) { self.driver = driver }

    static let migrator = Migrator(
        name: "derived data", table: "derived_schema_version",
        migrations: [
            Migration(
                number: 1,
                statements: [
                    """
                    CREATE UNLOGGED TABLE derived_entry (
                        id TEXT NOT NULL PRIMARY KEY,
                        n BIGINT GENERATED ALWAYS AS IDENTITY,
                        version BIGINT NOT NULL,
                        title TEXT,
                        town TEXT NOT NULL,
                        words TSVECTOR NOT NULL
                    )
                    """,
                    "CREATE INDEX derived_entry_words ON derived_entry USING gin (words)",
                    "CREATE UNLOGGED TABLE derived_reached (id BIGINT NOT NULL PRIMARY KEY, position BIGINT NOT NULL)",
                ])
        ])

    /// Run twice it changes nothing more, so it needs no transaction around it.
    func keep(_ id: VorgangId, town: TownId, _ entry: VorgangIndexEntry?) async throws {
        try await driver.once(Self.upsert, Self.values(id, town, entry))
    }

    static func values(_ id: VorgangId, _ town: TownId, _ entry: VorgangIndexEntry?) -> [SQLValue] {
        var values: [SQLValue] = [.text(id.text)]
        if let entry {
            values += [.int(entry.version), .text(entry.title), .text(town.text)]
            values += [.text(SearchText.fold(entry.title)), .text(SearchText.fold(entry.text))]
        } else {
            values += [.int(SQLiteIndex.removed), .null, .text(town.text), .text(""), .text("")]
        }
        return values
    }

    func titles(_ ids: [VorgangId]) async throws -> [VorgangId: String] {
        if ids.isEmpty { return [:] }
        return try await driver.read { session in
            let found = try session.rows(Self.selectTitles, [Self.list(ids)]) { row in
                (VorgangId(row.text(0)), row.optionalText(1))
            }
            var titles: [VorgangId: String] = [:]
            for (id, title) in found { titles[id] = title }
            return titles
        }
    }

    func versions(_ ids: [VorgangId]) async throws -> [VorgangId: Int] {
        if ids.isEmpty { return [:] }
        return try await driver.read { session in
            let found = try session.rows(Self.selectVersions, [Self.list(ids)]) { row in
                (VorgangId(row.text(0)), Int(row.int(1)))
            }
            return Dictionary(found, uniquingKeysWith: { first, _ in first })
        }
    }

    func search(_ text: String, town: String, limit: Int) async throws -> [VorgangId] {
        let terms = SearchText.terms(text).prefix(SearchText.maximumTerms)
        if terms.isEmpty { return [] }
        // Terms are letters and digits alone, so quoting them is enough.
        let asked = terms.map { "'\($0)':*" }.joined(separator: " & ")
        let values: [SQLValue] = [.text(asked), .text(town), .int(Self.rankedHits), .int(limit)]
        return try await driver.read { session in
            try session.rows(Self.search, values) { VorgangId($0.text(0)) }
        }
    }

    func position() async throws -> Int64 {
        try await driver.read { try $0.row(Self.reached, []) { $0.int(0) } ?? 0 }
    }

    func remember(position: Int64) async throws {
        let safe = max(0, position - Self.positionsInFlight)
        _ = try await driver.write { try $0.run(Self.remember, [.int(safe)]) }
    }

    /// Ids of ours have neither commas nor braces, so this is a literal of an array of texts.
    static func list(_ ids: [VorgangId]) -> SQLValue {
        .text("{" + ids.map { "\"\($0.text)\"" }.joined(separator: ",") + "}")
    }

    static let upsert: SQL = """
        INSERT INTO derived_entry (id, version, title, town, words)
        VALUES ($1, $2, $3, $4,
            setweight(to_tsvector('simple', $5), 'A') || setweight(to_tsvector('simple', $6), 'D'))
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, title = excluded.title, town = excluded.town,
            words = excluded.words
        WHERE derived_entry.version <= excluded.version OR derived_entry.version = 9223372036854775807
        """
    static let selectTitles = SQL(across: .index, "SELECT id, title FROM derived_entry WHERE id = ANY ($1::text[])")
    private static let selectVersions = SQL(
        across: .index, "SELECT id, version FROM derived_entry WHERE id = ANY ($1::text[])")
    private static let search: SQL = """
        SELECT id FROM (
            SELECT id, n, ts_rank(words, to_tsquery('simple', $1)) AS rank FROM derived_entry
            WHERE words @@ to_tsquery('simple', $1) AND town = $2 ORDER BY n DESC LIMIT $3
        ) AS newest ORDER BY rank DESC, n DESC LIMIT $4
        """
    private static let reached: SQL = "SELECT position FROM derived_reached WHERE id = 1"
    private static let remember: SQL = """
        INSERT INTO derived_reached (id, position) VALUES (1, $1)
        ON CONFLICT (id) DO UPDATE SET position = excluded.position
        """
}
