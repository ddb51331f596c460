import Basics
import Casework
import Hall
import Ports

/// The derived index on SQLite: a file of its own, not synced, with overwriting deletion, and FTS5 over folded words.
///
/// FTS5 stores tokens only; the words stand in `entry`, from where FTS5 reads them again to forget them.
struct SQLiteIndex: DerivedIndex {
    /// Hits beyond the newest so many are not ranked.
    static let rankedHits = 1_000
    /// Version of an entry that was removed: above all others, so that nothing makes it again but a restored case.
    static let removed = Int64.max
    /// Up to so many entries, every removal merges the index at once; beyond, after so many removals.
    static let smallIndex = 20_000
    static let removalsBetween = 100

    private let driver: SQLiteDriver
    private let backlog: IndexBacklog

    /// `lost` is called when entries could not be kept: they are behind until the index catches up.
    init(_ driver: SQLiteDriver, lost: @escaping @Sendable () -> Void = {}) {
        self.driver = driver
        backlog = IndexBacklog(driver, lost: lost)
    }

    static let migrator = Migrator(
        name: "index",
        migrations: [
            Migration(
                number: 1,
                statements: [
                    """
                    CREATE TABLE entry (
                        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version BIGINT NOT NULL, title TEXT,
                        town TEXT NOT NULL, heading TEXT NOT NULL, words TEXT NOT NULL
                    )
                    """,
                    """
                    CREATE VIRTUAL TABLE word USING fts5(
                        town, heading, words, content = 'entry', content_rowid = 'n',
                        tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
                    )
                    """,
                    """
                    CREATE TABLE reached (
                        id INTEGER PRIMARY KEY CHECK (id = 1), position BIGINT NOT NULL, removals BIGINT NOT NULL
                    )
                    """,
                    "INSERT INTO reached (id, position, removals) VALUES (1, 0, 0)",
                ])
        ])

    func keep(_ id: VorgangId, town: TownId, _ entry: VorgangIndexEntry?) async throws {
        guard let entry else { return try await remove(id, town) }
        // Folded before the writer is asked, for whom others wait.
        try await backlog.add(.init(id: id, entry: entry, words: Self.words(of: entry, town)))
    }

    /// Returns when all entries that were given are kept.
    func settle() async { await backlog.settle() }

    static func words(of entry: VorgangIndexEntry, _ town: TownId) -> [SQLValue] {
        [.text(town.text), .text(SearchText.fold(entry.title)), .text(SearchText.fold(entry.text))]
    }

    static func keep(_ line: IndexBacklog.Line, _ session: any Session) throws {
        let (id, entry, words) = (line.id, line.entry, line.words)
        let old = try kept(id, session)
        if let old, old.version != removed, old.version > Int64(entry.version) { return }
        let columns: [SQLValue] = [.text(id.text), .int(entry.version), .text(entry.title)] + words
        guard let old else {
            let n = try session.row(insert, columns) { $0.int(0) }
            try session.run(addWords, [.int(n)] + words)
            return
        }
        try session.run(update, Array(columns[1...]) + [.text(id.text)])
        if old.words == words { return }
        try session.run(forgetWords, [.int(old.n)] + old.words)
        try session.run(addWords, [.int(old.n)] + words)
    }

    private func remove(_ id: VorgangId, _ town: TownId) async throws {
        backlog.remove(id)
        let none: [SQLValue] = [.int(Self.removed), .null, .text(town.text), .text(""), .text("")]
        try await driver.write { session in
            guard let old = try Self.kept(id, session) else {
                _ = try session.rows(Self.insert, [.text(id.text)] + none) { $0.int(0) }
                return
            }
            try session.run(Self.forgetWords, [.int(old.n)] + old.words)
            try session.run(Self.update, none + [.text(id.text)])
            let sizes = try session.row(Self.countRemoval, []) { (removals: $0.int(0), entries: $0.int(1)) }
            guard let sizes, sizes.entries < Self.smallIndex || sizes.removals >= Self.removalsBetween else { return }
            try Self.forgetRemoved(session)
        }
        try await driver.truncateLog()
    }

    /// Until its segments are merged, FTS5 keeps forgotten words in them. On a large index that takes seconds, so it
    /// is done after a number of removals and when the index is opened.
    func forgetRemoved() async throws {
        let pending = try await driver.read { try $0.row(Self.removals, []) { $0.int(0) } ?? 0 }
        guard pending > 0 else { return }
        try await driver.write { try Self.forgetRemoved($0) }
        try await driver.truncateLog()
    }

    private static func forgetRemoved(_ session: any Session) throws {
        try session.run(optimize, [])
        try session.run(resetRemovals, [])
    }

    private struct Kept {
        let n: Int64
        let version: Int64
        let words: [SQLValue]
    }

    private static func kept(_ id: VorgangId, _ session: any Session) throws -> Kept? {
        try session.row(select, [.text(id.text)]) { row in
            Kept(
                n: row.int(0), version: row.int(1),
                words: [.text(row.text(2)), .text(row.text(3)), .text(row.text(4))])
        }
    }

