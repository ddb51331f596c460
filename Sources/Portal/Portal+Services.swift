import Catalogue
import FrontDoor
import Hall
import Pages

extension PortalDoor {
    /// The town's home, its services and the page of each.
    var serviceRoutes: [Route] {
        [
            .get("/{town}", .everyone) { visit in try await pages.answer(visit, directory) { try await home(visit) } },
            .get("/{town}/leistungen", .everyone) { visit in
                try await pages.answer(visit, directory) { try await list(visit) }
            },
            .get("/{town}/leistungen/{slug}", .everyone) { visit in
                try await pages.answer(visit, directory) { try await servicePage(visit) }
            },
        ]
    }

    private func home(_ visit: Visit) async throws -> Answer {
        let town = try visit.place
        let offered = try await services.services(of: town.id, directory, shelf)
        let language = visit.language
        let situations = offered.situations.prefix(12).map { situation in
            let names = offered.of(situation).prefix(3).map { $0.leistung.name(language.rawValue) }
            return TownHomeView.Situation(
                Link(situation, Address(town.slug, "leistungen", query: [("lebenslage", situation)])),
                note: names.joined(separator: ", "))
        }
        let used = try await hall.mostUsed(in: town.id, limit: 6).compactMap { package in
            offered.all.first { $0.offer.package == package }
        }
        return visit.sharedPage(
            TownHomeView(
                town: town.name, target: search(town), mostUsed: used.map { link($0, town, language) },
                services: offered.all.prefix(6).map { link($0, town, language) }, situations: Array(situations),
                contact: Contact(of: town),
                ways: [
                    Link(
                        language("Antrag weiter ausfüllen oder Stand ansehen", "Continue or see your application"),
                        Address(town.slug, "status"))
                ],
                help: [Link(language("Alle Leistungen", "All services"), Address(town.slug, "leistungen"))]))
    }

    private func search(_ town: Town) -> FormTarget { FormTarget(get: Address(town.slug, "leistungen")) }

    private func link(_ service: TownService, _ town: Town, _ language: Language) -> Link {
        Link(service.leistung.name(language.rawValue), Address(town.slug, "leistungen", service.offer.slug))
    }

    // MARK: The list

    private func list(_ visit: Visit) async throws -> Answer {
        let town = try visit.place
        let offered = try await services.services(of: town.id, directory, shelf)
        let asked = visit.query["suche"]?.trimmed ?? ""
        let situation = visit.query["lebenslage"]?.trimmed ?? ""
        let groups: [ServiceListView.Group] =
            if !asked.isEmpty {
                [ServiceListView.Group(nil, hits(offered.search(asked), town, visit.language))]
            } else if !offered.of(situation).isEmpty {
                [ServiceListView.Group(situation, hits(offered.of(situation), town, visit.language))]
            } else {
                byLetter(offered.all, town, visit.language)
            }
        let isEmpty = groups.allSatisfy(\.hits.isEmpty)
        let view = ServiceListView(
            target: search(town), asked: asked.isEmpty ? nil : asked, groups: groups,
            all: isEmpty && !offered.all.isEmpty
                ? Link(visit.language("Alle Leistungen", "All services"), Address(town.slug, "leistungen")) : nil,
            contact: isEmpty ? Contact(of: town) : nil, back: BackLink(Address(town.slug, ""), words: town.name))
        return asked.isEmpty ? visit.sharedPage(view) : visit.page(view)
    }

    private func byLetter(_ all: [TownService], _ town: Town, _ language: Language) -> [ServiceListView.Group] {
        let groups = Dictionary(grouping: all) { service in
            service.leistung.name(language.rawValue).first.map { String($0).uppercased() } ?? ""
        }
        return groups.sorted { $0.key < $1.key }.map { ServiceListView.Group($0.key, hits($0.value, town, language)) }
    }

    private func hits(_ found: [TownService], _ town: Town, _ language: Language) -> [ServiceListView.Hit] {
        found.map { service in
            ServiceListView.Hit(
                link(service, town, language), summary: ServicePage(service, town, language).summary)
        }
    }

    // MARK: One service

    private func servicePage(_ visit: Visit) async throws -> Answer {
        let town = try visit.place
        let offered = try await services.services(of: town.id, directory, shelf)
        let slug = visit["slug"]
        guard let service = offered.all.first(where: { $0.offer.slug == slug }) else {
            return unknown(slug, offered, town, visit)
        }
        let visit = visit.about(service.service)
        return visit.sharedPage(ServicePage(service, town, visit.language).view)
    }

    /// A service that the town does not offer under this name: what comes near it, the search, and whom to ask.
    private func unknown(_ slug: String, _ offered: TownServices, _ town: Town, _ visit: Visit) -> Answer {
        let words = String(slug.prefix(80).map { $0 == "-" || $0 == "_" ? " " : $0 })
        let near = offered.search(words, limit: 5)
        let ways = (near.isEmpty ? Array(offered.all.prefix(5)) : near).map { link($0, town, visit.language) }
        let all = Link(visit.language("Alle Leistungen", "All services"), Address(town.slug, "leistungen"))
        return visit.missingPage(
            ErrorView(
                .notFound(asked: words), ways: ways + [all], search: search(town), contact: Contact(of: town)))
    }
}
