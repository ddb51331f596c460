import Basics
import Casework
import Hall
import Ports
import Testing

@Suite(.serialized) struct StaffContract {
    private func account(_ id: String, _ login: String, town: TownId = lauter) -> StaffAccount {
        StaffAccount(
            id: StaffId(id), town: town, login: login, name: "Aylin Groß", roles: [.sachbearbeitung, .leitung],
            units: ["ordnungsamt", "bauamt, hoch"], passwordHash: "scrypt$x", totpSealed: [0, 1], totpLastStep: 7,
            failures: 3, lockedUntil: noon)
    }

    @Test("accounts are found by login and id in their town only", arguments: Engine.allCases)
    func accounts(engine: Engine) async throws {
        try await engine.with { house in
            let (first, second) = (account("s1", "gross"), account("s2", "gross", town: eichtal))
            try await house.staff.keep(first)
            try await house.staff.keep(second)
            #expect(try await house.staff.account(login: "gross", town: lauter) == first)
            #expect(try await house.staff.account(login: "klein", town: lauter) == nil)
            #expect(try await house.staff.account("s2", scope: .town(eichtal)) == second)
            #expect(try await house.staff.account("s2", scope: .town(lauter)) == nil)
            #expect(try await house.staff.account("s2", scope: .common) == second)
            #expect(try await house.staff.accounts(scope: .town(lauter)) == [first])
            #expect(try await house.staff.accounts(scope: .common) == [first, second])
            #expect(try await house.staff.accounts(scope: .person("p")).isEmpty)
        }
    }

    @Test("keeping an account again replaces it; a taken login is refused", arguments: Engine.allCases)
    func replacement(engine: Engine) async throws {
        try await engine.with { house in
            var first = account("s1", "gross")
            try await house.staff.keep(first)
            first.totpSealed = nil
            first.lockedUntil = nil
            first.roles = []
            first.units = []
            try await house.staff.keep(first)
            #expect(try await house.staff.account("s1", scope: .town(lauter)) == first)
            await #expect(throws: StorageError(.taken, "")) { try await house.staff.keep(account("s2", "gross")) }
        }
    }

    @Test("sessions begin, end, and are swept after their end", arguments: Engine.allCases)
    func sessions(engine: Engine) async throws {
        try await engine.with { house in
            let sessions = [0, 10].map { number in
                StaffSession(
                    tokenHash: "t\(number)", staff: "s1", town: lauter, begun: noon,
                    ends: noon.advanced(bySeconds: number))
            }
            for session in sessions { try await house.staff.begin(session) }
            #expect(try await house.staff.session("t0") == sessions[0])
            try await house.staff.sweepSessions(endedBefore: noon.advanced(bySeconds: 5))
            #expect(try await house.staff.session("t0") == nil)
            var used = sessions[1]
            #expect(try await house.staff.session("t10") == used)
            used.used = noon.advanced(bySeconds: 3)
            try await house.staff.touch("t10", at: used.used)
            try await house.staff.touch("none", at: used.used)
            #expect(try await house.staff.session("t10") == used)
            try await house.staff.end("t10")
            try await house.staff.end("t10")
            #expect(try await house.staff.session("t10") == nil)
        }
    }
}
