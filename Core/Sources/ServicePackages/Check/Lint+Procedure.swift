import BPMN
import Basics
import DMN

extension PackageChecker {
    /// Holds the words by which a process drives its cases (docs/verfahren-schreiben.md) against those there are.
    mutating func checkProcedure() {
        guard let model = processModel else { return }
        let driving = model.processes.filter { $0.isExecutable && $0.drivesCases }
        if driving.isEmpty {
            return add(
                "lint-process-idle", .warning,
                "Kein Schritt nennt seine Tätigkeit (rathaus:taetigkeit); der Vorgang geht den allgemeinen Weg.",
                "no step names its act (rathaus:taetigkeit), cases take the common way",
                Place(file: ServicePackage.processPath))
        }
        for process in driving {
            for node in process.nodes { check(node, of: process) }
            if !process.nodes.contains(where: { $0.files }) {
                add(
                    "lint-process-unfiled", .error,
                    "Das Verfahren „\(process.name ?? process.id)“ nimmt den Vorgang nie zu den Akten (Tätigkeit oder Verbinder „ablegen“).",
                    "the process “\(process.name ?? process.id)” never files the case (act or connector “ablegen”)",
                    process.place, process.id)
            }
        }
    }

    private mutating func check(_ node: FlowNode, of process: ProcessDefinition) {
        switch node.activity?.work {
        case .user(let task): check(task, node, process)
        case .service(let service): check(service, node)
        case .send(let message, let service):
            if message == nil || service.connector != nil { check(service, node) }
        case .businessRule(let rule): checkDecision(rule.decision, node)
        default: return
        }
    }

    private mutating func check(_ task: UserTaskDefinition, _ node: FlowNode, _ process: ProcessDefinition) {
        let name = node.name ?? node.id
        switch task.settings["taetigkeit"] {
        case nil:
            add(
                "lint-taetigkeit-missing", .error, "Der Schritt „\(name)“ nennt keine Tätigkeit (rathaus:taetigkeit).",
                "the step “\(name)” names no act (rathaus:taetigkeit)", node.place, node.id)
        case let word? where Taetigkeit(rawValue: word) == nil:
            add(
                "lint-taetigkeit", .error,
                "„\(word)“ ist keine Tätigkeit. Es gibt: \(PackageChecker.list(Taetigkeit.self)).",
                "“\(word)” is no act; there are: \(PackageChecker.list(Taetigkeit.self))", node.place, node.id)
        default: break
        }
        if let role = task.settings["rolle"], role != "sachbearbeitung", role != "leitung" {
            add(
                "lint-rolle", .error, "„\(role)“ ist keine Rolle. Es gibt: sachbearbeitung, leitung.",
                "“\(role)” is no role; there are: sachbearbeitung, leitung", node.place, node.id)
        }
        checkFourEyes(task, node, process)
        for field in task.fields { check(field, node) }
    }

    private mutating func checkFourEyes(_ task: UserTaskDefinition, _ node: FlowNode, _ process: ProcessDefinition) {
        let name = node.name ?? node.id
        guard let other = task.settings["anders-als"] else {
            guard task.taetigkeit == .mitzeichnen else { return }
            return add(
                "lint-vier-augen", .error,
                "Der Schritt „\(name)“ zeichnet mit, sagt aber nicht, wessen Schritt (rathaus:anders-als).",
                "the step “\(name)” countersigns but does not say whose step (rathaus:anders-als)", node.place, node.id)
        }
        let found = process.nodeIndex[other].map { process.nodes[$0] }
        guard case .user? = found?.activity?.work, other != node.id else {
            return add(
                "lint-vier-augen", .error, "„\(other)“ (rathaus:anders-als) ist kein anderer Schritt für Menschen.",
                "“\(other)” (rathaus:anders-als) is no other step of a person", node.place, node.id)
        }
    }

