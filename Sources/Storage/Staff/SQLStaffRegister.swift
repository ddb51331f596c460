import Basics
import Casework
import Hall
import Ports

/// Accounts and sessions of staff on a SQL engine.
struct SQLStaffRegister: StaffRegister {
    private let driver: any Driver

    init(_ driver: any Driver) { self.driver = driver }

    func account(login: String, town: TownId) async throws -> StaffAccount? {
        try await driver.read { session in
            try session.row(Self.selectByLogin, [.text(town.text), .text(login)], Self.decode)
        }
    }

    func account(_ id: StaffId, scope: Scope) async throws -> StaffAccount? {
        switch scope {
        case .town(let town):
            try await driver.look { try $0.row(Self.selectById, [.text(id.text), .text(town.text)], Self.decode) }
        case .common: try await driver.look { try $0.row(Self.selectOfAny, [.text(id.text)], Self.decode) }
        case .person: nil
        }
    }

    func accounts(scope: Scope) async throws -> [StaffAccount] {
        switch scope {
        case .town(let town):
            try await driver.read { try $0.rows(Self.selectOfTown, [.text(town.text)], Self.decode) }
        case .common: try await driver.read { try $0.rows(Self.selectAll, [], Self.decode) }
        case .person: []
        }
    }

    func keep(_ account: StaffAccount) async throws {
        let values: [SQLValue] = [
            .text(account.id.text), .text(account.town.text), .text(account.login), .text(account.name),
            .text(account.roles.map(\.rawValue).sorted().joined(separator: ",")),
            .text(account.units.joined(separator: "\n")), .text(account.passwordHash), .bytes(account.totpSealed),
            .int(account.totpLastStep), .int(account.failures), .int(account.lockedUntil?.microseconds),
        ]
        _ = try await driver.write { try $0.run(Self.upsert, values) }
    }

    func begin(_ session: StaffSession) async throws {
        let values: [SQLValue] = [
            .text(session.tokenHash), .text(session.staff.text), .text(session.town.text),
            .int(session.begun.microseconds), .int(session.ends.microseconds), .int(session.used.microseconds),
        ]
        _ = try await driver.write { try $0.run(Self.insertSession, values) }
    }

    func session(_ tokenHash: String) async throws -> StaffSession? {
        try await driver.look { session in
            try session.row(Self.selectSession, [.text(tokenHash)]) { row in
                StaffSession(
                    tokenHash: tokenHash, staff: StaffId(row.text(0)), town: TownId(row.text(1)),
                    begun: Instant(microseconds: row.int(2)), ends: Instant(microseconds: row.int(3)),
                    used: row.instant(4))
            }
        }
    }

    func touch(_ tokenHash: String, at moment: Instant) async throws {
        _ = try await driver.write { try $0.run(Self.touchSession, [.int(moment.microseconds), .text(tokenHash)]) }
    }

    func end(_ tokenHash: String) async throws {
        _ = try await driver.write { try $0.run(Self.deleteSession, [.text(tokenHash)]) }
    }

    func sweepSessions(endedBefore: Instant) async throws {
        _ = try await driver.write { try $0.run(Self.deleteEnded, [.int(endedBefore.microseconds)]) }
    }

    private static func decode(_ row: any SQLRow) -> StaffAccount {
        StaffAccount(
            id: StaffId(row.text(0)), town: TownId(row.text(1)), login: row.text(2), name: row.text(3),
            roles: Set(row.text(4).split(separator: ",").compactMap { Role(rawValue: String($0)) }),
            units: row.text(5).split(separator: "\n").map(String.init), passwordHash: row.text(6),
            totpSealed: row.optionalBytes(7), totpLastStep: row.int(8), failures: Int(row.int(9)),
            lockedUntil: row.instant(10))
    }

    private static let columns = """
        id, town, login, name, roles, units, password_hash, totp_sealed, totp_last_step, failures, locked_until
        """
    private static let selectByLogin = SQL("SELECT \(columns) FROM staff_account WHERE town = $1 AND login = $2")
    private static let selectById = SQL("SELECT \(columns) FROM staff_account WHERE id = $1 AND town = $2")
    private static let selectOfAny = SQL(
        across: .operators, "SELECT \(columns) FROM staff_account WHERE id = $1")
    private static let selectOfTown = SQL("SELECT \(columns) FROM staff_account WHERE town = $1 ORDER BY login")
    private static let selectAll = SQL(
        across: .operators, "SELECT \(columns) FROM staff_account ORDER BY town, login")
    private static let upsert = SQL(
        """
        INSERT INTO staff_account (\(columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (id) DO UPDATE SET town = excluded.town, login = excluded.login, name = excluded.name,
            roles = excluded.roles, units = excluded.units, password_hash = excluded.password_hash,
            totp_sealed = excluded.totp_sealed, totp_last_step = excluded.totp_last_step,
            failures = excluded.failures, locked_until = excluded.locked_until
        """)
    private static let insertSession: SQL = """
        INSERT INTO staff_session (token_hash, staff, town, begun, ends, used) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (token_hash) DO UPDATE SET staff = excluded.staff, town = excluded.town, begun = excluded.begun,
            ends = excluded.ends, used = excluded.used
        """
    private static let selectSession = SQL(
        across: .token, "SELECT staff, town, begun, ends, used FROM staff_session WHERE token_hash = $1")
    private static let touchSession = SQL(
        across: .token, "UPDATE staff_session SET used = $1 WHERE token_hash = $2")
    private static let deleteSession = SQL(across: .token, "DELETE FROM staff_session WHERE token_hash = $1")
    private static let deleteEnded = SQL(across: .sweepers, "DELETE FROM staff_session WHERE ends < $1")
}
