public import Basics
public import Catalogue

extension Angebotsdatei {
    /// The service as this town offers it. What the overlay leaves open stays the package's.
    public func applied(to leistung: Leistung) -> Leistung {
        var own = leistung
        for text in texte {
            own.texte.removeAll { $0.modul == text.modul && $0.sprache == text.sprache }
            own.texte.append(text)
        }
        if !kosten.isEmpty { own.kosten = kosten }
        if let bearbeitung { own.bearbeitungsdauer = Leistungsfrist(Sprachtext(bearbeitung)) }
        if let vertrauensniveau { own.vertrauensniveau = vertrauensniveau }
        if !unterlagen.isEmpty { addDocuments(to: &own) }
        return own
    }

    /// Documents are named in every language, so that none is missed.
    private func addDocuments(to leistung: inout Leistung) {
        let lines = unterlagen.map { "– \($0)" }.joined(separator: "\n")
        let places = leistung.texte.indices.filter { leistung.texte[$0].modul == .unterlagen }
        if !places.contains(where: { leistung.texte[$0].sprache == "de" }) {
            leistung.texte.append(Leistungstext(.unterlagen, lines))
        }
        for place in places {
            let text = leistung.texte[place].inhalt
            let isMarked = text.utf8.contains(0x3c)
            let added = isMarked ? lines.split(separator: "\n").map { "<p>\($0)</p>" }.joined() : "\n" + lines
            leistung.texte[place].inhalt = text + added
        }
    }

    /// What is wrong with the overlay over a service: it must not be published.
    public func errors(over service: Service) -> [Finding] { satzung.findings(over: service, places: places) }

    /// What a clerk of the town should look at when the package below the overlay changes: local texts whose original is
    /// another now, and a fee that letters compute differently.
    public func warnings(over service: Service, before: Service?) -> [Finding] {
        var found: [Finding] = []
        for text in texte {
            guard let before, before.hash != service.hash else { continue }
            let old = before.leistung.own(text.modul, text.sprache)
            guard old != service.leistung.own(text.modul, text.sprache) else { continue }
            found.append(
                Finding(
                    "offer-text-changed", .warning,
                    Words(
                        de:
                            "Das Paket hat den Text „\(text.modul)“ (\(text.sprache)) geändert. Es gilt weiter der örtliche Text; prüfen Sie ihn.",
                        en:
                            "the package changed the text “\(text.modul)” (\(text.sprache)); the local text still holds, check it"
                    ), at: Place(file: Angebotsdatei.path)))
        }
        if !kosten.isEmpty, service.decisionNames.contains(Service.feeDecision),
            satzung.rechnung[Service.feeDecision] == nil
        {
            found.append(
                Finding(
                    "offer-fee-computed", .warning,
                    Words(
                        de:
                            "Die Kosten stehen so auf der Seite der Leistung; der Bescheid rechnet mit der Entscheidung „\(Service.feeDecision)“ des Pakets. Beide müssen übereinstimmen. Mit „wenn“ je Zeile gelten die Kosten auch im Bescheid.",
                        en:
                            "the page shows these costs, the notice computes by the package's decision “\(Service.feeDecision)”; they must agree. With a “wenn” in each row the costs hold in the notice, too"
                    ), at: Place(file: Angebotsdatei.path)))
        }
        return found
    }
}

extension Leistung {
    /// The text of a module in exactly this language.
    fileprivate func own(_ modul: Textmodul, _ sprache: String) -> String? {
        texte.first { $0.modul == modul && $0.sprache == sprache }?.inhalt
    }
}
