/// A table as it is taken from one engine to another: its columns by name and kind, and the key by which it is walked.
struct CopiedTable: Sendable {
    enum Kind: Sendable { case int, text, bytes }

    struct Column: Sendable {
        let name: String
        let kind: Kind
    }

    let name: String
    /// The columns of the primary key come first, all of the kind text but where the table says otherwise.
    let keys: Int
    let columns: [Column]

    private init(_ name: String, keys: Int, _ columns: String) {
        self.name = name
        self.keys = keys
        // `name` is a text, `name#` a number, `name*` bytes.
        self.columns = columns.split(separator: " ").map { column in
            switch column.last {
            case "#": Column(name: String(column.dropLast()), kind: .int)
            case "*": Column(name: String(column.dropLast()), kind: .bytes)
            default: Column(name: String(column), kind: .text)
            }
        }
    }

    /// All tables of the main database, those that are referred to first. Positions are given anew, and the revision is
    /// the target's own.
    static let main = [
        CopiedTable("town", keys: 1, "id name slug accent contact"),
        CopiedTable("package", keys: 2, "id version hash archive*"),
        CopiedTable("offer", keys: 2, "town slug package version hash unit overlay*"),
        CopiedTable(
            "staff_account", keys: 1,
            """
            id town login name roles units password_hash totp_sealed* totp_last_step# failures# locked_until#
            """),
        CopiedTable("staff_session", keys: 1, "token_hash staff town begun# ends# used#"),
        CopiedTable(
            "vorgang", keys: 1,
            """
            id town reference service service_name status unit assignee begun# submitted# changed# closed# due# \
            aktenzeichen retention_end version# key_id secret_hash unread# newest_key# due_key#
            """),
        CopiedTable("event", keys: 2, "stream version# town header* body* hash* seal"),
        CopiedTable("vorgang_count", keys: 5, "town unit assignee status shard# n#"),
        CopiedTable("outbox", keys: 1, "id town stream kind due# available# attempts# reason body*"),
        CopiedTable(
            "aufgabe", keys: 2,
            "stream nummer# town art name rolle unit assignee reference service_name since# due# due_key#"),
        CopiedTable("counter", keys: 2, "town name value#"),
        CopiedTable("stored_file", keys: 1, "id town stream noted# stand"),
        CopiedTable("given_up_key", keys: 1, "id"),
    ]
    static let keys = [CopiedTable("key", keys: 1, "id wrapped*")]

    private var names: String { columns.map(\.name).joined(separator: ", ") }
    private var keyNames: String { columns[..<keys].map(\.name).joined(separator: ", ") }

    /// The rows after a key, in its order.
    func page(after key: [SQLValue]?, _ limit: Int) -> (SQL, [SQLValue]) {
        guard let key else {
            return (SQL(across: .copy, "SELECT \(names) FROM \(name) ORDER BY \(keyNames) LIMIT $1"), [.int(limit)])
        }
        let places = (1...keys).map { "$\($0)" }.joined(separator: ", ")
        let sql = """
            SELECT \(names) FROM \(name) WHERE (\(keyNames)) > (\(places)) ORDER BY \(keyNames) LIMIT $\(keys + 1)
            """
        return (SQL(across: .copy, sql), key + [.int(limit)])
    }

    func insert(_ dialect: Dialect) -> SQL {
        let places = (1...columns.count).map { "$\($0)" }.joined(separator: ", ")
        guard name == "vorgang" else { return SQL("INSERT INTO \(name) (\(names)) VALUES (\(places))") }
        return SQL("INSERT INTO \(name) (\(names), position) VALUES (\(places), \(dialect.nextPosition))")
    }

    func decode(_ row: any SQLRow) -> [SQLValue] {
        columns.enumerated().map { index, column in
            if row.isNull(index) { return .null }
            switch column.kind {
            case .int: return .int(row.int(index))
            case .text: return .text(row.text(index))
            case .bytes: return .bytes(row.bytes(index))
            }
        }
    }

    /// A row as bytes that no other row has: each value with its kind and length.
    func bytes(_ row: [SQLValue]) -> [UInt8] {
        var out: [UInt8] = Array(name.utf8)
        func add(_ kind: UInt8, _ bytes: [UInt8]) {
            out.append(kind)
            out += (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) } + bytes
        }
        for value in row {
            switch value {
            case .null: add(0, [])
            case .int(let number): add(1, Array(String(number).utf8))
            case .text(let text): add(2, Array(text.utf8))
            case .bytes(let bytes): add(3, bytes)
            }
        }
        return out
    }
}
