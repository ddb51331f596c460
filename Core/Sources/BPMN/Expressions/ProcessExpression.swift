public import Basics
public import FEEL

/// An expression of a process model, translated into FEEL where it is written in another language, and compiled once.
///
/// Its free names are bound to variables of the process when it is evaluated.
public struct ProcessExpression: Sendable {
    /// What the model says.
    public let source: String
    public let place: Place
    /// What is evaluated; nil if it cannot be.
    public let feel: String?
    /// Warnings of the translation, errors of the compilation.
    public let findings: [Finding]
    /// The variables that it reads, in the order of the slots.
    let names: [String]
    private let compiled: FEEL.Expression?

    public init(_ source: String, place: Place) {
        self.source = source
        self.place = place
        var text = ModelTree.trimmed(source)
        var findings: [Finding] = []
        if text.hasPrefix("=") {
            text = ModelTree.trimmed(String(text.dropFirst()))
        } else if ForeignExpression.isForeign(text) {
            guard let translated = ForeignExpression.feel(text) else {
                feel = nil
                self.findings = [ProcessExpression.foreign(text, place)]
                names = []
                compiled = nil
                return
            }
            findings.append(ProcessExpression.translated(text, translated, place))
            text = translated
        }
        feel = text
        (compiled, names) = ProcessExpression.compile(text, place, &findings)
        self.findings = findings
    }

    private static func compile(
        _ text: String, _ place: Place, _ findings: inout [Finding]
    ) -> (FEEL.Expression?, [String]) {
        do {
            let first = try FEEL.Expression.compile(text)
            let unknown = first.uses.filter { $0.slot == nil }.map(\.name).uniqued() + shadowed(in: text)
            guard !unknown.isEmpty else { return (first, []) }
            return (try FEEL.Expression.compile(text, scope: Scope(names: unknown)), unknown)
        } catch {
            let words = (error as? Findings)?.all.first?.words ?? Words(de: "kein FEEL", en: "not FEEL")
            findings.append(
                Finding(
                    "bpmn-expression-invalid", .warning,
                    Words(de: "Der Ausdruck ist kein FEEL: \(words.de)", en: "The expression is not FEEL: \(words.en)"),
                    at: place))
            return (nil, [])
        }
    }

    /// Names of built-in functions that a process may well give to a variable.
    private static let likelyNames: Set<String> = [
        "count", "sum", "min", "max", "mean", "mode", "median", "product", "log", "floor", "ceiling", "abs", "any",
        "all", "sort",
        "split", "reverse", "union", "append", "remove", "decimal", "odd", "even", "now", "today", "index", "exp",
        "sqrt",
    ]

    /// Such names where they are used without being called: they mean the variable.
    private static func shadowed(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        var plain: Set<String> = []
        var called: Set<String> = []
        var at = 0
        while at < bytes.count {
            let start = at
            while at < bytes.count, ForeignToken.isWord(bytes[at]) { at += 1 }
            if at == start {
                at += 1
                continue
            }
            let word = String(decoding: bytes[start..<at], as: UTF8.self)
            guard likelyNames.contains(word), start == 0 || bytes[start - 1] != UInt8(ascii: ".") else { continue }
            var next = at
            while next < bytes.count, ModelTree.isSpace(bytes[next]) { next += 1 }
            if next < bytes.count, bytes[next] == UInt8(ascii: "(") { called.insert(word) } else { plain.insert(word) }
        }
        return plain.subtracting(called).sorted()
    }

    private static func foreign(_ text: String, _ place: Place) -> Finding {
        Finding(
            "bpmn-expression-foreign", .warning,
            Words(
                de: "Der Ausdruck „\(text)“ lässt sich nicht nach FEEL übersetzen.",
                en: "The expression “\(text)” cannot be translated into FEEL."),
            at: place)
    }

    private static func translated(_ text: String, _ feel: String, _ place: Place) -> Finding {
        Finding(
            "bpmn-expression-translated", .warning,
            Words(de: "„\(text)“ wird als FEEL gelesen: \(feel)", en: "“\(text)” is read as FEEL: \(feel)"), at: place)
    }

    /// Whether it can be evaluated at all.
    public var isExecutable: Bool { compiled != nil }

    /// Whether it is a literal that is neither true nor false, so that it cannot be a condition.
    var isConstantNonBoolean: Bool {
        guard let compiled, names.isEmpty, compiled.type != .any else { return false }
        return !compiled.type.conforms(to: .boolean)
    }

    /// Whether it says more than one name: a text without a declared type is then taken as formal.
    var isMoreThanName: Bool { compiled != nil && feel.map { names != [$0] } ?? false }

    /// Evaluates by itself, at a moment and with the values of its names; nil if it cannot be evaluated.
    public func value(
        at now: Instant, zone: String = "Europe/Berlin", zones: ZoneDatabase, _ lookup: (String) -> Value
    ) -> Value? {
        let run = Run(Environment(clock: .standing(at: now), zone: zone, zones: zones))
        let value = value(in: run, lookup)
        return run.isHalted ? nil : value
    }

    /// Evaluates with the values of its names; nil if it cannot be evaluated.
    func value(in run: Run, _ lookup: (String) -> Value) -> Value? {
        guard let compiled else { return nil }
        switch names.count {
        case 0: return compiled.value([], in: run)
        case 1: return compiled.value([lookup(names[0])], in: run)
        default: return compiled.value(names.map(lookup), in: run)
        }
    }
}
