import Basics
import Forms

extension PackageChecker {
    /// A field without purpose must not be asked (data minimisation, Art. 5 GDPR): a purpose, or a law that asks for it.
    mutating func checkDataProtection() {
        guard let form = forms["de"] else { return }
        for node in form.tree.nodes where node.isInput && !hasPurpose(node, form.tree) {
            add(
                "lint-purpose", .error,
                "Für „\(node.label)“ (\(node.path)) steht nirgends, wozu es gebraucht wird: „zweck“ in journey.yaml oder ein Bezug im Datenfeld.",
                "nothing says what “\(node.label)” (\(node.path)) is needed for: “zweck” in journey.yaml or a legal basis",
                place(of: node), node.path.description)
        }
    }

    private func hasPurpose(_ node: FormNode, _ tree: SchemaTree) -> Bool {
        if !package.schema.angaben.bezug.isEmpty { return true }
        var link: Int? = node.index
        while let index = link {
            let node = tree.nodes[index]
            let bezug = node.field?.angaben.bezug ?? node.group?.angaben.bezug ?? []
            if node.settings.purpose != nil || !bezug.isEmpty { return true }
            link = node.parent
        }
        return false
    }

    private func place(of node: FormNode) -> Place {
        package.places[node.path.description] ?? package.places[node.key] ?? Place(file: JourneyFile.path)
    }

    /// Labels, titles, sizes of pages; tags of letters.
    mutating func checkAccessibility() {
        guard let form = forms["de"] else { return }
        for node in form.tree.nodes where node.isInput {
            if node.label.isEmpty {
                add(
                    "lint-label", .error, "Das Feld \(node.path) hat keine Beschriftung.",
                    "the field \(node.path) has no label",
                    place(of: node), node.path.description)
            }
            if node.field?.kind == .select, node.field?.type != .bool, node.entries.isEmpty {
                add(
                    "lint-empty-choice", node.min > 0 ? .error : .warning,
                    "Die Auswahl „\(node.label)“ (\(node.path)) hat keine Antworten; die Codeliste fehlt.",
                    "the choice “\(node.label)” (\(node.path)) has no answers, its code list is missing",
                    place(of: node),
                    node.path.description)
            }
            if let pattern = node.field?.constraints.pattern, ValuePattern(pattern) == nil {
                add(
                    "lint-pattern", .warning, "Das Muster von „\(node.label)“ lässt sich nicht prüfen: \(pattern)",
                    "the pattern of “\(node.label)” cannot be checked: \(pattern)", place(of: node),
                    node.path.description)
            }
        }
        for page in form.journey.pages { check(page, form) }
    }

    private mutating func check(_ page: JourneyPage, _ form: Form) {
        let place = package.places[page.id.text] ?? Place(file: JourneyFile.path)
        if page.title.isEmpty {
            add(
                "lint-title", .error, "Die Seite „\(page.id)“ hat keinen Titel.", "page \(page.id) has no title", place,
                page.id.text)
        }
        guard case .fields(let paths) = page.content else { return }
        let inputs = paths.compactMap {
            form.tree[$0] ?? form.tree.byID[$0.description]?.first.map { form.tree.nodes[$0] }
        }
        .map(\.inputs).reduce(0, +)
        if inputs > 12 {
            add(
                "lint-page-long", .warning, "Die Seite „\(page.title)“ stellt \(inputs) Fragen; zwölf sind genug.",
                "page \(page.id) asks \(inputs) questions, twelve are enough", place, page.id.text)
        }
    }
}
