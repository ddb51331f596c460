public import Basics

/// A BPMN 2.0 model as it was read: its XML tree with diagram and vendor extensions, and its processes ready to run.
///
/// ```swift
/// let model = try ProcessModel.read(bytes, file: "verfahren.bpmn")
/// let findings = model.check()
/// ```
public struct ProcessModel: Sendable {
    public let tree: ModelTree
    /// The processes in document order.
    public let processes: [ProcessDefinition]

    /// Reads a model. Throws what the XML reader refuses (not well-formed, DOCTYPE, too large) and files that are not BPMN.
    public static func read(_ bytes: [UInt8], file: String? = nil) throws(Findings) -> ProcessModel {
        ProcessModel(try ModelTree(bytes, file: file))
    }

    init(_ tree: ModelTree) {
        self.tree = tree
        processes = ModelBuilder(tree).processes()
    }

    /// What a check is for.
    public enum Purpose: Sendable {
        /// The model is kept and drawn: delegates and expressions of other engines are warnings.
        case keeping
        /// The model is to run here: they are errors.
        case publication
    }

    /// Checks the constraints of BPMN 2.0. Errors mean that the model must not be deployed.
    public func check(for purpose: Purpose = .keeping) -> [Finding] {
        var check = Check(tree)
        check.run()
        var findings = check.findings + runnability()
        if purpose == .publication {
            for index in findings.indices where ProcessModel.strict.contains(findings[index].code) {
                findings[index].severity = .error
            }
        }
        return findings
    }

    /// Codes that are errors where the model is to run.
    private static let strict: Set<String> = [
        "bpmn-expression-foreign", "bpmn-expression-invalid", "bpmn-delegate-foreign", "bpmn-script-foreign",
        "bpmn-timer-foreign",
    ]

    /// The model as XML again, without loss.
    public func written() -> [UInt8] { tree.written() }

    /// Files that the model imports (`import`), for a caller who can look for them.
    public var imports: [ModelImport] {
        tree.elements.indices.filter { tree[$0].isModel && tree[$0].local == "import" }.map {
            ModelImport(
                location: tree.attribute("location", of: $0) ?? "", type: tree.attribute("importType", of: $0) ?? "",
                place: tree.place(of: $0))
        }
    }

    /// What cannot run here though it may be a correct model.
    private func runnability() -> [Finding] {
        var findings: [Finding] = []
        for process in processes where process.isExecutable {
            for node in process.nodes {
                guard let activity = node.activity else { continue }
                switch activity.work {
                case .service(let service), .send(_, let service):
                    if let foreign = service.foreign { findings.append(delegate(foreign, node)) }
                case .businessRule(let rule):
                    if let foreign = rule.service.foreign { findings.append(delegate(foreign, node)) }
                case .script(let script) where script.expression == nil && script.token == nil && !script.text.isEmpty:
                    findings.append(
                        Finding(
                            "bpmn-script-foreign", .warning,
                            Words(
                                de: "Skripte in „\(script.language ?? "?")“ laufen hier nicht; FEEL läuft.",
                                en: "Scripts in “\(script.language ?? "?")” do not run here; FEEL does."),
                            at: node.place, subject: node.id))
                default: continue
                }
            }
        }
        return findings
    }

    private func delegate(_ foreign: String, _ node: FlowNode) -> Finding {
        Finding(
            "bpmn-delegate-foreign", .warning,
            Words(
                de: "„\(foreign)“ ist ein Baustein eines anderen Systems; hier gibt es Konnektoren.",
                en: "“\(foreign)” is a part of another system; here there are connectors."),
            at: node.place, subject: node.id)
    }
}

/// A file that a model imports.
public struct ModelImport: Sendable, Hashable {
    public var location: String
    public var type: String
    public var place: Place
}