    private mutating func check(_ field: TaskField, _ node: FlowNode) {
        if !UserTaskDefinition.fieldTypes.contains(field.type) {
            add(
                "lint-feld-typ", .error,
                "„\(field.type)“ ist kein Typ eines Felds. Es gibt: \(UserTaskDefinition.fieldTypes.sorted().joined(separator: ", ")).",
                "“\(field.type)” is no type of a field", field.place, node.id)
        }
        if field.type == "auswahl", field.options.isEmpty {
            add(
                "lint-feld-werte", .error, "Dem Feld „\(field.label)“ fehlt, was zur Auswahl steht (werte).",
                "the field “\(field.label)” lacks its options (werte)", field.place, node.id)
        }
        let bytes = Array(field.name.utf8)
        let isName =
            bytes.first.map { ForeignName.isLetter($0) } ?? false
            && bytes.allSatisfy { ForeignName.isLetter($0) || (48...57).contains($0) || $0 == 95 }
        if !isName {
            add(
                "lint-feld-name", .error,
                "„\(field.name)“ kann keine Variable heißen: Buchstaben, Ziffern und _, der erste ein Buchstabe.",
                "“\(field.name)” cannot be the name of a variable", field.place, node.id)
        }
    }

    private mutating func check(_ service: ServiceTaskDefinition, _ node: FlowNode) {
        let name = node.name ?? node.id
        guard let word = service.connector else {
            return add(
                "lint-verbinder-missing", .error, "Der Schritt „\(name)“ nennt keinen Verbinder (rathaus:verbinder).",
                "the step “\(name)” names no connector (rathaus:verbinder)", node.place, node.id)
        }
        guard let connector = Verbinder(rawValue: word) else {
            return add(
                "lint-verbinder", .error,
                "„\(word)“ ist kein Verbinder. Es gibt: \(PackageChecker.list(Verbinder.self)).",
                "“\(word)” is no connector; there are: \(PackageChecker.list(Verbinder.self))", node.place, node.id)
        }
        if let required = connector.required, (service.settings[required] ?? "").isEmpty {
            return add(
                "lint-verbinder-angabe", .error, "Dem Schritt „\(name)“ fehlt „rathaus:\(required)“.",
                "the step “\(name)” lacks “rathaus:\(required)”", node.place, node.id)
        }
        checkSettings(connector, service.settings, node)
    }

    private mutating func checkSettings(_ connector: Verbinder, _ settings: [String: String], _ node: FlowNode) {
        switch connector {
        case .schreiben:
            let template = settings["schreiben"] ?? ""
            guard letters[template] == nil else { return }
            add(
                "lint-schreiben", .error, "Es gibt kein Schreiben „\(template)“ in schreiben/.",
                "there is no letter “\(template)” in schreiben/", node.place, node.id)
        case .nachricht:
            guard let occasion = settings["anlass"], !Verbinder.occasions.contains(occasion) else { return }
            add(
                "lint-anlass", .error, "„\(occasion)“ ist kein Anlass einer Nachricht.",
                "“\(occasion)” is no occasion of a message", node.place, node.id)
        case .zustellen:
            guard let way = settings["weg"], way != "abruf", way != "post" else { return }
            add("lint-weg", .error, "„\(way)“ ist kein Weg.", "“\(way)” is no way of delivery", node.place, node.id)
        case .zahlung: checkExpression(settings["betrag"], node)
        case .register: checkExpression(settings["schluessel"], node)
        case .entscheidung: checkDecision(settings["entscheidung"], node)
        case .ablegen, .dienst: return
        }
    }

    private mutating func checkExpression(_ text: String?, _ node: FlowNode) {
        guard let text, !ProcessExpression(text, place: node.place).isExecutable else { return }
        add("lint-ausdruck", .error, "„\(text)“ ist kein FEEL.", "“\(text)” is not FEEL", node.place, node.id)
    }

    private mutating func checkDecision(_ decision: String?, _ node: FlowNode) {
        let names = decisions?.decisions ?? []
        guard let decision, names.contains(decision) else {
            return add(
                "lint-entscheidung", .error,
                "Es gibt keine Entscheidung „\(decision ?? "")“ in \(ServicePackage.decisionsPath).",
                "there is no decision “\(decision ?? "")” in \(ServicePackage.decisionsPath)", node.place, node.id)
        }
    }

    private static func list<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> String
    where Word.RawValue == String {
        Word.allCases.map(\.rawValue).joined(separator: ", ")
    }
}

/// ASCII letters, of which names of variables begin.
private enum ForeignName {
    static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
}

extension FlowNode {
    /// Whether it takes the case to the files.
    fileprivate var files: Bool {
        switch activity?.work {
        case .user(let task): task.taetigkeit == .ablegen
        case .service(let service): service.connector == Verbinder.ablegen.rawValue
        default: false
        }
    }
}
