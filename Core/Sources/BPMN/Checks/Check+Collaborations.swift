import Basics

extension Check {
    /// Message flows connect participants of different pools, or events and activities in them (7.6.2, 9.3).
    mutating func messageFlows() {
        for flow in index.all("messageFlow") {
            guard let source = target(tree.reference("sourceRef", of: flow)),
                let destination = target(tree.reference("targetRef", of: flow))
            else {
                report(
                    "bpmn-message-flow-end", flow, de: "Dem Nachrichtenfluss fehlt ein Ende.",
                    en: "The message flow lacks an end.")
                continue
            }
            let allowed = TreeIndex.activities.union(TreeIndex.events).union(TreeIndex.choreographies)
                .union(["participant", "conversation", "subConversation", "callConversation"])
            if !allowed.contains(local(source)) || !allowed.contains(local(destination))
                || local(source) == "startEvent" || local(destination) == "endEvent"
            {
                report(
                    "bpmn-message-flow-end", flow, de: "Hier kann kein Nachrichtenfluss beginnen oder enden.",
                    en: "A message flow cannot begin or end here.")
            }
            if source == destination || pool(source) != nil && pool(source) == pool(destination) {
                report(
                    "bpmn-message-flow-pool", flow, de: "Ein Nachrichtenfluss verbindet verschiedene Pools.",
                    en: "A message flow connects different pools.")
            }
            messageFlowEvents(flow, source, destination)
        }
    }

    private mutating func messageFlowEvents(_ flow: Int, _ source: Int, _ destination: Int) {
        let senders: Set = ["endEvent", "intermediateThrowEvent"]
        let receivers: Set = ["startEvent", "intermediateCatchEvent", "boundaryEvent"]
        let isWrongSource =
            TreeIndex.events.contains(local(source))
            && (!senders.contains(local(source)) || !has("messageEventDefinition", source))
        let isWrongTarget =
            TreeIndex.events.contains(local(destination))
            && (!receivers.contains(local(destination)) || !has("messageEventDefinition", destination))
        if isWrongSource || isWrongTarget {
            report(
                "bpmn-message-flow-event", flow,
                de:
                    "An diesem Ereignis kann der Nachrichtenfluss nicht hängen: Es sendet oder empfängt keine Nachricht.",
                en: "The message flow cannot be attached to this event: it does not send or receive a message.")
        }
    }

    /// The process that an end of a message flow belongs to.
    private func pool(_ element: Int) -> Int? {
        if local(element) == "participant" { return target(tree.reference("processRef", of: element)) }
        return tree.ancestor(of: element, named: ["process"])
    }

    /// Participants, conversations and choreographies (9.2–9.5, 11).
    mutating func collaborations() {
        for multiplicity in index.all("participantMultiplicity") {
            let minimum = tree.attribute("minimum", of: multiplicity).map { Int($0) ?? -1 } ?? 0
            let maximum = tree.attribute("maximum", of: multiplicity).map { Int($0) ?? -1 } ?? 1
            if minimum < 0 || maximum < 1 || (maximum < minimum && tree.attribute("maximum", of: multiplicity) != nil) {
                report(
                    "bpmn-multiplicity", multiplicity, de: "Die Anzahl der Teilnehmer ist widersprüchlich.",
                    en: "The number of participants contradicts itself.")
            }
        }
        for choreography in index.all("choreography", "globalConversation") {
            if tree.child("choreographyRef", of: choreography) != nil {
                report(
                    "bpmn-choreography-reference", choreography,
                    de: "Hier darf auf keine Choreografie verwiesen werden.",
                    en: "No choreography may be referenced here.")
            }
        }
        for conversation in index.all("globalConversation") {
            for child in tree.elements(in: conversation)
            where ["conversation", "subConversation", "callConversation"].contains(local(child)) {
                report(
                    "bpmn-global-conversation", child,
                    de: "Eine globale Konversation enthält keine Konversationsknoten.",
                    en: "A global conversation contains no conversation nodes.")
            }
        }
        for collaboration in index.all("collaboration") {
            let closed = tree.references("choreographyRef", of: collaboration).compactMap(target)
                .contains { flag("isClosed", $0, default: false) }
            if closed, let flow = tree.child("messageFlow", of: collaboration) {
                report(
                    "bpmn-choreography-closed", flow,
                    de: "In einer geschlossenen Choreografie gibt es keine weiteren Nachrichten.",
                    en: "In a closed choreography there are no further messages.")
            }
        }
    }

    /// Keys that correlate messages (8.4.2).
    mutating func correlations() {
        for key in index.all("correlationKey") where tree.child("correlationPropertyRef", of: key) == nil {
            report(
                "bpmn-correlation-key", key, .warning, de: "Der Schlüssel hat keine Eigenschaften.",
                en: "The key has no properties.")
        }
        let isRelevant = index.all("process").contains { isExecutable($0) }
        for expression in index.all("messagePath", "dataPath") where isRelevant && tree.text(of: expression).isEmpty {
            report(
                "bpmn-expression-empty", expression, de: "Der Ausdruck ist leer.", en: "The expression is empty.")
        }
    }
}
