import Basics

extension Check {
    /// Ids are there and unique (BPMN 2.0, 8.3.1; XML Schema ID).
    mutating func ids() {
        var first: [String: Int] = [:]
        for element in tree.elements.indices where tree[element].isModel {
            let local = tree[element].local
            guard let id = tree.attribute("id", of: element), !id.isEmpty else {
                if TreeIndex.flowNodes.contains(local) || local == "sequenceFlow" || local == "process" {
                    report(
                        "bpmn-id-missing", element, de: "Dem Element fehlt die Kennung „id“.",
                        en: "The element has no “id”.")
                }
                continue
            }
            if first[id] != nil {
                report(
                    "bpmn-id-duplicate", element, de: "Die Kennung „\(id)“ ist schon vergeben.",
                    en: "The id “\(id)” is already used.")
            } else {
                first[id] = element
            }
        }
    }

    /// Attributes and elements that name another element must find it.
    mutating func references() {
        let attributes: [(elements: Set<String>, name: String, severity: Finding.Severity)] = [
            (["boundaryEvent"], "attachedToRef", .error), (["messageEventDefinition"], "messageRef", .error),
            (["sendTask", "receiveTask"], "messageRef", .error), (["signalEventDefinition"], "signalRef", .error),
            (["errorEventDefinition"], "errorRef", .warning),
            (["escalationEventDefinition"], "escalationRef", .warning),
            (["dataObjectReference"], "dataObjectRef", .error), (["participant"], "processRef", .warning),
            (["serviceTask", "sendTask", "receiveTask"], "operationRef", .error),
            (["compensateEventDefinition"], "activityRef", .error), (["message"], "itemRef", .warning),
        ]
        for (names, attribute, severity) in attributes {
            for element in index.all(names) {
                guard let reference = tree.reference(attribute, of: element), target(reference) == nil else { continue }
                report(
                    "bpmn-reference-unresolved", element, severity,
                    de: "„\(attribute)“ verweist auf „\(reference)“, das es im Modell nicht gibt.",
                    en: "“\(attribute)” refers to “\(reference)”, which is not in the model.")
            }
        }
        for element in index.all("eventDefinitionRef") {
            let found = target(ModelTree.unqualified(tree.text(of: element)))
            guard let found, tree[tree[found].parent].local == "definitions" else {
                report(
                    "bpmn-event-definition-reference", element,
                    de: "„eventDefinitionRef“ darf nur auf eine Ereignisdefinition auf oberster Ebene verweisen.",
                    en: "“eventDefinitionRef” may only refer to an event definition at the top level.")
                continue
            }
        }
    }

    /// A sequence flow connects two flow nodes of one level (10.2.1.1, 10.3).
    mutating func sequenceFlows() {
        for flow in index.all("sequenceFlow") {
            let ends = [("sourceRef", "Quelle", "source"), ("targetRef", "Ziel", "target")].map { name, de, en in
                (end: tree.reference(name, of: flow), de: de, en: en)
            }
            var found: [Int] = []
            for end in ends {
                guard let element = target(end.end), isFlowEnd(element) else {
                    report(
                        "bpmn-sequence-flow-end", flow,
                        de: "\(end.de) eines Sequenzflusses muss eine Aktivität, ein Gateway oder ein Ereignis sein.",
                        en: "The \(end.en) of a sequence flow must be an activity, a gateway or an event.")
                    continue
                }
                found.append(element)
            }
            if found.count == 2, tree[found[0]].parent != tree[found[1]].parent {
                report(
                    "bpmn-sequence-flow-crosses", flow,
                    de: "Ein Sequenzfluss darf die Grenze eines Prozesses oder Unterprozesses nicht überschreiten.",
                    en: "A sequence flow must not cross the border of a process or subprocess.")
            }
            if tree.attribute("isImmediate", of: flow) == "false", isExecutable(flow) {
                report(
                    "bpmn-sequence-flow-immediate", flow,
                    de: "In einem ausführbaren Prozess muss ein Sequenzfluss unmittelbar sein.",
                    en: "In an executable process a sequence flow must be immediate.")
            }
            if let source = found.first, TreeIndex.activities.contains(local(source)),
                tree.child("conditionExpression", of: flow) != nil, outgoing(source).count < 2
            {
                report(
                    "bpmn-conditional-flow-alone", flow,
                    de: "Eine Aktivität mit bedingtem Sequenzfluss braucht einen weiteren Ausgang.",
                    en: "An activity with a conditional sequence flow needs another way out.")
            }
        }
    }

    private func isFlowEnd(_ element: Int) -> Bool {
        let local = local(element)
        if TreeIndex.choreographies.contains(local) { return true }
        return TreeIndex.flowNodes.contains(local) && !isEventSubprocess(element) && !isForCompensation(element)
    }

