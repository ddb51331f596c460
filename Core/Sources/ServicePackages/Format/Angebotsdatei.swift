public import Basics
public import Calendar
public import Catalogue

/// What a town says about a service over what its package says: `angebot.yaml`, the overlay that stays when the package
/// is updated.
///
///     einheit: {id: ordnungsamt, name: Ordnungsamt}
///     kontakt: {telefon: 0641 306-1234, email: ordnungsamt@beispiel.de}
///     kosten:
///       - {betrag: "30,70", text: für ein Jahr, wenn: laufzeit = "1"}
///       - {betrag: "61,40", text: für zwei Jahre}
///     satzung: {Jahressteuer: 96 * anzahl}
///     bearbeitung: etwa zwei Wochen
///     unterlagen: [Mietvertrag]
///     texte:
///       de: {hinweise: "Das Amt hat montags geschlossen."}
public struct Angebotsdatei: Hashable, Sendable {
    /// The competent unit: its id, by which the desk sorts cases, and its name.
    public var einheit: String?
    public var einheitName: String?
    /// How the unit is reached, by the names of a town's contact: `anschrift`, `telefon`, `email`, `oeffnungszeiten`.
    public var kontakt: [String: String] = [:]
    /// Replaces the package's costs; empty leaves them.
    public var kosten: [Leistungskosten] = []
    /// What the town computes in place of the package, in the process and in letters.
    public var satzung = Satzung()
    /// Where the expressions of `satzung` stand, by decision.
    var places: [String: Place] = [:]
    /// Replaces how long the town takes.
    public var bearbeitung: String?
    public var vertrauensniveau: Vertrauensniveau?
    /// Documents asked for besides those of the package.
    public var unterlagen: [String] = []
    /// Replace or add text modules, by language.
    public var texte: [Leistungstext] = []

    public init() {}

    public static let path = "angebot.yaml"

    /// The words for what can be said about how a unit is reached.
    static let contactKeys: Set<String> = ["anschrift", "telefon", "email", "oeffnungszeiten"]

    /// Reads the file; throws `Findings` with their places if anything in it is wrong. Warnings come along.
    public static func read(_ bytes: [UInt8], file: String = path) throws(Findings) -> (Angebotsdatei, [Finding]) {
        var map = YAMLMap(try YAMLTree(bytes, file: file))
        var angebot = Angebotsdatei()
        if var unit = map.map("einheit") {
            angebot.einheit = unit.required("id")
            angebot.einheitName = unit.text("name")
            map.add(unit.close())
        }
        if let contact = map.map("kontakt") { angebot.readContact(contact, into: &map) }
        let rows = map.list("kosten").map { angebot.readCost($0, into: &map) }
        angebot.readBylaw(rows, from: &map)
        angebot.bearbeitung = map.text("bearbeitung")
        if let tree = map.tree("vertrauensniveau"), let word = map.text("vertrauensniveau") {
            angebot.vertrauensniveau = Vertrauensniveau(rawValue: word)
            if angebot.vertrauensniveau == nil {
                let known = Vertrauensniveau.allCases.map(\.rawValue).joined(separator: ", ")
                map.add([
                    YAMLMap.finding(
                        "„vertrauensniveau“ ist eines von: \(known)", "“vertrauensniveau” is one of: \(known)",
                        tree.place)
                ])
            }
        }
        angebot.unterlagen = map.texts("unterlagen")
        for entry in map.map("texte")?.all ?? [] { angebot.readTexts(entry, into: &map) }
        let found = map.close()
        guard !found.haveErrors else { throw Findings(found) }
        return (angebot, found)
    }

    private mutating func readContact(_ contact: YAMLMap, into map: inout YAMLMap) {
        for entry in contact.all {
            guard case .text(let text) = entry.value.content, Angebotsdatei.contactKeys.contains(entry.key) else {
                let known = Angebotsdatei.contactKeys.sorted().joined(separator: ", ")
                map.add([
                    YAMLMap.finding(
                        "„kontakt“ nennt \(known), jeweils als Text", "“kontakt” holds \(known), each a text",
                        entry.place)
                ])
                continue
            }
            kontakt[entry.key] = text
        }
    }

    private mutating func readCost(_ item: YAMLTree, into map: inout YAMLMap) -> Gebuehrenzeile {
        var cost = YAMLMap(item)
        let condition = cost.text("wenn")
        let text = Sprachtext(cost.text("text") ?? "")
        let amount = Angebotsdatei.amount("betrag", &cost)
        let (from, to) = (Angebotsdatei.amount("von", &cost), Angebotsdatei.amount("bis", &cost))
        map.add(cost.close())
        switch (amount, from, to) {
        case (let amount?, nil, nil): kosten.append(amount == .zero ? .frei : .fest(amount, text: text))
        case (nil, let from?, let to?) where from <= to: kosten.append(.rahmen(von: from, bis: to, text: text))
        case (nil, nil, nil) where !text.isEmpty: kosten.append(.variabel(text: text))
        default:
            map.add([
                YAMLMap.finding(
                    "„kosten“ nennt einen „betrag“, oder „von“ und „bis“, oder nur einen „text“",
                    "“kosten” holds a “betrag”, or “von” and “bis”, or a “text” only", item.place)
            ])
        }
        return Gebuehrenzeile(place: item.place, betrag: amount, wenn: condition)
    }

    private static func amount(_ key: String, _ map: inout YAMLMap) -> Cents? {
        guard let tree = map.tree(key), let text = map.text(key) else { return nil }
        if let cents = Cents(german: text), cents >= .zero { return cents }
        map.add([
            YAMLMap.finding(
                "„\(key)“ ist kein Betrag, zum Beispiel \"30,70\"", "“\(key)” is no amount, for example \"30,70\"",
                tree.place)
        ])
        return nil
    }

    private mutating func readTexts(
        _ entry: (key: String, place: Place, value: YAMLTree), into map: inout YAMLMap
    ) {
        let languages = ["de", "de-leicht", "en"]
        guard languages.contains(entry.key) else {
            return map.add([
                YAMLMap.finding(
                    "„\(entry.key)“ ist keine Sprache des Hauses: de, de-leicht, en",
                    "“\(entry.key)” is no language of the house: de, de-leicht, en", entry.place)
            ])
        }
        let texts = YAMLMap(entry.value)
        map.add(texts.findings)
        for text in texts.all {
            guard let modul = Angebotsdatei.modules[text.key], case .text(let words) = text.value.content else {
                let known = Angebotsdatei.modules.keys.sorted().joined(separator: ", ")
                map.add([
                    YAMLMap.finding(
                        "„\(text.key)“ ist kein Text einer Leistung: \(known)",
                        "“\(text.key)” is no text of a service: \(known)", text.place)
                ])
                continue
            }
            texte.append(Leistungstext(modul, words, sprache: entry.key))
        }
    }

    /// The text modules by the words that an author uses.
    static let modules: [String: Textmodul] = Dictionary(
        uniqueKeysWithValues: Textmodul.allCases.map { (String(describing: $0), $0) })
}
