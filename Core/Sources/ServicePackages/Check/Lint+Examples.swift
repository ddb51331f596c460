import Basics
import DMN
import FEEL
import Forms

extension PackageChecker {
    /// Runs the examples: they must end as they say.
    mutating func checkExamples(clock: WallClock) {
        guard let form = forms["de"] else { return }
        if package.examples.isEmpty {
            add(
                "lint-no-example", .warning, "Das Paket hat kein Beispiel; niemand weiß, ob es noch tut, was es soll.",
                "the package has no example", Place(file: "beispiele"))
        }
        for example in package.examples { run(example, FilledForm(form, example.answers, clock: clock)) }
    }

    private mutating func run(_ example: Example, _ filled: FilledForm) {
        let faults = filled.findings
        for fault in faults where !example.faults.contains(fault.finding.subject ?? "") {
            fail(
                example, "unerwartet: \(fault.finding.words.de) (\(fault.finding.subject ?? ""))",
                "unexpected: \(fault.finding.words.en)")
        }
        for path in example.faults where !faults.contains(where: { $0.finding.subject == path }) {
            fail(example, "bei \(path) wurde ein Fehler erwartet", "a finding was expected at \(path)")
        }
        let route = Set(filled.route.map(\.description))
        for stop in example.stops where !route.contains(stop) {
            fail(example, "die Seite \(stop) wurde erwartet", "the page \(stop) was expected")
        }
        for path in example.answers.values.keys.sorted() where filled.form.tree.node(at: path) == nil {
            fail(example, "\(path) gibt es im Formular nicht", "\(path) is not in the form")
        }
        let context = filled.context
        for (name, wanted) in example.values.sorted(by: { $0.key < $1.key }) {
            expect(context[name] ?? .null, wanted, name, example)
        }
        for (name, wanted) in example.decisions.sorted(by: { $0.key < $1.key }) {
            guard let decisions, decisions.decisions.contains(name) else {
                fail(example, "die Entscheidung „\(name)“ gibt es nicht", "there is no decision “\(name)”")
                continue
            }
            expect(PackageChecker.decide(name, decisions, filled).value, wanted, name, example)
        }
    }

    private mutating func expect(_ value: Value, _ wanted: String, _ name: String, _ example: Example) {
        let printed = Letter.printed(value) ?? "null"
        guard printed != wanted else { return }
        fail(
            example, "„\(name)“ ist \(printed), erwartet war \(wanted)",
            "“\(name)” is \(printed), expected was \(wanted)")
    }

    private mutating func fail(_ example: Example, _ de: String, _ en: String) {
        findings.append(
            Finding(
                "example-failed", .error,
                Words(de: "Beispiel „\(example.title)“: \(de)", en: "example “\(example.title)”: \(en)"),
                at: example.place,
                subject: example.name))
    }
}
