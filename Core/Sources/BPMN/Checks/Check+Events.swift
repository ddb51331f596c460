import Basics

extension Check {
    /// End events (10.5.3).
    mutating func endEvents() {
        let forbidden: Set = ["timerEventDefinition", "conditionalEventDefinition", "linkEventDefinition"]
        for event in index.all("endEvent") {
            if !outgoing(event).isEmpty {
                report(
                    "bpmn-end-event-outgoing", event, de: "Von einem Endereignis darf kein Sequenzfluss ausgehen.",
                    en: "No sequence flow may leave an end event.")
            }
            if incoming(event).isEmpty {
                report(
                    "bpmn-end-event-incoming", event, de: "Zu einem Endereignis muss ein Sequenzfluss führen.",
                    en: "A sequence flow must lead to an end event.")
            }
            if kinds(event).contains(where: forbidden.contains) {
                report(
                    "bpmn-end-event-definition", event, de: "Zeit, Bedingung und Link können nicht ausgelöst werden.",
                    en: "Timer, condition and link cannot be thrown by an end event.")
            }
            if has("cancelEventDefinition", event), tree.ancestor(of: event, named: ["transaction"]) == nil {
                report(
                    "bpmn-cancel-outside-transaction", event, de: "Abbruch gibt es nur in einer Transaktion.",
                    en: "Cancel is only allowed in a transaction.")
            }
        }
    }

    /// Intermediate events in normal flow (10.5.4).
    mutating func intermediateEvents() {
        let catching: Set = [
            "messageEventDefinition", "timerEventDefinition", "conditionalEventDefinition", "signalEventDefinition",
            "linkEventDefinition",
        ]
        let throwing: Set = [
            "messageEventDefinition", "escalationEventDefinition", "compensateEventDefinition", "signalEventDefinition",
            "linkEventDefinition",
        ]
        for event in index.all("intermediateCatchEvent", "intermediateThrowEvent") {
            let isCatch = local(event) == "intermediateCatchEvent"
            let kinds = kinds(event)
            if kinds.contains(where: { !(isCatch ? catching : throwing).contains($0) }) || (isCatch && kinds.isEmpty) {
                report(
                    "bpmn-intermediate-definition", event,
                    de: "Diese Ereignisdefinition ist hier nicht zugelassen.",
                    en: "This event definition is not allowed here.")
            }
            let isLink = kinds.contains("linkEventDefinition")
            if incoming(event).isEmpty, !(isCatch && isLink) {
                report(
                    "bpmn-intermediate-incoming", event, de: "Zu einem Zwischenereignis muss ein Sequenzfluss führen.",
                    en: "A sequence flow must lead to an intermediate event.")
            }
            if outgoing(event).isEmpty, isCatch || !isLink {
                report(
                    "bpmn-intermediate-outgoing", event,
                    de: "Von einem Zwischenereignis muss ein Sequenzfluss ausgehen.",
                    en: "A sequence flow must leave an intermediate event.")
            }
        }
    }

    /// Links pair inside one level, by reference or by name (10.5.4).
    mutating func links() {
        let events = index.all("intermediateCatchEvent", "intermediateThrowEvent")
            .filter { has("linkEventDefinition", $0) }
        for event in events {
            let isCatch = local(event) == "intermediateCatchEvent"
            if isCatch ? !incoming(event).isEmpty : !outgoing(event).isEmpty {
                report(
                    "bpmn-link-flow", event, de: "Ein Link ist entweder Ziel oder Quelle eines Sequenzflusses.",
                    en: "A link is either the target or the source of a sequence flow.")
            }
            let others = events.filter { (local($0) == "intermediateCatchEvent") != isCatch }
            for link in definitions(event) where local(link) == "linkEventDefinition" {
                let partners = others.filter { definitions($0).contains { areLinked(link, $0, isCatch) } }
                let isAgreed = references(link, isCatch ? "source" : "target").allSatisfy { reference in
                    target(reference).map { references($0, isCatch ? "target" : "source").contains(id(link)) } ?? false
                }
                if partners.isEmpty || !isAgreed || (!isCatch && partners.count > 1) {
                    report(
                        "bpmn-link-partner", event, de: "Zu dem Link gibt es kein eindeutiges Gegenstück.",
                        en: "The link has no definite counterpart.")
                } else if partners.contains(where: { tree[$0].parent != tree[event].parent }) {
                    report(
                        "bpmn-link-level", event, de: "Ein Link darf seine Prozessebene nicht verlassen.",
                        en: "A link must not leave its level of the process.")
                }
            }
        }
    }

