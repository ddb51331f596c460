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
}

/// A file that a model imports.
public struct ModelImport: Sendable, Hashable {
    public var location: String
    public var type: String
    public var place: Place
}
