import Basics
import Catalogue
import FrontDoor
import Hall
import Pages

extension PortalDoor {
    /// The stable address of a service at a place, by the keys of the national catalogues.
    ///
    /// What is found nowhere has one of three reasons, each with a page of its own that helps on, and with the way to an
    /// intake that takes any concern.
    func follow(_ visit: Visit) async throws -> Answer {
        switch try await wegweiser().way(leika: visit["leika"], ars: visit["ars"]) {
        case .offer(let town, let service): return .moved(Address(town.slug, "leistungen", service.offer.slug))
        case .choice(let town, let services): return choice(services, town, visit)
        case .serviceUnknown: return unknownService(visit["leika"], visit)
        case .placeUnknown: return unknownPlace(visit)
        case .nobody(let leistung, let place, let town):
            return try await nobodyOffers(leistung, place, town, visit)
        }
    }

    private func wegweiser() async throws -> Wegweiser {
        try await ways.current(try await directory.revision()) {
            var served: [(town: Town, services: [TownService])] = []
            for town in try await directory.towns() {
                served.append((town, try await services.services(of: town.id, directory, shelf).all))
            }
            return try Wegweiser(served, municipalities)
        }
    }

    private func choice(_ found: [TownService], _ town: Town, _ visit: Visit) -> Answer {
        let links = found.map {
            Link($0.leistung.name(visit.language.rawValue), Address(town.slug, "leistungen", $0.offer.slug))
        }
        return visit.page(
            TextView(
                visit.language("Welche Leistung meinen Sie?", "Which service do you mean?"),
                lead: visit.language(
                    "Zu diesem Schlüssel bietet \(town.name) mehrere Leistungen an.",
                    "\(town.name) offers several services with this key."),
                sections: [], links: links, back: BackLink(Address(town.slug, ""))))
    }

    private func unknownPlace(_ visit: Visit) -> Answer {
        helping(
            visit.language("Diesen Ort kennen wir nicht", "We do not know this place"),
            visit.language(
                "Der Regionalschlüssel in der Adresse gehört zu keiner Gemeinde. Suchen Sie Ihren Ort mit Namen oder "
                    + "Postleitzahl.",
                "The regional key in the address belongs to no municipality. Find your place by name or postcode."),
            visit)
    }

    private func unknownService(_ key: String, _ visit: Visit) -> Answer {
        let shown = String(key.prefix(40))
        return helping(
            visit.language("Diese Leistung kennen wir nicht", "We do not know this service"),
            visit.language(
                "Zum Schlüssel „\(shown)“ gibt es hier keine Leistung. Wählen Sie Ihren Ort und suchen Sie dort mit einem "
                    + "Wort aus dem Alltag.",
                "There is no service with the key “\(shown)” here. Choose your place and search with an everyday word."),
            visit)
    }

    private func nobodyOffers(_ known: Leistung, _ place: String, _ town: Town?, _ visit: Visit) async throws -> Answer
    {
        let name = known.name(visit.language.rawValue)
        var links: [Link] = []
        if let town {
            let offered = try await services.services(of: town.id, directory, shelf)
            if let mailbox = offered.all.first(where: { $0.offer.slug == PortalDoor.mailbox }) {
                links.append(
                    Link(
                        visit.language("Schreiben Sie \(town.name) Ihr Anliegen", "Write to \(town.name)"),
                        Address(town.slug, "leistungen", mailbox.offer.slug)))
            }
            links.append(
                Link(
                    visit.language("Leistungen von \(town.name)", "Services of \(town.name)"),
                    Address(town.slug, "leistungen")))
        }
        return helping(
            visit.language(
                "„\(name)“ gibt es in \(place) noch nicht online", "“\(name)” is not online in \(place) yet"),
            visit.language(
                "Die Leistung gibt es, aber weder \(place) noch der Kreis oder das Land bieten sie hier online an. Die "
                    + "Verwaltung vor Ort nimmt Ihr Anliegen entgegen.",
                "The service exists, but neither \(place) nor its district or state offer it online here. The local "
                    + "administration takes care of it."), visit, links)
    }

    /// The package that takes any concern: what nobody else is competent for goes there.
    private static let mailbox = "digitaler-briefkasten"

    private func helping(_ heading: String, _ lead: String, _ visit: Visit, _ links: [Link] = []) -> Answer {
        visit.missingPage(
            TextView(
                heading, lead: lead, sections: [PortalDoor.publicNumber(visit.language)],
                links: links + [
                    Link(visit.language("Ort suchen", "Find a place"), .root), Link("115", .telephone("115")),
                ], back: BackLink(.root)))
    }
}
