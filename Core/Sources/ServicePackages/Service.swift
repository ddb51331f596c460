import BPMN
public import Basics
public import Catalogue
public import DMN
public import FEEL
public import Forms

/// A service made ready to be run: a package compiled, frozen under its content hash.
///
/// The form is compiled once per language, letters and decisions once; many cases run on it at the same time.
public struct Service: Sendable {
    public let package: ServicePackage
    /// SHA-256 of the content, in hexadecimal.
    public let hash: String
    /// By language; German is always there.
    public let forms: [String: Form]
    /// By name.
    public let letters: [String: Letter]
    let decisions: CompiledModel?
    /// The process by which its cases run: its own, or the stand-in where that names no acts.
    public let procedure: Verfahrensmodell?

    public var manifest: Manifest { package.manifest }
    public var leistung: Leistung { package.leistung }
    public var akte: AkteSettings { package.akte }
    /// The process as BPMN 2.0.
    public var process: [UInt8] { package.files[ServicePackage.processPath] ?? [] }

    /// Throws `Findings` if the package cannot run.
    public init(_ package: ServicePackage, sha256: ([UInt8]) -> [UInt8]) throws(Findings) {
        var checker = PackageChecker(package)
        checker.compile()
        try self.init(checker, sha256)
    }

    /// A service that may be published. Throws all findings of `Lint` if there is an error among them.
    public static func publishable(
        _ files: PackageFiles, clock: WallClock, sha256: ([UInt8]) -> [UInt8]
    ) throws(Findings) -> Service {
        var checker = PackageChecker(try ServicePackage(files))
        checker.check(clock: clock)
        return try Service(checker, sha256)
    }

    private init(_ checker: PackageChecker, _ sha256: ([UInt8]) -> [UInt8]) throws(Findings) {
        guard !checker.findings.haveErrors else { throw Findings(Lint.sorted(checker.findings)) }
        let package = checker.package
        self.package = package
        hash = package.files.hash(sha256)
        forms = checker.forms
        letters = checker.letters
        decisions = checker.decisions
        let id = package.manifest.id.text
        procedure =
            checker.processModel.flatMap { Verfahrensmodell($0, name: Verfahrensmodell.own, package: id) }
            ?? Verfahrensmodell.ersatz()
    }

    /// The form in a language; in German if there is none in that.
    public func form(_ language: String = "de") -> Form {
        // German is compiled first, without it there is no service.
        forms[language] ?? forms["de"] ?? forms[forms.startIndex].value
    }

    /// The languages of the form, German first.
    public var languages: [String] { ["de"] + forms.keys.filter { $0 != "de" }.sorted() }

    /// A free text of the service: in the language, else in German.
    public func text(_ name: String, _ language: String = "de") -> String? {
        package.texte[language]?.texts[name] ?? package.texte["de"]?.texts[name]
    }

    /// Letters of a kind, in the order of their names.
    public func letters(of kind: Letter.Kind) -> [Letter] {
        letters.values.filter { $0.kind == kind }.sorted { $0.name < $1.name }
    }

    /// The letter that a decision needs.
    public func notice(for decision: Letter.Decision) -> Letter? {
        letters(of: .notice).first { $0.decision == decision }
    }

    // MARK: Decisions

    /// The names of its decisions.
    public var decisionNames: [String] { decisions?.decisions ?? [] }

    /// Evaluates a decision over the answers; `nil` if there is no such decision.
    /// `beside` are values that go before those of the answers: what a process has found out. What the town's bylaws compute
    /// goes before the package's own decisions, also where others rest on them.
    public func decide(
        _ name: String, _ filled: FilledForm, beside: [String: Value] = [:], satzung: Satzung? = nil
    ) -> DMNOutcome? {
        guard let decisions, decisionNames.contains(name) else { return nil }
        return PackageChecker.decide(
            name, decisions, filled, beside, decided: satzung?.values(filled, beside: beside) ?? [:])
    }

    /// The value of a decision; nil if there is no such decision, or an error leaves it without a value.
    public func value(
        ofDecision name: String, _ filled: FilledForm, beside: [String: Value] = [:], satzung: Satzung? = nil
    ) -> Value? {
        guard let outcome = decide(name, filled, beside: beside, satzung: satzung) else { return nil }
        return outcome.value.isNull && outcome.findings.haveErrors ? nil : outcome.value
    }

    /// The decision whose name in lower case is this.
    public func decision(lowercased name: String) -> String? { decisionNames.first { $0.lowercased() == name } }

    /// The process that a case began with, by its name in the journal; for a new case the one that cases run now.
    public func procedure(named name: String?) -> Verfahrensmodell? {
        guard let name, name != procedure?.name else { return procedure }
        return name == Verfahrensmodell.ersatzName ? Verfahrensmodell.ersatz() : nil
    }

    /// The name of the decision that gives the fee in euros.
    public static let feeDecision = "Gebühr"

    /// The values for letters that come from the answers: ids, aliases, calculations, decisions, and `angaben`, a list
    /// of questions and answers.
    public func context(_ filled: FilledForm, satzung: Satzung? = nil) -> Context {
        var context = filled.context
        context["angaben"] = .list(
            filled.overview.flatMap(\.rows).filter { !$0.printed.isEmpty }.map { row in
                .context(["frage": .string(row.label), "antwort": .string(row.printed)])
            })
        for name in decisionNames {
            guard let value = decide(name, filled, satzung: satzung)?.value else { continue }
            context[name.lowercased()] = value
        }
        return context
    }
}
