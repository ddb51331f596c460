public import Basics

/// How a town builds its file references (Aktenzeichen): a pattern with places for unit, year and running number.
///
///     Aktenzeichenregel("{einheit}-{jahr}/{nummer:4}")?.aktenzeichen(einheit: "120.20", jahr: 2026, nummer: 17)
///     // "120.20-2026/0017"
public struct Aktenzeichenregel: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case text(String)
        case einheit
        case jahr
        case nummer(digits: Int)
    }

    private let parts: [Part]
    /// The pattern as it was written.
    public let muster: String

    /// The rule where a town says nothing: `120.20-2026/0017`.
    public static let ueblich = Aktenzeichenregel(
        parts: [.einheit, .text("-"), .jahr, .text("/"), .nummer(digits: 4)], muster: "{einheit}-{jahr}/{nummer:4}")

    private init(parts: [Part], muster: String) {
        self.parts = parts
        self.muster = muster
    }

    /// Reads a pattern. Unit, year and number must each occur once, with something between them; the number may say how
    /// many digits it has at least (1…9).
    public init(_ muster: String) throws(Findings) {
        guard muster.utf8.count <= 100, let parts = Aktenzeichenregel.parts(muster), Aktenzeichenregel.isTelling(parts)
        else {
            throw Findings(
                Finding(
                    "records-reference-rule", .error,
                    Words(
                        de: "Das Muster braucht {einheit}, {jahr} und {nummer} je einmal, mit Zeichen dazwischen.",
                        en: "The pattern needs {einheit}, {jahr} and {nummer} once each, with characters between them."),
                    subject: muster))
        }
        self.init(parts: parts, muster: muster)
    }

    /// The file reference. The number counts the files of a unit in a year, from 1.
    public func aktenzeichen(einheit: String, jahr: Int, nummer: Int) -> String {
        var out = ""
        for part in parts {
            switch part {
            case .text(let text): out += text
            case .einheit: out += einheit
            case .jahr: out += String(jahr)
            case .nummer(let digits):
                let number = String(max(0, nummer))
                out += String(repeating: "0", count: max(0, digits - number.utf8.count)) + number
            }
        }
        return out
    }

    private static func parts(_ muster: String) -> [Part]? {
        var out: [Part] = []
        var rest = Substring(muster)
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { out.append(.text(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else { return nil }
            switch rest[rest.index(after: open)..<close] {
            case "einheit": out.append(.einheit)
            case "jahr": out.append(.jahr)
            case "nummer": out.append(.nummer(digits: 1))
            case let word where word.hasPrefix("nummer:"):
                guard let digits = Int(word.dropFirst(7)), (1...9).contains(digits) else { return nil }
                out.append(.nummer(digits: digits))
            default: return nil
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { out.append(.text(String(rest))) }
        return out
    }

    private static func isTelling(_ parts: [Part]) -> Bool {
        var seen = [0, 0, 0]
        var lastWasPlace = false
        for part in parts {
            switch part {
            case .text(let text):
                guard !text.contains("}") else { return false }
                lastWasPlace = false
                continue
            case .einheit: seen[0] += 1
            case .jahr: seen[1] += 1
            case .nummer: seen[2] += 1
            }
            if lastWasPlace { return false }
            lastWasPlace = true
        }
        return seen == [1, 1, 1]
    }
}
