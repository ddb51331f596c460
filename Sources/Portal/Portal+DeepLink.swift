import Basics
import Catalogue
import FrontDoor
import Hall
import Pages

extension PortalDoor {
    /// The stable address of a service at a place: at the place itself, then at the bodies above it.
    ///
    /// Nothing found has three reasons, each with its own page: no such place, no such service, nobody offers it there.
    func follow(_ visit: Visit) async throws -> Answer {
        guard let leika = LeiKaKey(visit["leika"]) else { return unknownService(visit["leika"], visit) }
        guard let place = municipalities.resolve(visit["ars"]).body else { return unknownPlace(visit) }
        let towns = try await directory.towns()
        for key in [place.key] + place.key.ancestors {
            for town in towns where RegionalKey(town.id.text) == key {
                let found = try await services.services(of: town.id, directory, shelf).with(leika)
                if found.count > 1 { return choice(found, town, visit) }
                if let only = found.first { return .moved(Address(town.slug, "leistungen", only.offer.slug)) }
            }
        }
        for town in towns {
            if let known = try await services.services(of: town.id, directory, shelf).with(leika).first {
                return nobodyOffers(known, place, visit)
            }
        }
        return unknownService(leika.description, visit)
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

    private func nobodyOffers(_ known: TownService, _ place: Koerperschaft, _ visit: Visit) -> Answer {
        let name = known.leistung.name(visit.language.rawValue)
        let town = place.shortName
        return helping(
            visit.language("„\(name)“ gibt es in \(town) noch nicht online", "“\(name)” is not online in \(town) yet"),
            visit.language(
                "Die Leistung gibt es, aber weder \(town) noch der Kreis oder das Land bieten sie hier online an. Die "
                    + "Verwaltung vor Ort nimmt Ihr Anliegen entgegen.",
                "The service exists, but neither \(town) nor its district or state offer it online here. The local "
                    + "administration takes care of it."), visit)
    }

    private func helping(_ heading: String, _ lead: String, _ visit: Visit) -> Answer {
        visit.missingPage(
            TextView(
                heading, lead: lead, sections: [PortalDoor.publicNumber(visit.language)],
                links: [Link(visit.language("Ort suchen", "Find a place"), .root), Link("115", .telephone("115"))],
                back: BackLink(.root)))
    }
}
