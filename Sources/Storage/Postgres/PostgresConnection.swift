import CLibPQ
import Glibc
import Ports

/// One connection of libpq with its prepared statements. It blocks, and is used on its own queue only.
final class PostgresConnection {
    /// What every connection asks for: bounded waiting, and commits that are on the disk.
    private static let settings = """
        SET statement_timeout = '30s'; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '60s'; \
        SET synchronous_commit = on; SET client_min_messages = warning
        """

    let handle: OpaquePointer
    private var prepared: [String: String] = [:]
    /// Which of the shards of kept counts this connection writes.
    let shard: Int64

    init(_ url: String) throws {
        handle = try Self.connect(url)
        shard = Int64(PQbackendPID(handle)) % 64
        do {
            try execute(Self.settings)
        } catch {
            PQfinish(handle)
            throw error
        }
    }

    func close() { PQfinish(handle) }

    var isLost: Bool { PQstatus(handle) != CONNECTION_OK }

    /// Runs a text without parameters, as transactions and settings need it.
    func execute(_ text: String) throws {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        try check(result)
    }

    /// Runs a statement, prepared on its first use; the caller clears the result.
    func run(_ sql: SQL, _ values: [SQLValue]) throws -> OpaquePointer? {
        let name = try prepare(sql)
        let result = bound(values) { pointers, lengths, formats in
            PQexecPrepared(handle, name, Int32(values.count), pointers, lengths, formats, 1)
        }
        do {
            try check(result)
        } catch {
            PQclear(result)
            throw error
        }
        return result
    }

    /// Lays values out as libpq takes them, in one run of bytes while the closure lasts.
    func bound<T>(
        _ values: [SQLValue], _ body: (_ pointers: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]) -> T
    ) -> T {
        var lengths: [Int32] = []
        var formats: [Int32] = []
        var bytes: [CChar] = []
        var offsets: [Int?] = []
        for value in values {
            let start = bytes.count
            switch value {
            case .null: offsets.append(nil)
            case .int(let number):
                offsets.append(start)
                bytes.append(contentsOf: String(number).utf8.map { CChar(bitPattern: $0) })
            case .text(var text):
                offsets.append(start)
                text.withUTF8 { utf8 in utf8.withMemoryRebound(to: CChar.self) { bytes.append(contentsOf: $0) } }
            case .bytes(let value):
                offsets.append(start)
                value.withUnsafeBytes { bytes.append(contentsOf: $0.bindMemory(to: CChar.self)) }
            }
            lengths.append(Int32(bytes.count - start))
            if case .bytes = value { formats.append(1) } else { formats.append(0) }
            bytes.append(0)
        }
        return bytes.withUnsafeBufferPointer { buffer in
            body(
                offsets.map { offset in offset.flatMap { start in buffer.baseAddress.map { $0 + start } } }, lengths,
                formats)
        }
    }

    /// The name under which a statement is prepared.
    func prepare(_ sql: SQL) throws -> String {
        if let name = prepared[sql.text] { return name }
        let name = "s\(prepared.count)"
        let result = PQprepare(handle, name, sql.text, 0, nil)
        defer { PQclear(result) }
        try check(result)
        prepared[sql.text] = name
        return name
    }

    func check(_ result: OpaquePointer?) throws {
        let status = PQresultStatus(result)
        if status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK { return }
        if isLost { throw PostgresError(.unreachable, "PostgreSQL closed the connection", .reconnect) }
        let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? "08000"
        let message = PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) } ?? ""
        throw PostgresError(state: state, message: message)
    }

    /// Waits until the server notifies, at most so many milliseconds; whether it did.
    func waitForNotification(milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, milliseconds) > 0, PQconsumeInput(handle) == 1 else { return false }
        var notified = false
        while let notification = PQnotifies(handle) {
            notified = true
            PQfreemem(notification)
        }
        return notified
    }
}
