public import Basics
import Catalogue
import Forms

/// What differs between two versions of a package, in sentences that a clerk understands.
public struct PackageDiff: Sendable {
    /// One difference.
    public struct Change: Hashable, Sendable {
        /// What happened.
        public enum Kind: String, Hashable, Sendable {
            case added, removed, changed
        }

        public var kind: Kind
        /// The file, or the place in the form.
        public var subject: String
        public var words: Words
    }

    public private(set) var changes: [Change] = []

    public init(from old: ServicePackage, to new: ServicePackage) throws(Findings) {
        compare(old.manifest.version, new.manifest.version, "package.yaml", "Die Version", "the version")
        compare(old.manifest.name, new.manifest.name, "package.yaml", "Der Name", "the name")
        compareFields(
            try SchemaTree(old.schema, settings: old.journey.settings),
            try SchemaTree(new.schema, settings: new.journey.settings))
        comparePages(old.journey, new.journey)
        compareFile(old.akte, new.akte)
        compareTexts(old.leistung, new.leistung)
        compareFiles(old.files, new.files)
    }

    private mutating func add(_ kind: Change.Kind, _ subject: String, _ de: String, _ en: String) {
        changes.append(Change(kind: kind, subject: subject, words: Words(de: de, en: en)))
    }

    private mutating func compare(_ old: String, _ new: String, _ subject: String, _ de: String, _ en: String) {
        guard old != new else { return }
        add(.changed, subject, "\(de) war „\(old)“ und ist jetzt „\(new)“.", "\(en) was “\(old)” and is now “\(new)”")
    }

    // MARK: Form

    private mutating func compareFields(_ old: SchemaTree, _ new: SchemaTree) {
        for node in old.nodes where new[node.path] == nil {
            add(.removed, node.path.description, "\(kind(node)) „\(node.label)“ entfällt.", "“\(node.label)” is gone")
        }
        for node in new.nodes {
            guard let before = old[node.path] else {
                add(
                    .added, node.path.description, "\(kind(node)) „\(node.label)“ kommt hinzu.",
                    "“\(node.label)” is new")
                continue
            }
            compare(before, node)
        }
    }

    private func kind(_ node: FormNode) -> String { node.field == nil ? "Die Gruppe" : "Das Feld" }

    private mutating func compare(_ old: FormNode, _ new: FormNode) {
        let subject = new.path.description
        let name = "„\(new.label)“"
        compare(old.label, new.label, subject, "Die Beschriftung von \(new.path)", "the label of \(new.path)")
        if old.min != new.min || old.max != new.max {
            add(
                .changed, subject, "\(name) ist jetzt \(times(new)) anzugeben statt \(times(old)).",
                "\(name) is now to be given \(times(new)) instead of \(times(old))")
        }
        guard let before = old.field, let after = new.field else { return }
        if before.type != after.type || before.kind != after.kind {
            add(
                .changed, subject,
                "\(name) nimmt jetzt andere Werte an (\(after.type.rawValue) statt \(before.type.rawValue)).",
                "\(name) takes other values now")
        }
        if before.constraints != after.constraints {
            add(.changed, subject, "Die Grenzen von \(name) sind andere.", "the limits of \(name) are different")
        }
        let (codes, others) = (Set(old.entries.map(\.code)), Set(new.entries.map(\.code)))
        for entry in new.entries where !codes.contains(entry.code) {
            add(
                .added, subject, "Bei \(name) gibt es neu „\(entry.name)“.",
                "\(name) has the new answer “\(entry.name)”")
        }
        for entry in old.entries where !others.contains(entry.code) {
            add(.removed, subject, "Bei \(name) entfällt „\(entry.name)“.", "\(name) loses the answer “\(entry.name)”")
        }
    }

    private func times(_ node: FormNode) -> String {
        let most = node.max.map(String.init) ?? "beliebig"
        return node.max == node.min ? "\(node.min)-mal" : "\(node.min)- bis \(most)-mal"
    }

    private mutating func comparePages(_ old: Journey, _ new: Journey) {
        let before = Dictionary(old.pages.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for page in new.pages {
            guard let other = before[page.id] else {
                add(.added, page.id.text, "Die Seite „\(page.title)“ kommt hinzu.", "the page “\(page.title)” is new")
                continue
            }
            compare(
                other.title, page.title, page.id.text, "Der Titel der Seite \(page.id)", "the title of page \(page.id)")
            if other.condition != page.condition {
                add(
                    .changed, page.id.text, "Die Seite „\(page.title)“ erscheint unter anderer Bedingung.",
                    "the page “\(page.title)” appears under another condition")
            }
            if other.content != page.content {
                add(
                    .changed, page.id.text, "Auf der Seite „\(page.title)“ stehen andere Felder.",
                    "the page “\(page.title)” has other fields")
            }
        }
        let kept = Set(new.pages.map(\.id))
        for page in old.pages where !kept.contains(page.id) {
            add(.removed, page.id.text, "Die Seite „\(page.title)“ entfällt.", "the page “\(page.title)” is gone")
        }
        if old.pages.map(\.id).filter(kept.contains) != new.pages.map(\.id).filter({ before[$0] != nil }) {
            add(
                .changed, JourneyFile.path, "Die Reihenfolge der Seiten ist eine andere.",
                "the order of the pages is different")
        }
    }

    // MARK: The rest

    private mutating func compareFile(_ old: AkteSettings, _ new: AkteSettings) {
        compare(old.plan, new.plan, AkteSettings.path, "Die Stelle im Aktenplan", "the unit of the file plan")
        compare(
            "\(old.retentionYears)", "\(new.retentionYears)", AkteSettings.path, "Die Aufbewahrung in Jahren",
            "the retention in years")
        compare(old.disposal.rawValue, new.disposal.rawValue, AkteSettings.path, "Die Aussonderung", "the disposal")
    }

    private mutating func compareTexts(_ old: Leistung, _ new: Leistung) {
        for text in new.texte where !old.texte.contains(text) {
            add(
                .changed, LeistungFile.path, "Der Text \(text.modul) (\(text.sprache)) ist ein anderer.",
                "the text \(text.modul) (\(text.sprache)) is different")
        }
        if old.kosten != new.kosten {
            add(.changed, LeistungFile.path, "Die Kosten sind andere.", "the costs are different")
        }
        if old.vertrauensniveau != new.vertrauensniveau {
            add(.changed, LeistungFile.path, "Das Vertrauensniveau ist ein anderes.", "the trust level is different")
        }
    }

    /// Files whose parts were not compared above.
    private mutating func compareFiles(_ old: PackageFiles, _ new: PackageFiles) {
        let compared: Set<String> = [
            Manifest.path, LeistungFile.path, JourneyFile.path, AkteSettings.path, ServicePackage.schemaPath,
            PackageFiles.signaturePath,
        ]
        for path in Set(old.paths + new.paths).subtracting(compared).sorted() where old[path] != new[path] {
            if old[path] == nil {
                add(.added, path, "Die Datei \(path) kommt hinzu.", "the file \(path) is new")
            } else if new[path] == nil {
                add(.removed, path, "Die Datei \(path) entfällt.", "the file \(path) is gone")
            } else {
                add(.changed, path, "Die Datei \(path) ist eine andere.", "the file \(path) is different")
            }
        }
    }
}
