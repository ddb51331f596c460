import Basics
import FEEL

/// The body of a letter, cut at its placeholders.
///
/// `{{ausdruck}}`, `{{ausdruck | euro}}`, `{{wenn bedingung}} … {{sonst}} … {{ende}}`, `{{je name in liste}} … {{ende}}`.
struct LetterTemplate: Sendable {
    indirect enum Part: Sendable {
        case text(String)
        case value(LetterExpression, LetterFormat)
        case condition(LetterExpression, then: [Part], otherwise: [Part])
        case loop(String, LetterExpression, body: [Part])
    }

    let parts: [Part]

    init(_ source: String, file: String, place: Place, names: Set<String>) throws(Findings) {
        var parser = LetterParser(source, file: file, place: place)
        parts = try parser.parts(names: names, depth: 0, until: []).parts
    }
}

/// How a value is printed.
enum LetterFormat: String, Sendable, CaseIterable {
    case plain
    /// An amount of money: `1.234,50 €`.
    case euro
    /// A date in digits: `27.03.2026`.
    case short = "kurz"
}

/// An expression of a letter with the names that it uses.
struct LetterExpression: Sendable {
    let source: String
    let names: [String]
    let expression: Expression
}

/// Cuts a letter at its double braces.
struct LetterParser {
    private let source: String
    private var at: String.Index
    private let file: String
    private let place: Place
    private var lines = 0

    init(_ source: String, file: String, place: Place) {
        self.source = source
        self.file = file
        self.place = place
        at = source.startIndex
    }

    /// Parts up to one of the closing words; the word that closed them.
    mutating func parts(names: Set<String>, depth: Int, until closers: Set<String>) throws(Findings)
        -> (parts: [LetterTemplate.Part], closer: String)
    {
        guard depth < 8 else { throw fault("zu tief geschachtelt", "nests too deep") }
        var parts: [LetterTemplate.Part] = []
        while let open = mark("{{") {
            if open > at { parts.append(.text(String(source[at..<open]))) }
            advance(to: source.index(open, offsetBy: 2))
            guard let close = mark("}}") else { throw fault("„{{“ ohne „}}“", "“{{” without “}}”") }
            let inner = Self.unescaped(String(source[at..<close]))
            advance(to: source.index(close, offsetBy: 2))
            let words = inner.split(whereSeparator: \.isWhitespace).map(String.init)
            let first = words.first ?? ""
            if closers.contains(first), words.count == 1 { return (parts, first) }
            parts.append(try part(first, words, inner, names: names, depth: depth))
        }
        guard closers.isEmpty else { throw fault("„{{ende}}“ fehlt", "“{{ende}}” is missing") }
        if at < source.endIndex { parts.append(.text(String(source[at...]))) }
        return (parts, "")
    }

    private mutating func part(_ first: String, _ words: [String], _ inner: String, names: Set<String>, depth: Int)
        throws(Findings) -> LetterTemplate.Part
    {
        switch first {
        case "wenn":
            let condition = try compile(words.dropFirst().joined(separator: " "), names: names)
            let then = try parts(names: names, depth: depth + 1, until: ["sonst", "ende"])
            let otherwise =
                then.closer == "sonst" ? try parts(names: names, depth: depth + 1, until: ["ende"]).parts : []
            return .condition(condition, then: then.parts, otherwise: otherwise)
        case "je":
            guard words.count >= 4, words[2] == "in" else {
                throw fault("„{{je name in liste}}“ erwartet", "“{{je name in list}}” expected")
            }
            let list = try compile(words.dropFirst(3).joined(separator: " "), names: names)
            let body = try parts(names: names.union([words[1]]), depth: depth + 1, until: ["ende"]).parts
            return .loop(words[1], list, body: body)
        case "sonst", "ende": throw fault("„{{\(first)}}“ ohne Anfang", "“{{\(first)}}” without beginning")
        default:
            let halves = inner.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard halves.count == 2, let format = LetterFormat(rawValue: halves[1].filter { !$0.isWhitespace }) else {
                return .value(try compile(inner, names: names), .plain)
            }
            return .value(try compile(halves[0], names: names), format)
        }
    }

    private func compile(_ source: String, names: Set<String>) throws(Findings) -> LetterExpression {
        let mentioned = Set(source.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)).intersection(
            names)
        let known = mentioned.sorted()
        do {
            let expression = try Expression.compile(source, scope: Scope(names: known))
            if let unknown = expression.uses.first(where: { $0.slot == nil }) {
                throw fault(
                    "„{{\(source)}}“ nennt „\(unknown.name)“, das es nicht gibt",
                    "“{{\(source)}}” names “\(unknown.name)”, which does not exist", "letter-name-unknown")
            }
            return LetterExpression(source: source, names: known, expression: expression)
        } catch let findings as Findings {
            if findings.all.contains(where: { $0.code == "letter-name-unknown" }) { throw findings }
            throw fault("„{{\(source)}}“ ist kein FEEL-Ausdruck", "“{{\(source)}}” is no FEEL expression")
        } catch {
            throw fault("„{{\(source)}}“ ist kein FEEL-Ausdruck", "“{{\(source)}}” is no FEEL expression")
        }
    }

    private func mark(_ text: String) -> String.Index? { source[at...].firstPlace(of: text) }

    private mutating func advance(to index: String.Index) {
        lines += source[at..<index].reduce(0) { $1 == "\n" || $1 == "\r\n" ? $0 + 1 : $0 }
        at = index
    }

    /// In the file the signs of a comparison are escaped.
    private static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var out = ""
        var rest = text[...]
        let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        while let first = rest.first {
            if let sign = signs.first(where: { rest.hasPrefix($0.0) }) {
                out += sign.1
                rest = rest.dropFirst(sign.0.count)
            } else {
                out.append(first)
                rest = rest.dropFirst()
            }
        }
        return out
    }

    private func fault(_ de: String, _ en: String, _ code: String = "letter-placeholder") -> Findings {
        Findings(
            Finding(
                code, .error, Words(de: de, en: en), at: Place(file: file, line: place.line + lines, column: 1)))
    }
}
