import CLibPQ

/// A PostgreSQL connection in the hands of one closure; results are read in binary.
struct PostgresSession: Session {
    let connection: PostgresConnection
    var shard: Int64 { connection.shard }

    @discardableResult
    func run(_ sql: SQL, _ values: [SQLValue]) throws -> Int {
        let result = try connection.run(sql, values)
        defer { PQclear(result) }
        return PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    }

    func rows<T>(_ sql: SQL, _ values: [SQLValue], _ decode: (any SQLRow) throws -> T) throws -> [T] {
        let result = try connection.run(sql, values)
        defer { PQclear(result) }
        let count = PQntuples(result)
        var rows: [T] = []
        rows.reserveCapacity(Int(count))
        for number in 0..<count { rows.append(try decode(PostgresRow(result: result, number: number))) }
        return rows
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
