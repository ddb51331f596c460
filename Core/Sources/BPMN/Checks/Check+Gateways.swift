import Basics

extension Check {
    /// Direction and number of flows of a gateway (10.6).
    mutating func gateways() {
        for gateway in index.all(TreeIndex.gateways) {
            let ins = incoming(gateway).count
            let outs = outgoing(gateway).count
            let isInstantiating = flag("instantiate", gateway, default: false)
            if ins < 2, outs < 2, !isInstantiating, tree.ancestor(of: gateway, named: ["process"]) != nil {
                report(
                    "bpmn-gateway-alone", gateway, de: "Ein Gateway muss mehrere Ein- oder mehrere Ausgänge haben.",
                    en: "A gateway must have several ways in or several ways out.")
            }
            let fits =
                switch tree.attribute("gatewayDirection", of: gateway) {
                case "Converging": outs < 2 && ins != 1
                case "Diverging": ins < 2 && outs != 1
                case "Mixed": ins > 1 && outs > 1
                default: true
                }
            if !fits, !(local(gateway) == "eventBasedGateway" && outs < 2) {
                report(
                    "bpmn-gateway-direction", gateway,
                    de: "Die Flüsse des Gateways passen nicht zu seiner Richtung „gatewayDirection“.",
                    en: "The flows of the gateway do not fit its “gatewayDirection”.")
            }
        }
    }

    /// What may follow an event-based gateway (10.6.6).
    mutating func eventGateways() {
        for gateway in index.all("eventBasedGateway") {
            let flows = outgoing(gateway)
            if flows.count < 2 {
                report(
                    "bpmn-event-gateway-flows", gateway,
                    de: "Ein ereignisbasiertes Gateway braucht zwei oder mehr Ausgänge.",
                    en: "An event-based gateway needs two or more ways out.")
            }
            if flag("instantiate", gateway, default: false), !incoming(gateway).isEmpty {
                report(
                    "bpmn-event-gateway-instantiate", gateway,
                    de: "Ein Gateway, das den Prozess startet, darf keinen Eingang haben.",
                    en: "A gateway that starts the process must not have a way in.")
            }
            let targets = flows.compactMap { target(tree.reference("targetRef", of: $0)) }
            for flow in flows where tree.child("conditionExpression", of: flow) != nil {
                report(
                    "bpmn-event-gateway-condition", flow,
                    de: "Nach einem ereignisbasierten Gateway darf ein Fluss keine Bedingung haben.",
                    en: "After an event-based gateway a flow must not have a condition.")
            }
            for target in targets { eventGatewayTarget(target) }
            let hasReceive = targets.contains { local($0) == "receiveTask" }
            if hasReceive, let event = targets.first(where: { has("messageEventDefinition", $0) }) {
                report(
                    "bpmn-event-gateway-mixed", event,
                    de: "Empfangsaufgaben und Nachrichtenereignisse dürfen hier nicht gemischt werden.",
                    en: "Receive tasks and message events must not be mixed here.")
            }
        }
    }

    private mutating func eventGatewayTarget(_ target: Int) {
        let allowed: Set = [
            "messageEventDefinition", "signalEventDefinition", "timerEventDefinition", "conditionalEventDefinition",
        ]
        let isEvent =
            local(target) == "intermediateCatchEvent" && !definitions(target).isEmpty
            && kinds(target).allSatisfy(allowed.contains)
        if !isEvent, local(target) != "receiveTask" {
            report(
                "bpmn-event-gateway-target", target,
                de:
                    "Auf ein ereignisbasiertes Gateway dürfen nur Empfangsaufgaben und eintretende Nachrichten-, Signal-, "
                    + "Zeit- oder Bedingungsereignisse folgen.",
                en: "Only receive tasks and catching message, signal, timer or conditional events may follow an "
                    + "event-based gateway.")
        }
        if incoming(target).count > 1 {
            report(
                "bpmn-event-gateway-target-shared", target,
                de: "Das Ziel eines ereignisbasierten Gateways darf keinen weiteren Eingang haben.",
                en: "The target of an event-based gateway must not have another way in.")
        }
        if local(target) == "receiveTask", !boundaryEvents(of: target).isEmpty {
            report(
                "bpmn-event-gateway-boundary", target,
                de:
                    "Eine Empfangsaufgabe nach einem ereignisbasierten Gateway darf keine angehefteten Ereignisse haben.",
                en: "A receive task after an event-based gateway must not have attached events.")
        }
    }

    func boundaryEvents(of activity: Int) -> [Int] {
        index.all("boundaryEvent").filter { tree.reference("attachedToRef", of: $0) == id(activity) }
    }
}
