import Basics
import Casework
import Catalogue
import Hall
import Ports
import ServicePackages
import Synchronization

/// A service as a town offers it.
struct TownService: Sendable {
    let offer: Offer
    let service: Service
    /// What the town says over the package.
    let angebot: Angebotsdatei
    /// The service with the town's words.
    let leistung: Leistung
    /// Why what the town says cannot be read any more, though it was checked when it was published. Nobody can apply then,
    /// and no costs are named: those of the package may be wrong here.
    let damage: [Finding]

    init(offer: Offer, service: Service) {
        self.offer = offer
        self.service = service
        do throws(Findings) {
            let read = offer.overlay.isEmpty ? Angebotsdatei() : try Angebotsdatei.read(offer.overlay).0
            angebot = read
            leistung = read.applied(to: service.leistung)
            damage = []
        } catch {
            angebot = Angebotsdatei()
            var bare = service.leistung
            bare.kosten = []
            leistung = bare
            damage = error.all
        }
    }
}

/// What a town offers, found by everyday words, by key and by situation in life.
struct TownServices: Sendable {
    /// By name.
    let all: [TownService]
    private let directory: Leistungsverzeichnis
    private let byLeistung: [Id<Leistung>: [Int]]

    init(_ services: [TownService]) {
        let all = services.sorted { ($0.leistung.name(), $0.offer.slug) < ($1.leistung.name(), $1.offer.slug) }
        self.all = all
        directory = Leistungsverzeichnis(all.map(\.leistung))
        byLeistung = Dictionary(grouping: all.indices) { all[$0].leistung.id }
    }

    /// The services that fit what a person typed, best first.
    func search(_ text: String, limit: Int = 50) -> [TownService] {
        var seen: Set<Int> = []
        var found: [TownService] = []
        for leistung in directory.search(text, limit: limit) {
            for index in byLeistung[leistung.id] ?? [] where seen.insert(index).inserted { found.append(all[index]) }
        }
        return found
    }

    /// The services that carry a key of the national catalogue.
    func with(_ key: LeiKaKey) -> [TownService] { all.filter { $0.leistung.schluessel.contains(key) } }

    /// The services of a situation in life.
    func of(_ situation: String) -> [TownService] { all.filter { $0.leistung.lebenslagen.contains(situation) } }

    /// The situations in life that any service belongs to, by name.
    var situations: [String] { Set(all.flatMap(\.leistung.lebenslagen)).sorted() }
}

/// The services of each town, made anew when the town's offers changed.
final class TownServicesCache: Sendable {
    private struct Entry: Sendable {
        let offers: [Offer]
        let services: TownServices
    }

    private let entries = Mutex<[TownId: Entry]>([:])

    func services(of town: TownId, _ directory: Directory, _ shelf: ServiceShelf) async throws -> TownServices {
        let offers = try await directory.offers(of: town)
        if let kept = entries.withLock({ $0[town] }), kept.offers == offers { return kept.services }
        var services: [TownService] = []
        for offer in offers {
            if let service = try await service(of: offer, shelf) {
                services.append(TownService(offer: offer, service: service))
            }
        }
        let fresh = Entry(offers: offers, services: TownServices(services))
        entries.withLock { $0[town] = fresh }
        return fresh.services
    }

    /// Nil when the package of an offer is gone or can no longer be used: the other offers stay.
    private func service(of offer: Offer, _ shelf: ServiceShelf) async throws -> Service? {
        do {
            return try await shelf.service(hash: offer.hash)
        } catch is CaseMissing {
            return nil
        } catch is Findings {
            return nil
        }
    }
}
