import Basics

/// Checks a journey against its schema and compiles its conditions.
struct FormMaker {
    let schema: Datenschema
    let journey: Journey
    let tree: SchemaTree
    let names: NameTable
    var findings: [Finding] = []
    var pages: [FormPage] = []
    var pageNumbers: [PageID: Int] = [:]
    var logic: [Int: NodeLogic] = [:]
    var calculations: [(calculation: Calculation, program: CompiledCondition)] = []

    init(schema: Datenschema, journey: Journey, tree: SchemaTree) {
        self.schema = schema
        self.journey = journey
        self.tree = tree
        names = NameTable(tree: tree, calculations: journey.calculations)
    }

    mutating func make() {
        for (number, calculation) in journey.calculations.enumerated() {
            let known = NameTable(tree: tree, calculations: Array(journey.calculations.prefix(number)))
            let program = compile(calculation.expression, at: nil, names: known, subject: calculation.name)
            if let program { calculations.append((calculation, program)) }
        }
        for page in journey.pages { add(page) }
        if journey.pages.isEmpty {
            refuse("form-no-pages", "Die Antragsstrecke hat keine Seite.", "the journey has no page", nil)
        }
        for node in tree.nodes { addSettings(of: node) }
        for check in journey.checks { add(check) }
        addRules(schema.rules, at: nil)
        for node in tree.nodes {
            switch node.element {
            case .field(let field): addRules(field.rules, at: node.index)
            case .group(let group): addRules(group.rules, at: node.index)
            }
        }
        checkPlacement()
    }

    private mutating func add(_ page: JourneyPage) {
        let subject = page.id.text
        if pageNumbers.updateValue(pages.count, forKey: page.id) != nil {
            refuse(
                "form-page-twice", "Die Seite „\(subject)“ kommt zweimal vor.", "page \(subject) appears twice", subject
            )
        }
        var items: [Int] = []
        var list: Int?
        switch page.content {
        case .fields(let paths):
            items = paths.compactMap { find($0, on: subject) }
            if paths.isEmpty {
                refuse("form-page-empty", "Die Seite „\(subject)“ ist leer.", "page \(subject) is empty", subject)
            }
        case .list(let path): list = find(path, on: subject)
        }
        let scopes = Set(items.map { tree.nodes[$0].rowGroups })
        if scopes.count > 1 {
            refuse(
                "form-page-rows", "Auf der Seite „\(subject)“ stehen Felder verschiedener Wiederholungen.",
                "page \(subject) mixes fields of different repetitions", subject)
        }
        let rowGroups = list.map { Array(tree.nodes[$0].rowGroups.dropLast()) } ?? scopes.first ?? []
        if let list, !tree.nodes[list].hasRows {
            refuse(
                "form-list", "„\(tree.nodes[list].path)“ ist keine Gruppe.", "\(tree.nodes[list].path) is no group",
                subject)
        }
        let condition = page.condition.flatMap { compile($0, at: rowGroups.last, names: names, subject: subject) }
        pages.append(FormPage(page: page, scope: rowGroups, condition: condition, items: items, list: list))
    }

    private mutating func find(_ path: SchemaPath, on page: String) -> Int? {
        if let index = tree.byPath[path] { return index }
        if path.ids.count == 1, let places = tree.byID[path.ids[0]], places.count == 1 { return places[0] }
        refuse(
            "form-place-unknown", "Auf der Seite „\(page)“ steht „\(path)“, das es im Datenschema nicht gibt.",
            "page \(page) names \(path), which the schema does not have", path.description)
        return nil
    }

    private mutating func addSettings(of node: FormNode) {
        let settings = node.settings
        if let visible = settings.visible,
            let program = compile(visible, at: node.parent, names: names, subject: node.path.description)
        {
            logic[node.index, default: NodeLogic()].visible.append(program)
        }
        if let required = settings.required,
            let program = compile(required, at: node.parent, names: names, subject: node.path.description)
        {
            logic[node.index, default: NodeLogic()].required.append(program)
        }
    }

    private mutating func add(_ check: JourneyCheck) {
        guard let target = find(check.target, on: "pruefungen") else { return }
        let base = tree.nodes[target].group == nil ? tree.nodes[target].parent : target
        guard let program = compile(check.condition, at: base, names: names, subject: check.target.description) else {
            return
        }
        logic[target, default: NodeLogic()].checks.append((program, check.message))
    }

    private mutating func addRules(_ rules: [Regel], at carrier: Int?) {
        for rule in rules {
            for effect in rule.effects { add(effect, of: rule, at: carrier) }
        }
    }

    /// A rule that cannot be applied is a warning: its prose stays, nothing is guessed.
    private mutating func add(_ effect: RuleEffect, of rule: Regel, at carrier: Int?) {
        let base = carrier.map { tree.nodes[$0].path } ?? SchemaPath()
        let path = SchemaPath(base.ids + effect.target.ids)
        guard let target = effect.target.ids.isEmpty ? carrier : tree.byPath[path] else {
            return warn(
                "form-rule-target", "Die Regel \(rule.id) nennt „\(path)“, das es nicht gibt.",
                "rule \(rule.id) names \(path), which does not exist", rule.id.text)
        }
        let group = carrier.flatMap { tree.nodes[$0].group == nil ? tree.nodes[$0].parent : $0 }
        guard let program = compile(effect.condition, at: group, names: names, subject: rule.id.text, strict: false)
        else { return }
        switch effect.action {
        case .show: logic[target, default: NodeLogic()].shown.append(program)
        case .require: logic[target, default: NodeLogic()].required.append(program)
        case .forbid: logic[target, default: NodeLogic()].forbidden.append(program)
        case .check:
            let message = effect.message ?? "Prüfen Sie die Angaben bei „\(tree.nodes[target].label)“. \(rule.prose)"
            logic[target, default: NodeLogic()].checks.append((program, message))
        }
    }

    /// Every required field must be reachable; an optional one on no page is only worth a remark.
    private mutating func checkPlacement() {
        var placed = Set<Int>()
        for page in pages { for item in page.items { placed.insert(item) } }
        for node in tree.nodes where node.isInput {
            var link: Int? = node.index
            var isPlaced = false
            var isNeeded = true
            while let index = link {
                if placed.contains(index) { isPlaced = true }
                if tree.nodes[index].min == 0 { isNeeded = false }
                link = tree.nodes[index].parent
            }
            guard !isPlaced, node.settings.visible?.source != "false" else { continue }
            let de = "„\(node.label)“ (\(node.path)) steht auf keiner Seite."
            let en = "\(node.path) stands on no page"
            if isNeeded {
                refuse("form-field-unplaced", de, en, node.path.description)
            } else {
                warn("form-field-unplaced", de, en, node.path.description)
            }
        }
    }

    private mutating func compile(
        _ condition: Condition, at base: Int?, names: NameTable, subject: String, strict: Bool = true
    ) -> CompiledCondition? {
        do throws(Findings) {
            return try CompiledCondition(condition, base: base, names: names)
        } catch {
            for var finding in error.all {
                finding.severity = strict ? finding.severity : .warning
                finding.subject = subject
                findings.append(finding)
            }
            return nil
        }
    }

    private mutating func refuse(_ code: String, _ de: String, _ en: String, _ subject: String?) {
        findings.append(Finding(code, .error, Words(de: de, en: en), subject: subject))
    }

    private mutating func warn(_ code: String, _ de: String, _ en: String, _ subject: String?) {
        findings.append(Finding(code, .warning, Words(de: de, en: en), subject: subject))
    }
}
