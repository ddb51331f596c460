import Basics

extension Check {
    /// What every event definition needs (10.5.5).
    mutating func eventDefinitions() {
        for definition in index.all("conditionalEventDefinition") {
            guard let condition = tree.child("condition", of: definition) else {
                report(
                    "bpmn-condition-missing", definition, de: "Dem Bedingungsereignis fehlt die Bedingung.",
                    en: "The conditional event has no condition.")
                continue
            }
            if isExecutable(definition), !isFormal(condition) || tree.text(of: condition).isEmpty {
                report(
                    "bpmn-expression-informal", condition,
                    de: "Ein ausführbarer Prozess braucht hier einen formalen Ausdruck (tFormalExpression).",
                    en: "An executable process needs a formal expression here (tFormalExpression).")
            }
        }
        for definition in index.all("signalEventDefinition") where isExecutable(definition) {
            if tree.reference("signalRef", of: definition) == nil {
                report(
                    "bpmn-signal-missing", definition, de: "Dem Signalereignis fehlt das Signal.",
                    en: "The signal event has no signal.")
            }
        }
        for definition in index.all("compensateEventDefinition") {
            guard let reference = tree.reference("activityRef", of: definition), let activity = target(reference) else {
                continue
            }
            if !TreeIndex.activities.contains(local(activity)) {
                report(
                    "bpmn-compensation-activity", definition, de: "„activityRef“ muss eine Aktivität nennen.",
                    en: "“activityRef” must name an activity.")
            }
        }
    }

    /// Messages of executable processes and their operations (10.5.5, 8.4.3).
    mutating func messageDefinitions() {
        for definition in index.all("messageEventDefinition") where isExecutable(definition) {
            guard let message = target(tree.reference("messageRef", of: definition)) else {
                report(
                    "bpmn-message-missing", definition, de: "Dem Nachrichtenereignis fehlt die Nachricht.",
                    en: "The message event has no message.")
                continue
            }
            let operation = tree.references("operationRef", of: definition).first
            // A message with a declared structure belongs to a service: without its operation nobody can send it.
            if operation == nil, tree.reference("itemRef", of: message) != nil {
                report(
                    "bpmn-operation-missing", definition,
                    de: "Zu einer Nachricht mit Datenstruktur gehört die Operation, die sie überträgt.",
                    en: "A message with a data structure needs the operation that carries it.")
            }
            if let operation, let found = target(operation) {
                operationCarries(found, message, definition)
            } else if operation != nil {
                report(
                    "bpmn-reference-unresolved", definition, de: "Die Operation gibt es im Modell nicht.",
                    en: "The operation is not in the model.")
            }
        }
    }

    private mutating func operationCarries(_ operation: Int, _ message: Int, _ definition: Int) {
        let carried = tree.references("inMessageRef", of: operation) + tree.references("outMessageRef", of: operation)
        if !carried.contains(id(message)) {
            report(
                "bpmn-operation-message", definition, de: "Die Operation überträgt eine andere Nachricht.",
                en: "The operation carries another message.")
        }
    }

    /// A timer has one of date, duration and cycle, in ISO 8601 or as an expression (10.5.5.11).
    mutating func timers() {
        for definition in index.all("timerEventDefinition") {
            let parts = ["timeDate", "timeDuration", "timeCycle"].flatMap { tree.children($0, of: definition) }
            if parts.count > 1 {
                report(
                    "bpmn-timer-ambiguous", definition,
                    de: "Datum, Dauer und Zyklus eines Zeitereignisses schließen sich aus.",
                    en: "Date, duration and cycle of a timer exclude each other.")
            }
            if parts.isEmpty, isExecutable(definition) {
                report(
                    "bpmn-timer-empty", definition, de: "Dem Zeitereignis fehlt der Zeitpunkt.",
                    en: "The timer has no time.")
            }
            for part in parts { timerText(part) }
        }
    }

    private mutating func timerText(_ part: Int) {
        let text = tree.text(of: part)
        if isExecutable(part), !isFormal(part) || text.isEmpty {
            report(
                "bpmn-expression-informal", part,
                de: "Ein ausführbarer Prozess braucht hier einen formalen Ausdruck (tFormalExpression).",
                en: "An executable process needs a formal expression here (tFormalExpression).")
        }
        guard !text.isEmpty else { return }
        let isTime: Bool
        switch local(part) {
        case "timeDate": isTime = ISOMoment(text) != nil
        case "timeDuration": isTime = ISODuration(text) != nil
        default: isTime = ISOCycle(text) != nil
        }
        if isTime { return }
        if TimerSource.isExpression(text) || index.all("dataObject", "property").contains(where: { names($0, text) }) {
            return
        }
        report(
            "bpmn-timer-format", part, de: "„\(text)“ ist keine Zeitangabe nach ISO 8601.",
            en: "“\(text)” is not a time of ISO 8601.")
    }

    private func names(_ element: Int, _ text: String) -> Bool {
        tree.attribute("name", of: element) == text || id(element) == text
    }
}
