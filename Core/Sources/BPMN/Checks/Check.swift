import Basics

/// The static check of a model: the constraints of BPMN 2.0 (and what an engine needs), each a rule of its own.
///
/// A rule looks at the tree and reports findings with place. Errors mean that the model must not be deployed.
struct Check {
    let tree: ModelTree
    let index: TreeIndex
    private(set) var findings: [Finding] = []
    private var seen: Set<Reported> = []

    private struct Reported: Hashable {
        var code: String
        var element: Int
    }

    /// How many findings are kept of one model.
    private static let limit = 1_000

    /// All rules, in the order in which they run.
    static let rules: [@Sendable (inout Check) -> Void] = [
        { $0.ids() }, { $0.references() }, { $0.sequenceFlows() }, { $0.flowReferences() }, { $0.defaultFlows() },
        { $0.levels() }, { $0.gateways() }, { $0.eventGateways() }, { $0.startEvents() },
        { $0.eventSubprocessStarts() }, { $0.endEvents() }, { $0.intermediateEvents() }, { $0.links() },
        { $0.boundaryEvents() }, { $0.compensation() }, { $0.eventDefinitions() }, { $0.messageDefinitions() },
        { $0.timers() }, { $0.activities() }, { $0.performers() }, { $0.loops() }, { $0.loopData() },
        { $0.subprocesses() }, { $0.calls() }, { $0.serviceTasks() }, { $0.messageTasks() }, { $0.scripts() },
        { $0.artifacts() }, { $0.messageFlows() }, { $0.collaborations() }, { $0.correlations() },
        { $0.dataElements() }, { $0.dataSets() }, { $0.dataAssociations() }, { $0.eventData() },
        { $0.expressions() }, { $0.callCycles() },
    ]

    init(_ tree: ModelTree) {
        self.tree = tree
        index = TreeIndex(tree)
    }

    mutating func run() {
        guard let root = tree.elements.first, root.isModel, root.local == "definitions" else {
            report(
                "bpmn-not-definitions", 0, de: "Das Wurzelelement ist nicht „definitions“ von BPMN 2.0.",
                en: "The root element is not “definitions” of BPMN 2.0.")
            return
        }
        for rule in Check.rules { rule(&self) }
        findings.sort {
            ($0.place?.line ?? 0, $0.place?.column ?? 0, $0.code) < (
                $1.place?.line ?? 0, $1.place?.column ?? 0, $1.code
            )
        }
    }

    /// Reports one finding per code and element.
    mutating func report(
        _ code: String, _ element: Int, _ severity: Finding.Severity = .error, de: String, en: String
    ) {
        guard findings.count < Check.limit, seen.insert(Reported(code: code, element: element)).inserted else { return }
        let place = element < tree.elements.count ? tree.place(of: element) : nil
        let id = element < tree.elements.count ? tree.attribute("id", of: element) : nil
        let name = id.map { " (\($0))" } ?? ""
        findings.append(Finding(code, severity, Words(de: de + name, en: en + name), at: place, subject: id))
    }

    mutating func report(_ finding: Finding) {
        if findings.count < Check.limit { findings.append(finding) }
    }

    // MARK: What rules ask

    func id(_ element: Int) -> String { tree.attribute("id", of: element) ?? "" }

    func local(_ element: Int) -> String { tree[element].local }

    func target(_ reference: String?) -> Int? { reference.flatMap { index.byId[$0] } }

    func outgoing(_ element: Int) -> [Int] { index.leaving[id(element)] ?? [] }

    func incoming(_ element: Int) -> [Int] { index.reaching[id(element)] ?? [] }

    func flag(_ name: String, _ element: Int, default value: Bool) -> Bool {
        guard let text = tree.attribute(name, of: element) else { return value }
        return text == "true" || text == "1"
    }

    /// Whether an element belongs to a process that is meant to run.
    func isExecutable(_ element: Int) -> Bool {
        let process = local(element) == "process" ? element : tree.ancestor(of: element, named: ["process"])
        return process.map { flag("isExecutable", $0, default: false) } ?? false
    }

    func isEventSubprocess(_ element: Int) -> Bool {
        TreeIndex.subprocesses.contains(local(element)) && flag("triggeredByEvent", element, default: false)
    }

    func isForCompensation(_ element: Int) -> Bool { flag("isForCompensation", element, default: false) }

    /// The event definitions of an event, inside it or referenced, as elements.
    func definitions(_ event: Int) -> [Int] {
        tree.elements(in: event).compactMap { child in
            guard tree[child].isModel else { return nil }
            if tree[child].local == "eventDefinitionRef" { return target(ModelTree.unqualified(tree.text(of: child))) }
            return tree[child].local.hasSuffix("EventDefinition") ? child : nil
        }
    }

    func kinds(_ event: Int) -> [String] { definitions(event).map(local) }

    func has(_ kind: String, _ event: Int) -> Bool { kinds(event).contains(kind) }

    /// Flow nodes directly inside a process or subprocess.
    func nodes(in level: Int) -> [Int] {
        tree.elements(in: level).filter { tree[$0].isModel && TreeIndex.flowNodes.contains(tree[$0].local) }
    }

    /// Whether an expression element is a FormalExpression with something in it.
    func isFormal(_ expression: Int) -> Bool {
        let type = tree[expression].attributes.first {
            $0.local == "type" && $0.namespace == ModelTree.instanceNamespace
        }?.value
        return local(expression) == "formalExpression" || type.map(ModelTree.unqualified) == "tFormalExpression"
    }
}
