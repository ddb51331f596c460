public import Basics
public import Catalogue
import FIM
public import Forms

/// A service package as read from its files: every part parsed, nothing compiled yet.
public struct ServicePackage: Sendable {
    public let files: PackageFiles
    public let manifest: Manifest
    public let leistung: Leistung
    public let schema: Datenschema
    public let journey: Journey
    public let akte: AkteSettings
    /// By language.
    public let texte: [String: Texte]
    public let examples: [Example]
    /// The profile sheet of its process, if it has one.
    public let steckbrief: Steckbrief?
    /// What was found while reading; warnings only.
    public let warnings: [Finding]
    /// Where the parts of the journey stand in its file.
    let places: [String: Place]

    public static let schemaPath = "datenfelder.xml"
    public static let processPath = "verfahren.bpmn"
    public static let decisionsPath = "entscheidungen.dmn"

    /// Throws `Findings` if a part that must be there is missing or cannot be read. What the package's family gives in
    /// common is added.
    public init(_ given: PackageFiles) throws(Findings) {
        let files = Family.antragAllgemein().completing(given)
        var reading = Reading(files)
        let manifest = reading.part(Manifest.path) { bytes throws(Findings) in try Manifest.read(bytes) }
        let leistung = reading.part(LeistungFile.path) { bytes throws(Findings) in (try LeistungFile.read(bytes), []) }
        let schema = reading.part(ServicePackage.schemaPath) { bytes throws(Findings) in
            try ServicePackage.schema(bytes, files: files)
        }
        var places: [String: Place] = [:]
        let journey = reading.part(JourneyFile.path) { bytes throws(Findings) in
            let (journey, findings, found) = try JourneyFile.read(bytes)
            places = found
            return (journey, findings)
        }
        let akte = reading.part(AkteSettings.path) { bytes throws(Findings) in try AkteSettings.read(bytes) }
        var texte: [String: Texte] = [:]
        for path in files.paths(in: "texte", endingIn: ".yaml") {
            let language = String(path.dropFirst(6).dropLast(5))
            texte[language] = reading.part(path) { bytes throws(Findings) in
                try Texte.read(bytes, file: path, language: language)
            }
        }
        let examples = files.paths(in: "beispiele", endingIn: ".yaml").compactMap { path in
            reading.part(path) { bytes throws(Findings) in try Example.read(bytes, file: path) }
        }
        let steckbrief =
            files[Steckbrief.path] == nil
            ? nil
            : reading.part(Steckbrief.path) { bytes throws(Findings) in try Steckbrief.read(bytes) }
        guard !reading.findings.haveErrors, let manifest, let leistung, let schema, let journey, let akte else {
            throw Findings(reading.findings)
        }
        self.files = files
        self.manifest = manifest
        self.leistung = leistung
        self.schema = schema
        self.journey = journey
        self.akte = akte
        self.texte = texte
        self.examples = examples
        self.steckbrief = steckbrief
        self.places = places
        warnings = reading.findings
    }

    /// The schema with the code lists that lie in `codelisten/`.
    private static func schema(_ bytes: [UInt8], files: PackageFiles) throws(Findings) -> (Datenschema, [Finding]) {
        var lists: [SchemaImport.CodelisteFile] = []
        for path in files.paths(in: "codelisten", endingIn: ".xml") {
            let content = files[path] ?? []
            lists.append(
                SchemaImport.CodelisteFile(list: try CodelisteReader.read(content, file: path), bytes: content))
        }
        let read = try SchemaImport(bytes, file: schemaPath) { _ in lists }
        return (read.form, read.warnings)
    }

    /// Collects findings over all parts, so that an author sees them all at once.
    private struct Reading {
        let files: PackageFiles
        var findings: [Finding] = []

        init(_ files: PackageFiles) { self.files = files }

        mutating func part<Part>(
            _ path: String, _ read: ([UInt8]) throws(Findings) -> (Part, [Finding])
        ) -> Part? {
            guard let bytes = files[path] else {
                findings.append(
                    Finding(
                        "package-part-missing", .error,
                        Words(de: "Die Datei \(path) fehlt.", en: "the file \(path) is missing"), at: Place(file: path))
                )
                return nil
            }
            do throws(Findings) {
                let (part, found) = try read(bytes)
                findings += found
                return part
            } catch {
                findings += error.all
                return nil
            }
        }
    }
}
