import Basics
import Casework
import Hall
import Ports

/// Who is signed in at the desk. A look reads; once a minute it also notes that the session is in use, for all servers.
final class StaffSessions: Sendable {
    /// Without a request for so long, a session is over; it ends in any case.
    static let idleSeconds: Int64 = 30 * 60
    static let endSeconds: Int64 = 12 * 60 * 60
    /// How exactly is known when a session was last used.
    static let noteSeconds: Int64 = 60

    private let register: any StaffRegister
    private let seals: Seals

    init(register: any StaffRegister, seals: Seals) {
        self.register = register
        self.seals = seals
    }

    /// The person of a session's token; nil if there is no such session, or it is over.
    func staff(token: String, now: Instant) async throws -> Actor.Staff? {
        let hash = seals.sessionHash(token)
        guard let session = try await register.session(hash), session.ends > now else { return nil }
        if session.used.advanced(bySeconds: StaffSessions.idleSeconds) < now {
            try await register.end(hash)
            return nil
        }
        if session.used.advanced(bySeconds: StaffSessions.noteSeconds) < now {
            // The look must not fail for it, nor must a full disk keep anybody from reading.
            try? await register.touch(hash, at: now)
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
