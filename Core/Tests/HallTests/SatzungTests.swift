import BPMN
import Basics
import Casework
import FEEL
import Forms
import Ports
import ServicePackages
import Testing

@testable import Hall

/// What a town's bylaws compute reaches the cases of the town, and only those that began under them.
@Suite struct SatzungTests {
    private let clock = WallClock.standing(at: Instant(microseconds: 1_795_305_600_000_000))

    private struct World {
        let hall: TownHall
        let shelf: ServiceShelf
        let tenancy: MemoryTenancy
        let service: Service
    }

    private func world(_ name: String) async throws -> World {
        let randomness = Randomness.seeded(9)
        let tenancy = MemoryTenancy()
        let cipher = Cipher.double(randomness: randomness)
        let shelf = ServiceShelf(tenancy: tenancy, cipher: cipher, clock: clock)
        let hall = TownHall(
            registry: MemoryRegistry(), keys: MemoryKeyStore(randomness: randomness), blobs: MemoryBlobs(),
            cipher: cipher, clock: clock, randomness: randomness, rules: shelf)
        return World(
            hall: hall, shelf: shelf, tenancy: tenancy,
            service: try await shelf.install(ShippedCasesTests.files(name)))
    }

    /// A case of the example with this title, submitted under the town's offer as it stands.
    private func submitted(_ world: World, _ title: String) async throws -> Vorgang {
        let offers = try await world.tenancy.offers(scope: .town(lauter))
        let ref = try await world.shelf.reference(of: try #require(offers.first))
        let example = try #require(world.service.package.examples.first { $0.title.hasPrefix(title) })
        let draft = try await world.hall.newDraft(of: ref, town: lauter)
        try await world.hall.note(example.answers.files, of: draft)
        let begun = try await world.hall.begin(draft, language: "de", page: "p", answers: example.answers)
        return try await world.hall.perform(
            .reicheEin(
                declarations: world.service.form().journey.declarations.map(\.id), retrievalConsent: true, mail: nil),
            on: begun.id, scope: .town(lauter), by: .antragsteller)
    }

    private func offer(_ world: World, _ overlay: String) async throws {
        try await world.shelf.offer(world.service, in: lauter, unit: "amt", overlay: Array(overlay.utf8))
    }

    /// The text of the notice that a clerk drafts for the case.
    private func notice(_ world: World, _ vorgang: Vorgang) async throws -> String {
        let clerk = Actor.staff(.init(id: "s-1", name: "S", town: lauter.text, roles: [.sachbearbeitung]))
        let template = try #require(world.service.notice(for: .grant))
        let drafted = try await world.hall.perform(
            .entwirfSchreiben(template: template.name, title: template.title, values: [:]), on: vorgang.id,
            scope: .town(lauter), by: clerk)
        let town = Town(id: lauter, name: "Lauter", slug: "lauter", accent: "#0b5c6b", contact: [:])
        let letter = try #require(drafted.letters.last)
        return try await world.hall.page(of: letter, in: drafted, town: town, shelf: world.shelf).body
    }

    @Test("The fee of the notice is the town's; a case keeps that under which it began")
    func notice() async throws {
        let world = try await world("bewohnerparkausweis")
        try await offer(world, "")
        let before = try await submitted(world, "Neuer Ausweis für zwei Jahre")
        try await offer(world, "kosten:\n  - {betrag: \"61,40\", text: für zwei Jahre, wenn: laufzeit = \"2\"}\n")
        let during = try await submitted(world, "Neuer Ausweis für zwei Jahre")
        try await offer(world, "kosten:\n  - {betrag: \"70\", text: für zwei Jahre, wenn: laufzeit = \"2\"}\n")
        #expect(before.service.satzung == nil)
        #expect(try await notice(world, before).contains("60,00"))
        #expect(try await notice(world, during).contains("61,40"))
    }

    @Test("The process asks for the money that the town's bylaws compute")
    func process() async throws {
        let world = try await world("hundesteuer-anmeldung")
        try await offer(world, "satzung:\n  Grundbetrag: 96 * anzahl\n")
        let vorgang = try await submitted(world, "Drei Hunde")
        let frame = try #require(try await world.shelf.frame(of: vorgang, on: nil))
        #expect(frame.given("jahressteuer")?.number == 798)
        #expect(frame.decide("Jahressteuer", .init())?.number == 798)
    }

    @Test("A reference with bylaws comes back from the journal, and an older one without them, too")
    func codable() throws {
        var ref = House.service
        #expect(try EventCodec.roundTrip(ref) == ref)
        ref.satzung = Satzung(["Gebühr": "5"])
        #expect(try EventCodec.roundTrip(ref) == ref)
    }
}

extension EventCodec {
    /// A reference through the form in which events keep it.
    fileprivate static func roundTrip(_ ref: ServiceRef) throws -> ServiceRef? {
        let cipher = Cipher.double(randomness: .seeded(1))
        let codec = EventCodec(cipher: cipher)
        let key = SymmetricKey(bytes: Array(repeating: 7, count: 32))
        let event = RecordedEvent(
            version: 1, at: noon, by: .antragsteller,
            event: .entwurfBegonnen(service: ref, language: "de", keyId: "k", secretHash: "s"))
        let opened = try codec.open(codec.seal(event, stream: "s", key: key), key: key)
        guard case .entwurfBegonnen(let service, _, _, _) = opened.event else { return nil }
        return service
    }
}
