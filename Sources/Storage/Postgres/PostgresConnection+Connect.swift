import CLibPQ
import Glibc
import Ports

extension PostgresConnection {
    /// PostgreSQL 15, as `server_version_num` has it.
    static let oldestServer: Int32 = 150_000
    /// How long a server may take to let us in.
    static let connectSeconds: Int64 = 5

    /// Connects; TLS, user and password come from the URL, the PG* variables or the password file, as libpq has it.
    ///
    /// The steps are walked one by one, because only so libpq can be told to give the server's SQLSTATE for a refusal.
    static func connect(_ url: String) throws -> OpaquePointer {
        guard let options = PQconninfoParse(url, nil) else { throw PostgresError(.misconfigured, addressAdvice) }
        PQconninfoFree(options)
        guard let handle = PQconnectStart(url) else {
            throw PostgresError(.unreachable, "There is no memory for a connection to PostgreSQL.")
        }
        PQsetErrorVerbosity(handle, PQERRORS_SQLSTATE)
        do {
            try walk(handle)
            try checkVersion(PQserverVersion(handle))
            return handle
        } catch {
            PQfinish(handle)
            throw error
        }
    }

    private static func walk(_ handle: OpaquePointer) throws {
        var step = PGRES_POLLING_WRITING
        let end = now() + connectSeconds * 1_000
        if PQstatus(handle) == CONNECTION_BAD { throw refusal(handle) }
        while step != PGRES_POLLING_OK {
            if step == PGRES_POLLING_FAILED { throw refusal(handle) }
            let direction = step == PGRES_POLLING_READING ? POLLIN : POLLOUT
            var waiting = pollfd(fd: PQsocket(handle), events: Int16(direction), revents: 0)
            let left = end - now()
            guard left > 0, poll(&waiting, 1, Int32(left)) != 0 else {
                throw PostgresError(
                    .unreachable, "PostgreSQL did not answer within \(connectSeconds) s: check address and network.",
                    .reconnect)
            }
            step = PQconnectPoll(handle)
        }
    }

    /// Refuses a server that is too old, by its `server_version_num`.
    static func checkVersion(_ number: Int32) throws {
        if number >= oldestServer { return }
        throw PostgresError(
            .misconfigured,
            "The PostgreSQL server is version \(number / 10_000): use 15 or later, or upgrade this one with pg_upgrade."
        )
    }

    /// Why the server, or libpq before it, did not let us in.
    private static func refusal(_ handle: OpaquePointer) -> PostgresError {
        let message = message(handle)
        if let state = sqlState(in: message) { return PostgresError(state: state, message: "") }
        if PQconnectionNeedsPassword(handle) == 1 {
            return PostgresError(
                .misconfigured,
                "PostgreSQL asks for a password: give it in PGPASSWORD, in ~/.pgpass, or in the address.")
        }
        return PostgresError(
            .unreachable, "PostgreSQL is not reachable (\(message)): start it, or give its right address.", .reconnect)
    }

    static let addressAdvice = """
        The address of the database cannot be read: write postgres://USER@HOST:PORT/DATABASE, with special letters in \
        percent encoding.
        """

    /// The SQLSTATE that a server's refusal ends with, as in `FATAL:  28P01`.
    static func sqlState(in message: String) -> String? {
        guard let last = message.split(separator: " ").last, last.utf8.count == 5, message.contains("FATAL:"),
            last.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
        else { return nil }
        return String(last)
    }

    /// What libpq says, on one line.
    static func message(_ handle: OpaquePointer) -> String {
        PQerrorMessage(handle).map { String(cString: $0) }?.split(whereSeparator: { $0.isNewline || $0 == "\t" })
            .joined(separator: " ")
            ?? ""
    }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
