import BPMN
import Basics
import DMN
import FEEL
import Forms

/// Compiles the parts of a package and holds them against each other; collects everything found.
struct PackageChecker {
    let package: ServicePackage
    var findings: [Finding]
    var forms: [String: Form] = [:]
    var letters: [String: Letter] = [:]
    var decisions: CompiledModel?
    var processModel: ProcessModel?

    init(_ package: ServicePackage) {
        self.package = package
        findings = package.warnings
    }

    /// Everything that must hold before a package can run at all.
    mutating func compile() {
        compileForms()
        compileDecisions()
        compileLetters()
        compileProcess()
    }

    private mutating func compileForms() {
        for language in ["de"] + package.texte.keys.filter({ $0 != "de" }).sorted() {
            let translation = Translation(package.texte[language] ?? Texte(language: language))
            do throws(Findings) {
                let form = try Form(
                    schema: translation.apply(to: package.schema),
                    journey: translation.apply(to: package.journey, package.schema))
                forms[language] = form
                if language == "de" { findings += form.warnings.map(placed) }
            } catch {
                // What is wrong with the form itself is said once, by its German.
                if language == "de" { findings += error.all.map(placed) }
            }
        }
    }

    /// Findings about a page or field point to the line of the journey.
    private func placed(_ finding: Finding) -> Finding {
        guard finding.place == nil, let subject = finding.subject, let place = package.places[subject] else {
            var other = finding
            other.place = finding.place ?? Place(file: JourneyFile.path)
            return other
        }
        var other = finding
        other.place = place
        return other
    }

    private mutating func compileDecisions() {
        guard let bytes = package.files[ServicePackage.decisionsPath] else { return }
        do throws(Findings) {
            let model = CompiledModel.load([try DMNDocument(bytes, file: ServicePackage.decisionsPath)])
            findings += model.findings
            decisions = model
        } catch {
            findings += error.all
        }
    }

    private mutating func compileLetters() {
        var names = LetterNames.fixed
        if let form = forms["de"] { names.formUnion(form.answerNames) }
        names.formUnion((decisions?.decisions ?? []).map { $0.lowercased() })
        for path in package.files.paths(in: Letter.folder, endingIn: ".html") where !LetterFrame.isFrame(path) {
            do throws(Findings) {
                let letter = try Letter(package.files[path] ?? [], file: path, names: names, files: package.files)
                letters[letter.name] = letter
            } catch {
                findings += error.all
            }
        }
    }

    private mutating func compileProcess() {
        let path = ServicePackage.processPath
        guard let bytes = package.files[path] else {
            return findings.append(
                Finding(
                    "package-part-missing", .error,
                    Words(de: "Die Datei \(path) fehlt.", en: "the file \(path) is missing"), at: Place(file: path)))
        }
        do throws(Findings) {
            let model = try ProcessModel.read(bytes, file: path)
            findings += model.check(for: .publication)
            processModel = model
            if !model.processes.contains(where: \.isExecutable) {
                findings.append(
                    Finding(
                        "package-process", .error,
                        Words(
                            de: "Das Verfahren enthält keinen ausführbaren Prozess.",
                            en: "the file holds no executable process"),
                        at: Place(file: path)))
            }
        } catch {
            findings += error.all
        }
    }

    /// A decision over the answers of a form; `decided` are values of decisions that are given from outside.
    static func decide(
        _ name: String, _ model: CompiledModel, _ filled: FilledForm, _ beside: [String: Value] = [:],
        decided: [String: Value] = [:]
    ) -> DMNOutcome {
        var inputs: [String: Value] = [:]
        for (name, value) in filled.context.entries { inputs[name] = value }
        inputs.merge(beside) { _, own in own }
        return model.evaluate(
            decision: name, inputs: inputs, decided: decided,
            in: Environment(clock: filled.clock, zone: "Europe/Berlin"))
    }
}

/// The names that letters may use beside those of the form. Who renders a letter fills them.
public enum LetterNames {
    /// `gemeinde` (name, anschrift, plz, ort, telefon, email, gericht), `vorgang` (zeichen, eingang, link),
    /// `leistung` (name), `sachbearbeitung` (name, telefon, zimmer), `empfaenger` (name, anschrift, anrede),
    /// `eingabe` (what the clerk writes), `rueckfrage` (text, frist), `angaben` (frage, antwort), `heute`.
    public static let fixed: Set<String> = [
        "gemeinde", "vorgang", "leistung", "sachbearbeitung", "empfaenger", "eingabe", "rueckfrage", "angaben", "heute",
    ]
}
