import Calendar
import Catalogue
import XML

// Deadlines and costs. Exports differ: some describe the whole module, some each deadline and amount in it, and the
// parts stand deeper in one version than in another.
extension LeistungFile {
    /// The language of a text: `de` where none is named, `de-DE` is `de`.
    static func sprache(of element: XMLElement) -> String {
        guard let code = element[attribute: "languageCode"], !code.isEmpty else { return "de" }
        let parts = code.utf8.split(separator: 0x2d)
        let isRegion = parts.count == 2 && parts[1].count == 2 && parts[1].allSatisfy { (0x41...0x5a).contains($0) }
        return isRegion ? String(decoding: Array(parts[0]), as: UTF8.self) : code
    }

    /// The description that stands directly in an element, in all its languages.
    private static func beschreibung(_ element: XMLElement) -> Sprachtext {
        var text = Sprachtext()
        for one in element.elements where one.local.hasPrefix("beschreibung") {
            let language = sprache(of: one)
            if text[language] == nil { text[language] = one.trimmed }
        }
        return text
    }

    // MARK: Deadlines

    /// What a module says: each of its parts, or it as a whole.
    static func fristen(_ module: XMLElement, each local: String) -> [Leistungsfrist] {
        let parts = module.elements(local)
        if parts.isEmpty { return [frist(module)].compactMap(\.self) }
        var fristen = parts.compactMap(frist)
        let whole = beschreibung(module)
        if whole.isEmpty { return fristen }
        if fristen.count == 1, fristen[0].text.isEmpty {
            fristen[0].text = whole
        } else {
            fristen.insert(Leistungsfrist(whole), at: 0)
        }
        return fristen
    }

    private static func frist(_ part: XMLElement) -> Leistungsfrist? {
        let text = beschreibung(part)
        let count = part.descendant("dauer").flatMap { Int($0.trimmed) }
        let most = part.descendant("dauerBis").flatMap { Int($0.trimmed) }
        let unit = part.descendant("einheit").flatMap { Zeiteinheit(rawValue: code($0).lowercased()) }
        guard let count, let unit, (1...100_000).contains(count) else {
            return text.isEmpty ? nil : Leistungsfrist(text)
        }
        if most == nil || most == count, let length = length(count, unit) { return Leistungsfrist(text, length) }
        // A span of time, or a unit that is no period of the law, is said in words.
        return Leistungsfrist(text.isEmpty ? Sprachtext(unit.words(count, to: most)) : text)
    }

    private static func length(_ count: Int, _ unit: Zeiteinheit) -> StatutoryPeriod.Length? {
        switch unit {
        case .tag: .days(count)
        case .woche: .weeks(count)
        case .monat: .months(count)
        case .jahr: .years(count)
        default: nil
        }
    }

    // MARK: Costs

    static func kosten(_ module: XMLElement) -> [Leistungskosten] {
        let parts = module.elements("kosten")
        let whole = beschreibung(module)
        // Without parts of their own name the amounts stand in the module itself.
        if parts.isEmpty {
            let amounts = module.elements.compactMap { betrag($0, beschreibung($0)) }
            return amounts.isEmpty && !whole.isEmpty ? [.variabel(text: whole)] : amounts
        }
        let isOnly = parts.count == 1
        let amounts = parts.compactMap { part in
            let text = beschreibung(part)
            let said = text.isEmpty && isOnly ? whole : text
            return part.elements.lazy.compactMap { betrag($0, said.isEmpty ? beschreibung($0) : said) }.first
                ?? (said.isEmpty ? nil : .variabel(text: said))
        }
        return isOnly || whole.isEmpty ? amounts : [.variabel(text: whole)] + amounts
    }

    /// One amount: free, fixed or in a range; nil for elements of another kind.
    private static func betrag(_ element: XMLElement, _ text: Sprachtext) -> Leistungskosten? {
        switch element.local {
        case "frei", "kostenFrei": return .frei
        case "fix", "kostenFix": return element.first("betrag").flatMap(amount).map { .fest($0, text: text) }
        case "variabel", "kostenVariabel":
            let from = (element.first("betragVon") ?? element.first("betragUntergrenze")).flatMap(amount)
            let to = (element.first("betragBis") ?? element.first("betragObergrenze")).flatMap(amount)
            if let from, let to, from <= to { return .rahmen(von: from, bis: to, text: text) }
            return .variabel(text: text)
        default: return nil
        }
    }

    /// An amount as XML writes it (`1500.000` is one thousand five hundred), or as people do.
    private static func amount(_ element: XMLElement) -> Cents? {
        let text = (element.first("betrag") ?? element.first("value") ?? element).trimmed
        let parts = text.utf8.split(separator: 0x2e, omittingEmptySubsequences: false)
        let isDecimal = parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } }
        guard isDecimal, parts[1].dropFirst(2).allSatisfy({ $0 == 48 }) else { return Cents(german: text) }
        let digits = Array(parts[0]) + [0x2c] + Array(parts[1].prefix(2))
        return Cents(german: String(decoding: digits, as: UTF8.self))
    }
}

extension XMLElement {
    /// The first element of this name at any depth.
    fileprivate func descendant(_ local: String) -> XMLElement? {
        for element in elements {
            if element.local == local { return element }
            if let found = element.descendant(local) { return found }
        }
        return nil
    }
}
