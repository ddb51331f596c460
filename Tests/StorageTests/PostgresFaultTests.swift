import Ports
import Synchronization
import Testing

@testable import Storage

/// What goes wrong between the program and a PostgreSQL, and what the driver makes of it.
@Suite(.serialized) struct PostgresFaultTests {
    @Test("A server is taken by its server_version_num", arguments: [150_000, 150_014, 160_000, 180_001])
    func newEnough(version: Int32) throws { try PostgresConnection.checkVersion(version) }

    @Test("A server that is too old is refused with its version", arguments: [90_624, 100_000, 140_019, 149_999])
    func tooOld(version: Int32) {
        let error = #expect(throws: PostgresError.self) { try PostgresConnection.checkVersion(version) }
        #expect(error?.storage == StorageError(.misconfigured, ""))
        #expect(error?.storage.reason.contains("use 15 or later") == true)
    }

    @Test("The state of a refusal is read from what libpq says")
    func states() {
        let refused = "connection to server at \"localhost\" (::1), port 5432 failed: FATAL:  28P01"
        #expect(PostgresConnection.sqlState(in: refused) == "28P01")
        for other in ["", "FATAL:", "FATAL:  password", "connection refused 28P01", "FATAL:  28p01"] {
            #expect(PostgresConnection.sqlState(in: other) == nil)
        }
    }

    @Test("Every state of a refusal has a code and a sentence")
    func codes() {
        let expected: [(String, StorageError.Code)] = [
            ("40001", .unreachable), ("40P01", .unreachable), ("23505", .taken), ("53100", .full), ("58030", .full),
            ("28P01", .misconfigured), ("3D000", .misconfigured), ("42501", .misconfigured), ("3F000", .misconfigured),
            ("53300", .unreachable), ("57P03", .unreachable), ("57014", .unreachable), ("08006", .unreachable),
            ("XX001", .damaged),
        ]
        for (state, code) in expected {
            let error = PostgresError(state: state, message: "x")
            #expect(error.storage.code == code, "\(state)")
            #expect(!error.storage.reason.isEmpty)
        }
    }
}

@Suite(.serialized, .enabled(if: Engine.postgresURL != nil, "set RATHAUS_TEST_POSTGRES, see script/postgres"))
struct PostgresRetryTests {
    private func with(_ connections: Int, _ body: (PostgresDriver) async throws -> Void) async throws {
        try await withPostgres { place in
            guard case .postgres(let url, _, _) = place else { return }
            let driver = PostgresDriver(url, connections: connections)
            try await driver.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT NOT NULL)")
            try await driver.execute("INSERT INTO t VALUES (1, 0), (2, 0)")
            try await body(driver)
            await driver.close()
        }
    }

    private func sum(_ driver: PostgresDriver) async throws -> Int64? {
        try await driver.read { try $0.row("SELECT CAST(SUM(n) AS BIGINT) FROM t", []) { $0.int(0) } }
    }

    @Test func `a deadlock is resolved by trying again, and each change is made once`() async throws {
        try await with(2) { driver in
            let tries = Tries()
            let raise: SQL = "UPDATE t SET n = n + 1 WHERE id = $1"
            try await withThrowingTaskGroup(of: Void.self) { group in
                for order in [[1, 2], [2, 1]] {
                    group.addTask {
                        try await driver.write { session in
                            tries.count()
                            try session.run(raise, [.int(order[0])])
                            _ = try session.rows("SELECT CAST(1 AS BIGINT) FROM pg_sleep(0.3)", []) { _ in () }
                            try session.run(raise, [.int(order[1])])
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(tries.made > 2)
            #expect(try await sum(driver) == 4)
        }
    }

    @Test func `a serialization failure is tried again, five times at the most`() async throws {
        try await with(1) { driver in
            let fail: SQL = "DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '40001'; END $$"
            let tries = Tries()
            try await driver.write { session in
                try session.run("UPDATE t SET n = n + 1 WHERE id = 1", [])
                if tries.count() < 3 {
                    try session.run(fail, [])
                }
            }
            #expect(tries.made == 3)
            #expect(try await sum(driver) == 1)
            await #expect(throws: StorageError(.unreachable, "")) {
                try await driver.write { session in
                    tries.count()
                    try session.run(fail, [])
                }
            }
            #expect(tries.made == 3 + PostgresDriver.Patience.standard.attempts)
        }
    }

    @Test func `a statement that takes too long is ended, and the connection is used again`() async throws {
        try await with(1) { driver in
            for setting: SQL in ["SET LOCAL statement_timeout = '50ms'"] {
                await #expect(throws: StorageError(.unreachable, "")) {
                    try await driver.write { session in
                        try session.run(setting, [])
                        _ = try session.rows("SELECT CAST(1 AS BIGINT) FROM pg_sleep(20)", []) { _ in () }
                    }
                }
            }
            #expect(try await sum(driver) == 0)
            let limits = try await driver.read { session in
                try session.rows(
                    """
                    SELECT setting FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout',
                        'synchronous_commit') ORDER BY name
                    """, []
                ) { $0.text(0) }
            }
            #expect(limits == ["5000", "30000", "on"])
        }
    }

    @Test func `a lock that is not given ends the wait`() async throws {
        try await with(2) { driver in
            let begun = ContinuousClock.now
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await driver.write { session in
                        try session.run("UPDATE t SET n = 7 WHERE id = 1", [])
                        _ = try session.rows("SELECT CAST(1 AS BIGINT) FROM pg_sleep(1.5)", []) { _ in () }
                    }
                }
                try await Task.sleep(for: .milliseconds(400))
                await #expect(throws: StorageError(.unreachable, "")) {
                    try await driver.write { session in
                        try session.run("SET LOCAL lock_timeout = '100ms'", [])
                        try session.run("UPDATE t SET n = 8 WHERE id = 1", [])
                    }
                }
                #expect(ContinuousClock.now - begun < .milliseconds(1_400))
                try await group.waitForAll()
            }
            #expect(try await sum(driver) == 7)
        }
    }

    @Test func `who finds all connections busy is told so after five seconds`() async throws {
        try await with(1) { driver in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    _ = try await driver.read { session in
                        try session.rows("SELECT CAST(1 AS BIGINT) FROM pg_sleep(6)", []) { _ in () }
                    }
                }
                try await Task.sleep(for: .milliseconds(200))
                let error = await #expect(throws: StorageError.self) { _ = try await sum(driver) }
                #expect(error?.code == .unreachable && error?.reason.contains("busy") == true)
                try await group.waitForAll()
            }
            #expect(try await sum(driver) == 0)
        }
    }
}

/// How often something was tried.
private final class Tries: Sendable {
    private let number = Mutex(0)
    var made: Int { number.withLock { $0 } }

    @discardableResult
    func count() -> Int {
        number.withLock { number in
            number += 1
            return number
        }
    }
}
