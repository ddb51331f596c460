import CLibPQ

/// A PostgreSQL connection in the hands of one closure; results are read in binary.
///
/// What begins the transaction and what is given to `later` waits until an answer is needed, and goes to the server in one
/// way with the statement that needs it.
final class PostgresSession: Session {
    /// So many statements are sent at once at the most: what they change is then in the server's hands, not in ours.
    static let mostWaiting = 64

    private let connection: PostgresConnection
    private var waiting: [PostgresStatement] = []
    var shard: Int64 { connection.shard }

    /// `begin`: the statement that begins the transaction; nil where each statement is one of its own.
    init(_ connection: PostgresConnection, begin: SQL?) {
        self.connection = connection
        if let begin { waiting.append(PostgresStatement(begin, [])) }
    }

    @discardableResult
    func run(_ sql: SQL, _ values: [SQLValue]) throws -> Int {
        try answer(sql, values) { Self.changed($0) }
    }

    func later(_ sql: SQL, _ values: [SQLValue], _ check: @escaping (Int) throws -> Void) throws {
        waiting.append(PostgresStatement(sql, values) { try check(Self.changed($0)) })
        if waiting.count >= Self.mostWaiting { try settle() }
    }

    func rows<T>(_ sql: SQL, _ values: [SQLValue], _ decode: (any SQLRow) throws -> T) throws -> [T] {
        try answer(sql, values) { result in
            let count = PQntuples(result)
            var rows: [T] = []
            rows.reserveCapacity(Int(count))
            for number in 0..<count { rows.append(try decode(PostgresRow(result: result, number: number))) }
            return rows
        }
    }

    /// Sends what waits and looks at its outcome.
    func settle() throws {
        let sent = take()
        if !sent.isEmpty { PQclear(try connection.run(together: sent)) }
    }

    private func answer<T>(
        _ sql: SQL, _ values: [SQLValue], _ read: (OpaquePointer?) throws -> T
    ) throws -> T {
        let before = take()
        let result =
            before.isEmpty
            ? try connection.run(sql, values) : try connection.run(together: before + [PostgresStatement(sql, values)])
        defer { PQclear(result) }
        return try read(result)
    }

    private func take() -> [PostgresStatement] {
        defer { waiting = [] }
        return waiting
    }

    private static func changed(_ result: OpaquePointer?) -> Int {
        PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    }
}

/// A row of a PostgreSQL result: integers are big-endian in as many bytes as their type has, text is UTF-8.
struct PostgresRow: SQLRow {
    let result: OpaquePointer?
    let number: Int32

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, number, Int32(column)) == 1 }

    func int(_ column: Int) -> Int64 {
        let bytes = value(column)
        guard let first = bytes.first else { return 0 }
        return bytes.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
    }

    func text(_ column: Int) -> String { String(decoding: value(column), as: UTF8.self) }

    func bytes(_ column: Int) -> [UInt8] { Array(value(column)) }

    private func value(_ column: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: PQgetvalue(result, number, Int32(column)), count: Int(PQgetlength(result, number, Int32(column))))
    }
}