    func titles(_ ids: [VorgangId]) async throws -> [VorgangId: String] {
        if ids.isEmpty { return [:] }
        await settle()
        return try await driver.look { session in
            let found = try session.rows(Self.selectTitles, [Self.list(ids)]) { row in
                (VorgangId(row.text(0)), row.optionalText(1))
            }
            var titles: [VorgangId: String] = [:]
            for (id, title) in found { titles[id] = title }
            return titles
        }
    }

    /// Ids of ours have neither quotes nor backslashes, so this is JSON.
    static func list(_ ids: [VorgangId]) -> SQLValue {
        .text("[" + ids.map { "\"\($0.text)\"" }.joined(separator: ",") + "]")
    }

    func versions(_ ids: [VorgangId]) async throws -> [VorgangId: Int] {
        await settle()
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
        let asked = "{heading words} : (" + terms.map { "\"\($0)\" *" }.joined(separator: " AND ") + ")"
        let inTown = "town : \"\(SearchText.terms(town).joined())\" AND \(asked)"
        await settle()
        return try await driver.read { session in
            let newest = try session.rows(Self.newest, [.text(inTown), .int(Self.rankedHits)]) { $0.int(0) }
            guard let first = newest.first, let last = newest.last, newest.count < Self.rankedHits else {
                // So many hits that their order says nothing: the newest.
                return try Self.ids(Array(newest.prefix(limit)), session)
            }
            var rank: [Int64: Int] = [:]
            let ranked = try session.rows(Self.ranked, [.text(asked), .int(last), .int(first)]) { $0.int(0) }
            for (place, n) in ranked.enumerated() { rank[n] = place }
            let best = newest.sorted { rank[$0] ?? .max < rank[$1] ?? .max }.prefix(limit)
            return try Self.ids(Array(best), session)
        }
    }

    /// The cases of entries, in their order: only of those that are shown, since an entry costs more than a hit.
    private static func ids(_ entries: [Int64], _ session: any Session) throws -> [VorgangId] {
        let numbers = "[" + entries.map(String.init).joined(separator: ",") + "]"
        let found = try session.rows(selectIds, [.text(numbers)]) { ($0.int(0), VorgangId($0.text(1))) }
        let ids = Dictionary(found, uniquingKeysWith: { first, _ in first })
        return entries.compactMap { ids[$0] }
    }

    func position() async throws -> Int64 {
        try await driver.read { try $0.row(Self.reached, []) { $0.int(0) } ?? 0 }
    }

    func remember(position: Int64) async throws {
        _ = try await driver.write { try $0.run(Self.remember, [.int(position)]) }
    }

    private static let select = SQL(
        across: .index, "SELECT n, version, town, heading, words FROM entry WHERE id = $1")
    static let selectTitles = SQL(
        across: .index,
        "SELECT entry.id, entry.title FROM json_each($1) AS asked JOIN entry ON entry.id = asked.value")
    private static let selectVersions = SQL(
        across: .index,
        "SELECT entry.id, entry.version FROM json_each($1) AS asked JOIN entry ON entry.id = asked.value")
    private static let insert: SQL = """
        INSERT INTO entry (id, version, title, town, heading, words) VALUES ($1, $2, $3, $4, $5, $6) RETURNING n
        """
    private static let update = SQL(
        across: .index, "UPDATE entry SET version = $1, title = $2, town = $3, heading = $4, words = $5 WHERE id = $6")
    private static let addWords: SQL = "INSERT INTO word (rowid, town, heading, words) VALUES ($1, $2, $3, $4)"
    private static let forgetWords: SQL =
        "INSERT INTO word (word, rowid, town, heading, words) VALUES ('delete', $1, $2, $3, $4)"
    private static let countRemoval = SQL(
        across: .index,
        "UPDATE reached SET removals = removals + 1 WHERE id = 1 RETURNING removals, (SELECT MAX(n) FROM entry)")
    private static let removals: SQL = "SELECT removals FROM reached WHERE id = 1"
    private static let resetRemovals: SQL = "UPDATE reached SET removals = 0 WHERE id = 1"
    private static let optimize: SQL = "INSERT INTO word (word) VALUES ('optimize')"
    private static let newest = SQL(
        across: .index, "SELECT rowid FROM word WHERE word MATCH $1 ORDER BY rowid DESC LIMIT $2")
    private static let selectIds = SQL(
        across: .index,
        "SELECT entry.n, entry.id FROM json_each($1) AS shown JOIN entry ON entry.n = shown.value")
    private static let ranked: SQL = """
        SELECT rowid FROM word WHERE word MATCH $1 AND rowid BETWEEN $2 AND $3
        ORDER BY bm25(word, 0.0, 4.0, 1.0), rowid DESC
        """
    private static let reached: SQL = "SELECT position FROM reached WHERE id = 1"
    private static let remember: SQL = "UPDATE reached SET position = $1 WHERE id = 1"
}
