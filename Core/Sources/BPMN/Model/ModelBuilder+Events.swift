import Basics

extension ModelBuilder {
    /// The definitions of an event, inside it and referenced.
    func definitions(of event: Int) -> [EventDefinition] {
        tree.elements(in: event).compactMap { child in
            guard tree[child].isModel else { return nil }
            if tree[child].local == "eventDefinitionRef" {
                let id = ModelTree.unqualified(tree.text(of: child))
                return index.byId[id].flatMap { definition($0, of: event) }
            }
            return definition(child, of: event)
        }
    }

    /// One definition; `event` is where it is used.
    func definition(_ element: Int, of event: Int) -> EventDefinition? {
        switch tree[element].local {
        case "messageEventDefinition":
            let message = tree.reference("messageRef", of: element).flatMap { index.byId[$0] }
            return .message(messageUse(message, of: event, fallback: tree.reference("messageRef", of: element)))
        case "signalEventDefinition":
            return .signal(name: named(element, "signalRef", "name"))
        case "timerEventDefinition": return timer(element).map { .timer($0) }
        case "conditionalEventDefinition": return expression("condition", of: element).map { .conditional($0) }
        case "errorEventDefinition": return .error(code: code(element, "errorRef", "errorCode"))
        case "escalationEventDefinition": return .escalation(code: code(element, "escalationRef", "escalationCode"))
        case "compensateEventDefinition":
            return .compensation(
                activity: tree.reference("activityRef", of: element),
                waits: flag("waitForCompletion", element, default: true))
        case "cancelEventDefinition": return .cancel
        case "terminateEventDefinition": return .terminate
        case "linkEventDefinition":
            return .link(
                name: tree.attribute("name", of: element) ?? "", id: tree.attribute("id", of: element) ?? "",
                partners: tree.references("target", of: element) + tree.references("source", of: element))
        default: return nil
        }
    }

    private func named(_ element: Int, _ reference: String, _ attribute: String) -> String {
        guard let id = tree.reference(reference, of: element) else { return "" }
        return index.byId[id].flatMap { tree.attribute(attribute, of: $0) } ?? id
    }

    /// The code of an error or escalation: of the referenced element, else the reference itself.
    private func code(_ element: Int, _ reference: String, _ attribute: String) -> String? {
        guard let id = tree.reference(reference, of: element) else { return nil }
        guard let found = index.byId[id] else { return id }
        return tree.attribute(attribute, of: found) ?? tree.attribute("name", of: found) ?? id
    }

    private func timer(_ element: Int) -> TimerSource? {
        let kinds: [(String, TimerSource.Kind)] = [
            ("timeDate", .date), ("timeDuration", .duration), ("timeCycle", .cycle),
        ]
        for (name, kind) in kinds {
            guard let child = tree.child(name, of: element) else { continue }
            return TimerSource(tree.text(of: child), kind, place: tree.place(of: child))
        }
        return nil
    }

    /// A message as it is used at an element: its name, correlation key, time to live and payload.
    func messageUse(_ message: Int?, of element: Int, fallback: String?) -> MessageUse {
        let name = message.flatMap { tree.attribute("name", of: $0) ?? tree.attribute("id", of: $0) } ?? fallback ?? ""
        let carriers = [element] + (message.map { [$0] } ?? [])
        var key = carriers.lazy.compactMap { carrier in
            tree.extensionAttribute("correlationKey", of: carrier) ?? tree.extensionAttribute("schluessel", of: carrier)
        }.first
        if key == nil {
            let subscription = carriers.lazy.compactMap { extensions(of: $0, "subscription").first }.first
            key = subscription.flatMap { tree.attribute("correlationKey", of: $0) }
        }
        let life = carriers.lazy.compactMap { tree.extensionAttribute("timeToLive", of: $0) }.first
        return MessageUse(
            name: name, correlationKey: key.map { ProcessExpression($0, place: tree.place(of: element)) },
            timeToLive: life.flatMap { ISODuration($0) } ?? MessageUse.usualTimeToLive)
    }

    func taskMessage(_ element: Int) -> MessageUse? {
        guard let reference = tree.reference("messageRef", of: element) else { return nil }
        return messageUse(index.byId[reference], of: element, fallback: reference)
    }
}
