/// What the checks and the builder look up again and again in a tree: elements by name and by id, flows by their ends.
struct TreeIndex: Sendable {
    /// Elements of the semantic namespace by local name, in document order.
    let byName: [String: [Int]]
    /// The first element of the semantic namespace with that id.
    let byId: [String: Int]
    /// Sequence flows that leave and reach an element, by the id of the element.
    let leaving: [String: [Int]]
    let reaching: [String: [Int]]

    static let tasks: Set<String> = [
        "task", "manualTask", "userTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "scriptTask",
    ]
    static let subprocesses: Set<String> = ["subProcess", "transaction", "adHocSubProcess"]
    static let gateways: Set<String> = [
        "exclusiveGateway", "inclusiveGateway", "parallelGateway", "complexGateway", "eventBasedGateway",
    ]
    static let events: Set<String> = [
        "startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent",
    ]
    static let activities = tasks.union(subprocesses).union(["callActivity"])
    static let flowNodes = activities.union(gateways).union(events)
    static let choreographies: Set<String> = ["choreographyTask", "callChoreography", "subChoreography"]
    static let levels: Set<String> = subprocesses.union(["process"])

    init(_ tree: ModelTree) {
        var byName: [String: [Int]] = [:]
        var byId: [String: Int] = [:]
        var leaving: [String: [Int]] = [:]
        var reaching: [String: [Int]] = [:]
        for (index, element) in tree.elements.enumerated() where element.isModel {
            byName[element.local, default: []].append(index)
            if let id = tree.attribute("id", of: index), byId[id] == nil { byId[id] = index }
            guard element.local == "sequenceFlow" else { continue }
            if let source = tree.reference("sourceRef", of: index) { leaving[source, default: []].append(index) }
            if let target = tree.reference("targetRef", of: index) { reaching[target, default: []].append(index) }
        }
        self.byName = byName
        self.byId = byId
        self.leaving = leaving
        self.reaching = reaching
    }

    func all(_ names: String...) -> [Int] { all(Set(names)) }

    func all(_ names: Set<String>) -> [Int] { names.flatMap { byName[$0] ?? [] }.sorted() }
}