    /// `incoming` and `outgoing` of the nodes agree with the flows. Models that leave them out everywhere are read, too.
    mutating func flowReferences() {
        for process in index.all("process", "choreography") {
            let inside = descendants(of: process)
            let isWritten = inside.contains { ["incoming", "outgoing"].contains(local($0)) && tree[$0].isModel }
            guard isWritten else { continue }
            for flow in inside where local(flow) == "sequenceFlow" {
                for (name, list) in [("sourceRef", "outgoing"), ("targetRef", "incoming")] {
                    guard let node = target(tree.reference(name, of: flow)) else { continue }
                    if !tree.references(list, of: node).contains(id(flow)) { reportDisagreement(node, flow, list) }
                }
            }
            for node in inside where TreeIndex.flowNodes.contains(local(node)) {
                for (list, end) in [("outgoing", "sourceRef"), ("incoming", "targetRef")] {
                    for reference in tree.references(list, of: node) {
                        let flow = target(reference)
                        if let flow, tree.reference(end, of: flow) == id(node) { continue }
                        reportDisagreement(node, flow ?? node, list)
                    }
                }
            }
        }
    }

    private mutating func reportDisagreement(_ node: Int, _ flow: Int, _ list: String) {
        report(
            "bpmn-flow-reference", node,
            de: "„\(list)“ stimmt nicht mit den Sequenzflüssen überein: \(id(flow)).",
            en: "“\(list)” does not agree with the sequence flows: \(id(flow)).")
    }

    func descendants(of element: Int) -> [Int] {
        var found: [Int] = []
        var open = [element]
        while let next = open.popLast() {
            for child in tree.elements(in: next) where tree[child].isModel {
                found.append(child)
                open.append(child)
            }
        }
        return found
    }

    /// A default flow leaves the node that names it, without a condition (10.5.3, 8.4.13).
    mutating func defaultFlows() {
        for node in index.all(TreeIndex.activities.union(TreeIndex.gateways)) {
            guard let reference = tree.reference("default", of: node) else { continue }
            guard let flow = target(reference), local(flow) == "sequenceFlow",
                tree.reference("sourceRef", of: flow) == id(node)
            else {
                report(
                    "bpmn-default-flow", node, de: "Der Standardfluss muss von dem Knoten ausgehen, der ihn nennt.",
                    en: "The default flow must leave the node that names it.")
                continue
            }
        }
    }

    /// Start and end belong together; every node can be reached and left (10.5.2, 10.5.3, 10.3).
    mutating func levels() {
        for level in index.all(TreeIndex.levels) {
            let nodes = nodes(in: level)
            let starts = nodes.filter { local($0) == "startEvent" }
            let ends = nodes.filter { local($0) == "endEvent" }
            let instantiating = nodes.contains { flag("instantiate", $0, default: false) }
            if !ends.isEmpty, starts.isEmpty, !instantiating {
                report(
                    "bpmn-start-event-missing", ends[0],
                    de: "Wo es ein Endereignis gibt, muss es ein Startereignis geben.",
                    en: "Where there is an end event there must be a start event.")
            }
            if !starts.isEmpty, ends.isEmpty {
                report(
                    "bpmn-end-event-missing", starts[0],
                    de: "Wo es ein Startereignis gibt, muss es ein Endereignis geben.",
                    en: "Where there is a start event there must be an end event.")
            }
            for node in nodes
            where local(level) != "adHocSubProcess" && !isForCompensation(node) && !isEventSubprocess(node) {
                if !starts.isEmpty, incoming(node).isEmpty, mustBeReached(node) {
                    report(
                        "bpmn-node-unreached", node, de: "Zu dem Knoten führt kein Sequenzfluss.",
                        en: "No sequence flow leads to the node.")
                }
                if !ends.isEmpty, outgoing(node).isEmpty, mustBeLeft(node) {
                    report(
                        "bpmn-node-unleft", node, de: "Von dem Knoten führt kein Sequenzfluss weiter.",
                        en: "No sequence flow leads on from the node.")
                }
            }
        }
    }

    private func mustBeReached(_ node: Int) -> Bool {
        if ["startEvent", "boundaryEvent"].contains(local(node)) || flag("instantiate", node, default: false) {
            return false
        }
        return !(local(node) == "intermediateCatchEvent" && has("linkEventDefinition", node))
    }

    private func mustBeLeft(_ node: Int) -> Bool {
        if local(node) == "endEvent" { return false }
        if local(node) == "boundaryEvent" { return !has("compensateEventDefinition", node) }
        return !(local(node) == "intermediateThrowEvent" && has("linkEventDefinition", node))
    }
}
