import Basics
import Casework
import Hall
import Ports
import Synchronization

/// Who is signed in at the desk. A look reads and writes nothing; when a session was last used is kept in memory only.
final class StaffSessions: Sendable {
    /// Without a request for so long, a session is over; it ends in any case.
    static let idleSeconds: Int64 = 30 * 60
    static let endSeconds: Int64 = 12 * 60 * 60

    private let register: any StaffRegister
    private let seals: Seals
    private let lastUse = Mutex<[String: Instant]>([:])

    init(register: any StaffRegister, seals: Seals) {
        self.register = register
        self.seals = seals
    }

    /// The person of a session's token; nil if there is no such session, or it is over.
    func staff(token: String, now: Instant) async throws -> Actor.Staff? {
        let hash = seals.sessionHash(token)
        guard let session = try await register.session(hash), session.ends > now else { return nil }
        let last = lastUse.withLock { uses in
            let last = uses[hash]
            uses[hash] = now
            if uses.count > 10_000 {
                uses = uses.filter { $0.value > now.advanced(bySeconds: -StaffSessions.idleSeconds) }
            }
            return last
        }
        if let last, last.advanced(bySeconds: StaffSessions.idleSeconds) < now {
            try await register.end(hash)
            return nil
        }
        guard let account = try await register.account(session.staff, scope: .town(session.town)) else { return nil }
        return Actor.Staff(
            id: account.id, name: account.name, town: account.town.text, roles: account.roles, units: account.units)
    }

    /// Begins a session and answers its token.
    func begin(_ account: StaffAccount, now: Instant) async throws -> String {
        let token = seals.newSessionToken()
        try await register.begin(
            StaffSession(
                tokenHash: seals.sessionHash(token), staff: account.id, town: account.town, begun: now,
                ends: now.advanced(bySeconds: StaffSessions.endSeconds)))
        return token
    }

    func end(token: String) async throws { try await register.end(seals.sessionHash(token)) }
}
