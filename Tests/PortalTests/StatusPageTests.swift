import Basics
import Casework
import Hall
import Pages
import Testing

@testable import Portal

@Suite struct StatusPageTests {
    private static let noon = Instant(microseconds: 1_772_000_000_000_000)

    /// A submitted case, after these further events of its clerk.
    private func vorgang(_ more: [Event]) throws -> Vorgang {
        let service = ServiceRef(
            package: "hund", version: "1.0.0", hash: "ab", slug: "hund", name: "Hund anmelden", unit: "steuern")
        let submission = Einreichung(
            reference: "R-7K2M-9QXP", answersHash: "", declarations: [], retrievalConsent: true, mail: nil,
            receipt: "s-1", due: Self.noon.advanced(bySeconds: 86_400))
        let clerk = Actor.Signature.staff("s-2", name: "Frau Eins")
        let events: [(Actor.Signature, Event)] =
            [
                (.antragsteller, .entwurfBegonnen(service: service, language: "de", keyId: "k", secretHash: "h")),
                (.antragsteller, .eingereicht(submission)),
            ] + more.map { (clerk, $0) }
        let recorded = events.enumerated().map { index, event in
            RecordedEvent(version: index + 1, at: Self.noon, by: event.0, event: event.1)
        }
        return try #require(Vorgang.replay(id: "v-1", town: "066310009009", recorded))
    }

    private func page(_ vorgang: Vorgang, at time: Instant = noon) -> StatusView {
        let town = Town(id: "066310009009", name: "Fulda", slug: "fulda", accent: "#1a5e3a", contact: [:])
        return StatusPage(vorgang: vorgang, town: town, language: .german, akte: nil, notice: nil, time: time).view
    }

    @Test("An open question is asked first, with its day")
    func question() throws {
        let view = page(
            try vorgang([.uebernommen, .rueckfrageGestellt(id: "q", text: "Welche Rasse?", due: "2026-03-27")]))
        #expect(view.asked.count == 1 && view.now == nil)
        #expect(view.asked.first?.text?.contains("27. März 2026") == true)
        #expect(view.messages.map(\.text) == ["Welche Rasse?"])
    }

    @Test("The day of the decision is promised only as long as it lies ahead")
    func promise() throws {
        let taken = try vorgang([.uebernommen])
        #expect(page(taken).now?.contains("entscheiden") == true)
        #expect(page(taken, at: Self.noon.advanced(bySeconds: 90_000)).now?.contains("entscheiden") == false)
    }

    @Test("The applicant reads no internal steps and may withdraw until the decision")
    func way() throws {
        let open = try vorgang([.uebernommen, .notizGeschrieben(text: "intern")])
        #expect(!page(open).way.contains { $0.words.contains("Notiz") })
        #expect(page(open).withdrawal != nil)
        let gone = try vorgang([.zurueckgezogen(reason: "")])
        #expect(page(gone).withdrawal == nil)
        #expect(page(gone).way.allSatisfy { $0.time == .done })
    }
}
