import Basics
import Catalogue
import Hall
import ServicePackages
import Synchronization

/// Shows the way from the keys of a service and a place to the offer of the body that is competent there: at the place
/// itself, then at the bodies above it. What is found nowhere has a reason, and goes to the catch-all.
struct Wegweiser: Sendable {
    enum Way: Sendable {
        case offer(Town, TownService)
        /// Several services of a body carry the key.
        case choice(Town, [TownService])
        /// The key is written wrongly, or no service has it.
        case serviceUnknown
        /// No body has the key of the place.
        case placeUnknown
        /// The service is known, but nobody offers it at this place; the town of the place, if it is served here.
        case nobody(Leistung, place: String, Town?)
    }

    private let municipalities: Gemeindeverzeichnis
    private let finder: Zustaendigkeitsfinder
    private let towns: [String: Town]
    private let offers: [Id<Organisationseinheit>: (town: Town, service: TownService)]

    /// Throws `Findings` when the offers contradict each other.
    init(_ served: [(town: Town, services: [TownService])], _ municipalities: Gemeindeverzeichnis) throws {
        self.municipalities = municipalities
        var known: [Id<Leistung>: Leistung] = [:]
        var units: [Organisationseinheit] = []
        var rows: [Zustaendigkeit] = []
        var offers: [Id<Organisationseinheit>: (Town, TownService)] = [:]
        for (town, services) in served {
            guard let key = RegionalKey(town.id.text) else { continue }
            for service in services {
                let unit = Organisationseinheit(
                    id: Id("\(town.id.text)/\(service.offer.slug)"), name: service.angebot.einheitName ?? town.name,
                    art: .andere, gebiet: key)
                known[service.leistung.id] = service.service.leistung
                units.append(unit)
                rows.append(Zustaendigkeit(service.leistung.id, in: key, unit.id))
                offers[unit.id] = (town, service)
            }
        }
        towns = Dictionary(served.map { ($0.town.id.text, $0.town) }) { first, _ in first }
        self.offers = offers
        finder = try Zustaendigkeitsfinder(
            Leistungsverzeichnis(known.values.sorted { $0.id.text < $1.id.text }), municipalities, einheiten: units,
            zustaendigkeiten: rows,
            auffangstelle: Organisationseinheit(
                id: "auffangstelle", name: "Allgemeine Annahmestelle", art: .andere, gebiet: nil))
    }

    /// The way for written keys: a LeiKa key, and a regional key of 2, 3, 5, 8, 9, 12 or 15 digits.
    func way(leika: String, ars: String) -> Way {
        guard let place = place(ars) else { return .placeUnknown }
        guard let key = LeiKaKey(leika) else { return .serviceUnknown }
        let named = finder.leistungen.find(key: key.description)
        guard let first = named.first else { return .serviceUnknown }
        let found = named.map { finder.leitweg($0, ort: place.key) }.filter { $0.problem == nil }
        // The nearest body wins; only when it offers several is there a choice.
        let nearest = found.compactMap(\.gefundenBei).max { $0.level < $1.level }
        let here = found.filter { $0.gefundenBei == nearest }.compactMap { offers[$0.einheit.id] }
        guard let one = here.first else { return .nobody(first, place: place.name, towns[place.key.padded]) }
        return here.count == 1 ? .offer(one.town, one.service) : .choice(one.town, here.map(\.service))
    }

    /// The body of a written key: one that is served here, also when the official list does not hold it, else one of the
    /// list.
    private func place(_ written: String) -> (key: RegionalKey, name: String)? {
        let digits = String(written.prefix(40).filter { $0 != " " })
        let twelve = digits.utf8.count == 15 ? String(digits.dropLast(3)) : digits
        if let town = towns[twelve] ?? served(ags: twelve), let key = RegionalKey(town.id.text) {
            return (key, town.name)
        }
        return municipalities.resolve(digits).body.map { ($0.key, $0.shortName) }
    }

    private func served(ags: String) -> Town? {
        guard ags.utf8.count == 8, municipalities.body(ags: ags) == nil else { return nil }
        return towns.values.first { RegionalKey($0.id.text)?.ags == ags }
    }
}

/// The signpost as it stands, made anew when a town, a package or an offer changed.
final class WegweiserCache: Sendable {
    private let kept = Mutex<(revision: Int, wegweiser: Wegweiser)?>(nil)

    func current(_ revision: Int, _ make: () async throws -> Wegweiser) async throws -> Wegweiser {
        if let kept = kept.withLock({ $0?.revision == revision ? $0?.wegweiser : nil }) { return kept }
        let fresh = try await make()
        kept.withLock { $0 = (revision, fresh) }
        return fresh
    }
}
