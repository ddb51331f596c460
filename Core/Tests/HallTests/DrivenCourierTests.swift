import BPMN
import Basics
import Casework
import Forms
import Ports
import ServicePackages
import Synchronization
import Testing

@testable import Hall

/// A process with one order to a service, a reminder after three days, and filing by the house.
@Suite struct DrivenCourierTests {
    static let text = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:rathaus="urn:rathaus:bpmn:1"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t"><process id="p" isExecutable="true">
        <startEvent id="s"/><serviceTask id="kasse" rathaus:verbinder="dienst" rathaus:dienst="kasse"/>
        <userTask id="a" rathaus:taetigkeit="aufgabe"/><boundaryEvent id="frist" attachedToRef="a">
        <timerEventDefinition><timeDuration xsi:type="tFormalExpression">P3D</timeDuration></timerEventDefinition>
        </boundaryEvent><serviceTask id="weg" rathaus:verbinder="ablegen"/><endEvent id="e"/>
        <sequenceFlow id="f1" sourceRef="s" targetRef="kasse"/><sequenceFlow id="f2" sourceRef="kasse" targetRef="a"/>
        <sequenceFlow id="f3" sourceRef="a" targetRef="weg"/><sequenceFlow id="f4" sourceRef="frist" targetRef="weg"/>
        <sequenceFlow id="f5" sourceRef="weg" targetRef="e"/></process></definitions>
        """

    struct DrivenRules: ServiceRules {
        let modell: Verfahrensmodell

        func findings(in answers: Answers, declared: [String], of service: ServiceRef) async throws -> [Finding] { [] }
        func due(from now: Instant, town: String, of service: ServiceRef) async throws -> Instant? { nil }
        func indexEntry(of vorgang: Vorgang) async throws -> VorgangIndexEntry? { nil }
        func frame(of vorgang: Vorgang, on version: ServiceRef?) async throws -> Verfahrensrahmen? {
            Verfahrensrahmen(modell: modell)
        }
    }

    /// Fails so many times, then answers.
    final class Kasse: Dienste {
        private let left: Mutex<Int>
        init(failing: Int) { left = Mutex(failing) }

        func call(_ name: String, in town: TownId, _ body: [UInt8], key: String) async throws -> [UInt8] {
            let fails = left.withLock { left in
                left -= 1
                return left >= 0
            }
            if fails { throw DienstError(name, .unreachable("drawn")) }
            return []
        }
    }

    let clock = HandClock()
    let hall: TownHall
    let registry = MemoryRegistry()

    init() throws {
        let model = try ProcessModel.read(Array(DrivenCourierTests.text.utf8))
        let modell = try #require(Verfahrensmodell(model, name: Verfahrensmodell.own, package: "p"))
        let randomness = Randomness.seeded(3)
        hall = TownHall(
            registry: registry, keys: MemoryKeyStore(randomness: randomness), blobs: MemoryBlobs(),
            cipher: .double(randomness: randomness), clock: clock.clock, randomness: randomness,
            rules: DrivenRules(modell: modell))
    }

    private func submitted() async throws -> VorgangId {
        let draft = try await hall.newDraft(of: House.service, town: lauter)
        let id = try await hall.begin(draft, language: "de", page: "p", answers: House.answers).id
        _ = try await hall.perform(
            .reicheEin(declarations: [], retrievalConsent: true, mail: nil), on: id, scope: .town(lauter),
            by: .antragsteller)
        return id
    }

    private func round(_ kasse: any Dienste) -> CourierRound {
        let mails = MailCourier(mailer: MemoryMailer(), base: "") { _ in nil }
        let orders = OrderCourier(dienste: kasse, mails: mails) { vorgang, hall in
            _ = try await hall.perform(
                .schliesseAb(
                    aktenzeichen: "1", aktenplaneinheit: "1", retentionEnd: "2036-12-31", retentionBasis: "x"),
                on: vorgang.id, scope: .town(TownId(vorgang.town)), by: .system("orders"))
        }
        let letters = LetterCourier(printer: CountingPrinter()) { _, letter in Array(letter.title.utf8) }
        return CourierRound(hall: hall, couriers: [orders, letters, TimerCourier()])
    }

    private func open(_ id: VorgangId) async throws -> Vorgang { try await hall.open(id, scope: .town(lauter)) }

    @Test func `an order that fails is tried with growing pauses, and then it is an incident`() async throws {
        let id = try await submitted()
        let round = round(Kasse(failing: 99))
        for _ in 0..<8 {
            try await round.walk()
            clock.advance(5)
        }
        let vorgang = try await open(id)
        #expect(vorgang.verfahren?.stoerungen.map(\.element) == ["kasse"])
        #expect(vorgang.verfahren?.stoerungen.first?.words.de.contains("kasse") == true)
        #expect(try await registry.nextDue() == nil, "nobody tries any more")
        let rows = try await registry.aufgaben(AufgabenFilter(), scope: .town(lauter), after: nil, limit: 9).rows
        #expect(rows.map(\.art) == [.stoerung])
    }

    @Test func `two failures and the third try succeeds`() async throws {
        let id = try await submitted()
        let round = round(Kasse(failing: 2))
        for _ in 0..<8 {
            try await round.walk()
            clock.advance(5)
        }
        let vorgang = try await open(id)
        #expect(vorgang.verfahren?.stoerungen.isEmpty == true)
        let rows = try await registry.aufgaben(AufgabenFilter(), scope: .town(lauter), after: nil, limit: 9).rows
        #expect(rows.map(\.name) == ["a"])
    }

    @Test func `a timer wakes when it is due, and the house files the case`() async throws {
        let id = try await submitted()
        let round = round(Kasse(failing: 0))
        try await round.walk()
        let due = try #require(try await registry.nextDue())
        #expect(due == noon.advanced(bySeconds: 3 * 86_400))
        #expect(try await round.walk() == 0, "not before it is due")
        clock.advance(3 * 86_400)
        for _ in 0..<4 { try await round.walk() }
        let vorgang = try await open(id)
        #expect(vorgang.status == .abgeschlossen && vorgang.verfahren?.state.phase == .completed)
        #expect(vorgang.history.contains { $0.event.name == "FristAbgelaufen" })
        #expect(try await registry.nextDue() == nil)
    }

    @Test func `a timer that was taken back changes nothing when it comes`() async throws {
        let id = try await submitted()
        let round = round(Kasse(failing: 0))
        try await round.walk()
        let task = try #require(try await open(id).verfahren?.aufgaben.first)
        let clerk = Actor.staff(.init(id: "s", name: "S", town: lauter.text, roles: [.sachbearbeitung]))
        _ = try await hall.perform(.erledigeAufgabe(task.id, values: [:]), on: id, scope: .town(lauter), by: clerk)
        for _ in 0..<3 { try await round.walk() }
        let version = try await open(id).version
        clock.advance(3 * 86_400)
        try await round.walk()
        #expect(try await open(id).version == version)
        #expect(try await registry.nextDue() == nil)
    }
}
