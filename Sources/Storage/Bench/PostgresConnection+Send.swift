import CLibPQ
import Ports

/// Calls that do not wait for the answer, as the third way of calling libpq needs them.
extension PostgresConnection {
    var socket: Int32 { PQsocket(handle) }

    func send(_ text: String) throws {
        guard PQsendQuery(handle, text) == 1 else { throw PostgresError(.unreachable, "cannot send", .reconnect) }
        _ = PQflush(handle)
    }

    func send(_ sql: SQL, _ values: [SQLValue]) throws {
        let name = try prepare(sql)
        let sent = bound(values) { pointers, lengths, formats in
            PQsendQueryPrepared(handle, name, Int32(values.count), pointers, lengths, formats, 1)
        }
        guard sent == 1 else { throw PostgresError(.unreachable, "cannot send", .reconnect) }
        _ = PQflush(handle)
    }

    /// Takes what has come in; whether the answer is whole.
    func isAnswered() throws -> Bool {
        guard PQconsumeInput(handle) == 1 else { throw PostgresError(.unreachable, "connection lost", .reconnect) }
        return PQisBusy(handle) == 0
    }

    func takeAnswer() throws {
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            try check(result)
        }
    }
}