    private func references(_ link: Int, _ name: String) -> [String] { tree.references(name, of: link) }

    private func areLinked(_ link: Int, _ other: Int, _ isCatch: Bool) -> Bool {
        guard local(other) == "linkEventDefinition" else { return false }
        let mine = references(link, isCatch ? "source" : "target")
        if !mine.isEmpty { return mine.contains(id(other)) }
        let theirs = references(other, isCatch ? "target" : "source")
        if !theirs.isEmpty { return theirs.contains(id(link)) }
        let name = tree.attribute("name", of: link)
        return name != nil && name == tree.attribute("name", of: other)
    }

    /// Boundary events (10.5.4).
    mutating func boundaryEvents() {
        let never: Set = ["linkEventDefinition", "terminateEventDefinition"]
        let onlyInterrupting: Set = ["errorEventDefinition", "cancelEventDefinition", "compensateEventDefinition"]
        for event in index.all("boundaryEvent") {
            let kinds = kinds(event)
            let interrupts = flag("cancelActivity", event, default: true)
            if kinds.isEmpty
                || kinds.contains(where: { never.contains($0) || (!interrupts && onlyInterrupting.contains($0)) })
            {
                report(
                    "bpmn-boundary-definition", event,
                    de: "Dieses Ereignis kann so nicht an eine Aktivität geheftet werden.",
                    en: "This event cannot be attached to an activity in this way.")
            }
            guard let host = target(tree.reference("attachedToRef", of: event)),
                TreeIndex.activities.contains(local(host))
            else {
                report(
                    "bpmn-boundary-host", event, de: "Ein angeheftetes Ereignis muss an einer Aktivität hängen.",
                    en: "A boundary event must be attached to an activity.")
                continue
            }
            if kinds.contains("cancelEventDefinition"), local(host) != "transaction" {
                report(
                    "bpmn-cancel-outside-transaction", event, de: "Abbruch gibt es nur an einer Transaktion.",
                    en: "Cancel can only be attached to a transaction.")
            }
            boundaryFlows(event, isCompensation: kinds.contains("compensateEventDefinition"))
        }
    }

    private mutating func boundaryFlows(_ event: Int, isCompensation: Bool) {
        if !incoming(event).isEmpty {
            report(
                "bpmn-boundary-incoming", event, de: "Zu einem angehefteten Ereignis darf kein Sequenzfluss führen.",
                en: "No sequence flow may lead to a boundary event.")
        }
        if isCompensation, !outgoing(event).isEmpty {
            report(
                "bpmn-boundary-compensation-flow", event,
                de: "Von einem Kompensationsereignis darf kein Sequenzfluss ausgehen.",
                en: "No sequence flow may leave a compensation boundary event.")
        }
        if !isCompensation, outgoing(event).isEmpty {
            report(
                "bpmn-boundary-outgoing", event, de: "Von einem angehefteten Ereignis muss ein Sequenzfluss ausgehen.",
                en: "A sequence flow must leave a boundary event.")
        }
    }

    /// A compensation boundary event has one handler, which is marked for compensation (10.7).
    mutating func compensation() {
        for event in index.all("boundaryEvent") where has("compensateEventDefinition", event) {
            let handlers = index.all("association").filter { tree.reference("sourceRef", of: $0) == id(event) }
                .compactMap { target(tree.reference("targetRef", of: $0)) }
                .filter { TreeIndex.activities.contains(local($0)) }
            if handlers.count != 1 || !isForCompensation(handlers[0]) {
                report(
                    "bpmn-compensation-handler", event,
                    de: "Ein Kompensationsereignis braucht genau eine Kompensationsaktivität.",
                    en: "A compensation event needs exactly one compensation activity.")
            }
        }
    }
}
