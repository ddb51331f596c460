public import Basics
public import Casework
public import Ports
import Synchronization

/// The staff register's double.
public final class MemoryStaffRegister: StaffRegister {
    private struct State {
        var accounts: [StaffId: StaffAccount] = [:]
        var sessions: [String: StaffSession] = [:]
    }
    private let state = Mutex(State())

    public init() {}

    public func account(login: String, town: TownId) async throws -> StaffAccount? {
        state.withLock { $0.accounts.values.first { $0.login == login && $0.town == town } }
    }

    public func account(_ id: StaffId, scope: Scope) async throws -> StaffAccount? {
        state.withLock { $0.accounts[id] }.flatMap { scope.sees(town: $0.town) ? $0 : nil }
    }

    public func accounts(scope: Scope) async throws -> [StaffAccount] {
        state.withLock { state in
            state.accounts.values.filter { scope.sees(town: $0.town) }
                .sorted { ($0.town, $0.login) < ($1.town, $1.login) }
        }
    }

    public func keep(_ account: StaffAccount) async throws {
        try state.withLock { state in
            let others = state.accounts.values.filter { $0.id != account.id && $0.town == account.town }
            if others.contains(where: { $0.login == account.login }) {
                throw StorageError(.taken, "the login belongs to another account")
            }
            state.accounts[account.id] = account
        }
    }

    public func begin(_ session: StaffSession) async throws {
        state.withLock { $0.sessions[session.tokenHash] = session }
    }

    public func session(_ tokenHash: String) async throws -> StaffSession? {
        state.withLock { $0.sessions[tokenHash] }
    }

    public func touch(_ tokenHash: String, at moment: Instant) async throws {
        state.withLock { $0.sessions[tokenHash]?.used = moment }
    }

    public func end(_ tokenHash: String) async throws {
        state.withLock { _ = $0.sessions.removeValue(forKey: tokenHash) }
    }

    public func sweepSessions(endedBefore: Instant) async throws {
        state.withLock { state in state.sessions = state.sessions.filter { $0.value.ends >= endedBefore } }
    }
}

extension Scope {
    /// Whether a town's own data lie in the scope: its own, and the operator's scope sees every town's.
    func sees(town: TownId) -> Bool {
        switch self {
        case .town(let own): own == town
        case .common: true
        case .person: false
        }
    }
}
