import Basics
import Casework
import Forms
import Ports
import Synchronization
import Testing

@testable import Hall

@Suite struct TownHallTests {
    @Test("A draft begins, is saved, submitted and found again")
    func walk() async throws {
        let house = House()
        let (draft, begun) = try await house.draft()
        #expect(begun.version == 2 && begun.status == .entwurf && begun.id == draft.id)
        let submitted = try await house.apply(House.submission, begun)
        #expect(submitted.status == .eingereicht)
        #expect(submitted.submission?.due == noon.advanced(bySeconds: 28 * 86_400))
        #expect(try await house.hall.open(begun.id, scope: .town(lauter)) == submitted)
        let row = try await house.registry.row(begun.id, scope: .town(lauter))
        #expect(row == VorgangRow(submitted))
        let found = try await house.registry.search("mustermann", scope: .town(lauter), limit: 9)
        #expect(found.map(\.row.id) == [begun.id])
    }

    @Test("Findings of the form refuse the submission and keep nothing")
    func refused() async throws {
        let house = House()
        let begun = try await house.draft().vorgang
        await #expect(throws: Findings.self) {
            try await house.apply(.reicheEin(declarations: [], retrievalConsent: false, mail: nil), begun)
        }
        #expect(try await house.hall.open(begun.id, scope: .town(lauter)) == begun)
        #expect(try await house.registry.nextDue() == nil)
    }

    @Test("Drafts that were begun one after the other stand together in an index")
    func idsByMoment() async throws {
        let house = House()
        var ids: [VorgangId] = []
        for _ in 0..<20 {
            ids.append(try await house.hall.newDraft(of: House.service, town: lauter).id)
            house.clock.advance(1)
        }
        #expect(ids == ids.sorted())
        #expect(Set(ids.map { $0.text.suffix(16) }).count == 20)
    }

    @Test("What is used most is counted among the applications of the town, and only from three on")
    func mostUsed() async throws {
        let house = House()
        func apply(_ package: String, _ times: Int, sends: Bool = true, town: TownId = lauter) async throws {
            var service = House.service
            service.package = package
            for _ in 0..<times {
                let draft = try await house.hall.newDraft(of: service, town: town)
                let begun = try await house.hall.begin(draft, language: "de", page: "a", answers: House.answers)
                guard sends else { continue }
                _ = try await house.hall.perform(
                    House.submission, on: begun.id, scope: .town(town), by: .antragsteller)
            }
        }
        #expect(try await house.hall.mostUsed(in: lauter, limit: 6).isEmpty)
        try await apply("b-wohnen", 3)
        try await apply("parken", 5)
        try await apply("a-hund", 3)
        try await apply("selten", 2)
        try await apply("begonnen", 9, sends: false)
        try await apply("nebenan", 9, town: eichtal)
        #expect(try await house.hall.mostUsed(in: lauter, limit: 6) == ["parken", "a-hund", "b-wohnen"])
        #expect(try await house.hall.mostUsed(in: lauter, limit: 1) == ["parken"])
    }

    @Test("A draft that begins twice is one draft, and the second page is saved")
    func beginTwice() async throws {
        let house = House()
        let (draft, begun) = try await house.draft()
        let again = try await house.hall.begin(draft, language: "de", page: "halter", answers: House.answers)
        #expect(again == begun)
        let other = Answers(values: ["NAME": .text("Max")])
        let saved = try await house.hall.begin(draft, language: "de", page: "hund", answers: other)
        #expect(saved.version == 3 && saved.answers == other)
    }

    @Test(
        "Sixteen submissions at the same time happen once, and all get the same number",
        arguments: 1...20 as ClosedRange<UInt64>)
    func together(seed: UInt64) async throws {
        let house = House(seed: seed)
        let begun = try await house.draft().vorgang
        let numbers = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<16 {
                group.addTask { try await house.apply(House.submission, begun).submission?.reference }
            }
            return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(numbers.count == 1)
        let vorgang = try await house.hall.open(begun.id, scope: .town(lauter))
        #expect(vorgang.version == 3)
        let claimed = try await house.registry.claim(
            ["letter", "mail"], limit: 99, now: noon, leaseUntil: noon.advanced(bySeconds: 1))
        #expect(claimed.map(\.entry.kind).sorted() == ["letter", "mail"])
    }

    @Test("A secret opens its case only, typed with or without hyphens and capitals")
    func secret() async throws {
        let house = House()
        let (draft, begun) = try await house.draft()
        let (other, _) = try await house.draft()
        let number = try #require(try await house.apply(House.submission, begun).submission?.reference)
        let scope = Scope.town(lauter)
        let spellings = [
            draft.secret, draft.secret.uppercased(), draft.secret.filter { $0 != "-" },
            " " + draft.secret.split(separator: "-").joined(separator: " "),
        ]
        for secret in spellings {
            #expect(try await house.hall.open(reference: number, secret: secret, scope: scope)?.id == begun.id)
        }
        #expect(
            try await house.hall.open(reference: number.lowercased() + " ", secret: draft.secret, scope: scope) != nil)
        #expect(try await house.hall.open(reference: draft.id.text, secret: draft.secret, scope: scope) != nil)
        for wrong in [other.secret, "", String(draft.secret.dropLast()), draft.secret + "0"] {
            #expect(try await house.hall.open(reference: number, secret: wrong, scope: scope) == nil)
        }
        #expect(try await house.hall.open(reference: "R-0000-0000", secret: draft.secret, scope: scope) == nil)
        #expect(try await house.hall.open(reference: number, secret: draft.secret, scope: .town(eichtal)) == nil)
    }

    @Test("Another town's scope gives the same error as no such case, for every way in")
    func otherTown() async throws {
        let house = House()
        let vorgang = try await house.taken()
        let stranger = Actor.staff(.init(id: "s-9", name: "X", town: eichtal.text, roles: [.leitung]))
        let file = try await house.hall.storeFile(
            [1], name: "a", mediaType: "text/plain", for: vorgang.id, scope: .town(lauter))
        let tries: [(VorgangId, Scope)] = [
            (vorgang.id, .town(eichtal)), ("no-such-case", .town(lauter)), (vorgang.id, .common),
            (vorgang.id, .person("p")),
        ]
        for (id, scope) in tries {
            await #expect(throws: CaseMissing()) { try await house.hall.open(id, scope: scope) }
            for actor in [stranger, house.clerk, .antragsteller, .system("letters")] {
                await #expect(throws: CaseMissing()) {
                    try await house.hall.perform(.schreibeNotiz("x"), on: id, scope: scope, by: actor)
                }
            }
            await #expect(throws: CaseMissing()) {
                try await house.hall.file(blob: file.blob.text, of: id, scope: scope)
            }
            await #expect(throws: CaseMissing()) {
                try await house.hall.storeFile([1], name: "a", mediaType: "text/plain", for: id, scope: scope)
            }
            #expect(try await house.registry.events(of: StreamId(id.text), after: 0, scope: scope) == [])
        }
        #expect(try await house.registry.search("mustermann", scope: .town(eichtal), limit: 9).isEmpty)
        #expect(try await house.registry.counts(scope: .town(eichtal), unit: nil, assignee: nil).byStatus == [:])
    }

    @Test("A clerk of another town is refused even in the right scope")
    func stranger() async throws {
        let house = House()
        let vorgang = try await house.taken()
        let stranger = Actor.staff(.init(id: "s-9", name: "X", town: eichtal.text, roles: [.leitung]))
        await #expect(throws: Findings.self) {
            try await house.hall.perform(.schreibeNotiz("x"), on: vorgang.id, scope: .town(lauter), by: stranger)
        }
        #expect(try await house.hall.open(vorgang.id, scope: .town(lauter)) == vorgang)
    }

    @Test("A clerk who saw an older state is shown what happened since, and nothing changes")
    func moved() async throws {
        let house = House()
        let vorgang = try await house.taken()
        let after = try await house.give(.schreibeNotiz("Anruf"), vorgang, seen: vorgang.version)
        do {
            _ = try await house.give(.schreibeNotiz("zweite"), vorgang, seen: vorgang.version)
            Issue.record("the stale command was taken")
        } catch let moved as CaseMoved {
            #expect(moved.since.map(\.event) == [.notizGeschrieben(text: "Anruf")])
            #expect(moved.vorgang == after)
        }
        #expect(try await house.hall.open(vorgang.id, scope: .town(lauter)) == after)
    }

    @Test("A letter that was printed meanwhile does not stop a clerk")
    func printedMeanwhile() async throws {
        let house = House()
        let vorgang = try await house.taken()
        _ = try await house.round(CountingPrinter(), MemoryMailer()).walk()
        let printed = try await house.hall.open(vorgang.id, scope: .town(lauter))
        #expect(printed.version > vorgang.version)
        let after = try await house.give(.schreibeNotiz("Anruf"), vorgang, seen: vorgang.version)
        #expect(after.version == printed.version + 1)
    }

    @Test("Who may not give a command is not shown what changed")
    func movedForStrangers() async throws {
        let house = House()
        let vorgang = try await house.taken()
        let other = Actor.staff(
            .init(id: "s-4", name: "X", town: lauter.text, roles: [.sachbearbeitung], units: ["bau"]))
        await #expect(throws: Findings.self) {
            try await house.hall.perform(.uebernehme, on: vorgang.id, scope: .town(lauter), by: other, seen: 1)
        }
    }

    @Test("Of two clerks who saw the same state one succeeds", arguments: 1...20 as ClosedRange<UInt64>)
    func twoClerks(seed: UInt64) async throws {
        let house = House(seed: seed)
        let vorgang = try await house.taken()
        let succeeded = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    (try? await house.give(.schreibeNotiz("n\(number)"), vorgang, seen: vorgang.version)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(succeeded == 1)
        #expect(try await house.hall.open(vorgang.id, scope: .town(lauter)).version == vorgang.version + 1)
    }

    @Test("Commands without a seen version are decided again and all happen")
    func decidedAgain() async throws {
        let house = House()
        let vorgang = try await house.taken()
        for number in 0..<4 { _ = try await house.give(.schreibeNotiz("n\(number)"), vorgang) }
        #expect(try await house.hall.open(vorgang.id, scope: .town(lauter)).notes.count == 4)
    }

    @Test("A command on a case that moved on since it was opened is decided on the newest state")
    func openedBefore() async throws {
        let house = House()
        let begun = try await house.draft().vorgang
        let opened = try await house.hall.opened(begun.id, scope: .town(lauter))
        let renamed = Answers(values: ["NAME": .text("Max Muster")])
        _ = try await house.apply(.speichereSeite(page: "halter", answers: renamed), begun)
        let sent = try await house.hall.perform(House.submission, on: opened, by: .antragsteller)
        #expect(sent.status == .eingereicht)
        #expect(sent.answers == renamed)
        #expect(sent.submission?.answersHash == hex(house.hall.cipher.hash(renamed.canonicalJSON)))
        // Sent twice from the same page: the second is told, and changes nothing.
        let again = try? await house.hall.perform(House.submission, on: opened, by: .antragsteller)
        let now = try await house.hall.open(begun.id, scope: .town(lauter))
        #expect(now.version == sent.version)
        #expect(again == nil || again?.submission == sent.submission)
    }

    @Test("When the key is destroyed the case is missing everywhere, and the outbox runs empty")
    func erased() async throws {
        let house = House()
        let vorgang = try await house.taken()
        let file = try await house.hall.storeFile(
            [7], name: "a", mediaType: "text/plain", for: vorgang.id, scope: .town(lauter))
        try await house.keys.destroy(KeyId(vorgang.keyId))
        await #expect(throws: CaseMissing()) { try await house.hall.open(vorgang.id, scope: .town(lauter)) }
        await #expect(throws: CaseMissing()) { try await house.give(.uebernehme, vorgang) }
        await #expect(throws: CaseMissing()) {
            try await house.hall.file(blob: file.blob.text, of: vorgang.id, scope: .town(lauter))
        }
        let mailer = MemoryMailer()
        try await house.round(CountingPrinter(), mailer).walk()
        #expect(mailer.sent == [])
        #expect(try await house.registry.nextDue() == nil)
        let stored = try await house.registry.events(of: StreamId(vorgang.id.text), after: 0, scope: .town(lauter))
        #expect(stored.count == vorgang.version)
        #expect(stored.allSatisfy { $0.hash == house.hall.cipher.hash($0.header + $0.body) })
    }

    @Test("A lost index is made up for, once")
    func catchUp() async throws {
        let house = House(registry: ForgetfulRegistry())
        let vorgang = try await house.taken()
        _ = try await house.draft()
        #expect(try await house.registry.search("erika", scope: .town(lauter), limit: 9).isEmpty)
        (house.registry as? ForgetfulRegistry)?.remembers.withLock { $0 = true }
        #expect(try await house.hall.catchUp(batch: 1) == 2)
        #expect(try await house.registry.search("erika", scope: .town(lauter), limit: 9).map(\.row.id) == [vorgang.id])
        #expect(try await house.hall.catchUp() == 0)
    }
}
