public import Basics
import FEEL
import Forms

/// What the bylaws of a town compute in place of a package: decisions of the package by name, each with a FEEL expression
/// over the answers. A case keeps those that held when it began.
///
///     Satzung(["Gebühr": "if laufzeit = \"1\" then 30.70 else 61.40"])
public struct Satzung: Hashable, Sendable, Codable {
    /// By the name of the decision.
    public var rechnung: [String: String]

    public init(_ rechnung: [String: String] = [:]) { self.rechnung = rechnung }

    /// What is wrong with it over a service: a decision that the package does not have, a text that is no FEEL, a name that
    /// the form does not have. `places` says where each stands.
    public func findings(over service: Service, places: [String: Place] = [:]) -> [Finding] {
        let names = service.form().answerNames
        return rechnung.sorted { $0.key < $1.key }.flatMap { name, source -> [Finding] in
            let place = places[name] ?? Place(file: Angebotsdatei.path)
            guard service.decisionNames.contains(name) else {
                let known = service.decisionNames.sorted().joined(separator: ", ")
                return [
                    Satzung.finding(
                        "Das Paket entscheidet nicht über „\(name)“. Es entscheidet über: \(known).",
                        "the package has no decision “\(name)”; it has: \(known)", place)
                ]
            }
            guard let expression = Satzung.compile(source, names) else {
                return [
                    Satzung.finding("„\(source)“ ist kein FEEL-Ausdruck.", "“\(source)” is no FEEL expression", place)
                ]
            }
            return expression.uses.filter { $0.slot == nil }.map { use in
                Satzung.finding(
                    "„\(source)“ nennt „\(use.name)“, das es im Formular nicht gibt.",
                    "“\(source)” names “\(use.name)”, which the form does not have", place)
            }
        }
    }

    /// The values of its decisions for answers; null where an expression gives none. `beside` go before the answers.
    func values(_ filled: FilledForm, beside: [String: Value]) -> [String: Value] {
        if rechnung.isEmpty { return [:] }
        var inputs = filled.context
        for (name, value) in beside { inputs[name] = value }
        let names = Set(inputs.entries.map(\.name))
        let run = Run(Environment(clock: filled.clock, zone: "Europe/Berlin"))
        return rechnung.mapValues { source in
            guard let expression = Satzung.compile(source, names) else { return .null }
            run.reset()
            let scope = Satzung.mentioned(source, names)
            let value = expression.value(scope.map { inputs[$0] ?? .null }, in: run)
            return run.isHalted ? .null : value
        }
    }

    private static func compile(_ source: String, _ names: Set<String>) -> Expression? {
        try? Expression.compile(source, scope: Scope(names: mentioned(source, names)))
    }

    /// The names that a source may mention, in a fixed order: its slots.
    private static func mentioned(_ source: String, _ names: Set<String>) -> [String] {
        Set(source.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)).intersection(names).sorted()
    }

    private static func finding(_ de: String, _ en: String, _ place: Place) -> Finding {
        Finding("offer-bylaw", .error, Words(de: de, en: en), at: place)
    }
}

extension Form {
    /// The names by which expressions reach answers: ids, aliases, calculations.
    var answerNames: Set<String> {
        Set(tree.byID.keys).union(tree.nodes.compactMap(\.settings.alias)).union(journey.calculations.map(\.name))
    }
}
