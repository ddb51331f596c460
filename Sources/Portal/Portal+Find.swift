import Basics
import Catalogue
import FrontDoor
import Hall
import Pages

extension PortalDoor {
    /// Finding: a town, a service, and what every town must say about itself.
    var findRoutes: [Route] {
        let own: [Route] = [
            .get("/", .everyone) { visit in try await pages.answer(visit, directory) { try await start(visit) } },
            .get("/leistung/{leika}/{ars}", .everyone) { visit in try await follow(visit) },
        ]
        return own + serviceRoutes + imprintRoutes
    }

    private func start(_ visit: Visit) async throws -> Answer {
        let towns = try await directory.towns()
        if let key = visit.query["schluessel"], let place = municipalities.resolve(key).body {
            return chosen(place, towns, visit)
        }
        let typed = visit.query["ort"]?.trimmed ?? ""
        let view = StartView(
            target: FormTarget(get: .root), typed: typed,
            answer: typed.isEmpty ? .none : answer(typed, towns, visit.language),
            served: towns.count > 30 ? [] : towns.map { StartView.Place(link(to: $0)) })
        return typed.isEmpty ? visit.sharedPage(view) : visit.page(view)
    }

    private func link(to town: Town) -> Link { Link(town.name, Address(town.slug, "")) }

    // MARK: Towns that fit what was typed

    private func answer(_ typed: String, _ towns: [Town], _ language: Language) -> StartView.Answer {
        let found = municipalities.search(typed)
        let byKey = Dictionary(towns.map { ($0.id.text, $0) }) { first, _ in first }
        // Towns that this house serves are found by name also when the official list does not hold them.
        let listed = Set(found.places.map(\.key.padded))
        let others = towns.filter { !listed.contains($0.id.text) && fits($0, typed) }
        var places = others.map { StartView.Place(link(to: $0), note: $0.said("anschrift")) }
        if !found.isGuess || others.isEmpty {
            places += found.places.map { place($0, byKey[$0.key.padded], found.isGuess, language) }
        }
        if places.isEmpty { return .nothing }
        return typed.isPostcode && places.count > 1 ? .several(postcode: typed, places) : .places(places)
    }

    private func fits(_ town: Town, _ typed: String) -> Bool {
        if typed.isPostcode { return town.contact["anschrift"]?.contains(typed) ?? false }
        let wanted = typed.lowercased()
        let name = town.name.lowercased()
        return name.hasPrefix(wanted) || name.split(separator: " ").contains { $0.hasPrefix(wanted) }
    }

    private func place(
        _ body: Koerperschaft, _ town: Town?, _ isGuess: Bool, _ language: Language
    ) -> StartView.Place {
        let above = municipalities.ancestors(of: body.key).first { $0.key.level == .kreis }?.spokenName
        var notes = [above, body.postcode].compactMap(\.self)
        if isGuess { notes.insert(language("Meinten Sie diesen Ort?", "Did you mean this place?"), at: 0) }
        let name = municipalities.label(of: body)
        guard let town else {
            notes.append(language("hier noch nicht dabei", "does not take part here yet"))
            let way = Address.root.adding("schluessel", body.key.description)
            return StartView.Place(Link(name, way), note: notes.joined(separator: ", "))
        }
        return StartView.Place(Link(name, Address(town.slug, "")), note: notes.joined(separator: ", "))
    }

    // MARK: A town that was chosen

    private func chosen(_ place: Koerperschaft, _ towns: [Town], _ visit: Visit) -> Answer {
        if let town = towns.first(where: { $0.id.text == place.key.padded }) {
            return .seeOther(Address(town.slug, ""))
        }
        let language = visit.language
        let name = place.shortName
        let above = towns.filter { RegionalKey($0.id.text)?.contains(place.key) ?? false }
        let lead = language(
            "\(name) bietet hier noch keine Leistungen an. Die Verwaltung von \(name) hilft Ihnen trotzdem weiter.",
            "\(name) does not offer services here yet. Its administration still helps you.")
        let links =
            [Link(language("Anderen Ort suchen", "Find another place"), .root), Link("115", .telephone("115"))]
            + above.map { link(to: $0) }
        return visit.sharedPage(
            TextView(
                language("\(name) ist hier noch nicht dabei", "\(name) does not take part here yet"), lead: lead,
                sections: [PortalDoor.publicNumber(language)], links: links, back: BackLink(.root)))
    }

    /// What helps everywhere: the public service number.
    static func publicNumber(_ language: Language) -> ServiceView.Section {
        ServiceView.Section(
            language("Rufen Sie 115 an", "Call 115"),
            text: language(
                "Unter der Behördennummer 115 sagt man Ihnen, welches Amt zuständig ist, wann es geöffnet hat und was "
                    + "Sie mitbringen müssen.",
                "On the public service number 115 you learn which office is competent, when it is open and what to "
                    + "bring."))
    }
}

extension String {
    /// Without blanks at both ends, at most 200 characters.
    var trimmed: String {
        let begun = prefix(200).drop(while: \.isWhitespace)
        guard let last = begun.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(begun[...last])
    }

    /// Whether it is five digits.
    fileprivate var isPostcode: Bool { utf8.count == 5 && utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
