/// A statement in the dialect that SQLite and PostgreSQL share: `$1` parameters numbered in the order of their first
/// use, `ON CONFLICT`, `RETURNING`, row values. Written once, as a constant next to its reader.
///
/// A statement on a table that belongs to towns binds a town, or says `across` which rule lets it reach several: debug builds
/// trap on any other.
struct SQL: Sendable, Hashable, ExpressibleByStringLiteral {
    let text: String

    init(_ text: String) {
        assert(TownTables.areBound(in: text), "binds no town: \(text)")
        self.text = text
    }

    init(stringLiteral text: String) { self.init(text) }

    /// A statement over towns or persons.
    init(across: Across, _ text: String) { self.text = text }
}

/// A value bound to a parameter.
enum SQLValue: Sendable, Hashable {
    case null
    case int(Int64)
    case text(String)
    case bytes([UInt8])

    static func int(_ value: Int) -> SQLValue { .int(Int64(value)) }
    static func bool(_ value: Bool) -> SQLValue { .int(value ? 1 : 0) }
    static func text(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
    static func int(_ value: Int64?) -> SQLValue { value.map { .int($0) } ?? .null }
    static func bytes(_ value: [UInt8]?) -> SQLValue { value.map { .bytes($0) } ?? .null }
}

/// A row under the cursor, read by column from 0. It is valid inside the closure that gets it, and only there.
protocol SQLRow {
    func isNull(_ column: Int) -> Bool
    func int(_ column: Int) -> Int64
    func text(_ column: Int) -> String
    func bytes(_ column: Int) -> [UInt8]
}

extension SQLRow {
    func optionalInt(_ column: Int) -> Int64? { isNull(column) ? nil : int(column) }
    func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    func optionalBytes(_ column: Int) -> [UInt8]? { isNull(column) ? nil : bytes(column) }
}
