import Basics

extension Check {
    /// Start events of processes and embedded subprocesses (10.5.2).
    mutating func startEvents() {
        for event in index.all("startEvent") {
            let level = tree[event].parent
            if outgoing(event).isEmpty {
                report(
                    "bpmn-start-event-outgoing", event, de: "Von einem Startereignis muss ein Sequenzfluss ausgehen.",
                    en: "A sequence flow must leave a start event.")
            }
            if !incoming(event).isEmpty {
                report(
                    "bpmn-start-event-incoming", event, de: "Zu einem Startereignis darf kein Sequenzfluss führen.",
                    en: "No sequence flow may lead to a start event.")
            }
            if isEventSubprocess(level) { continue }
            let isTop = local(level) == "process" || local(level) == "choreography"
            let allowed: Set<String> =
                isTop
                ? [
                    "messageEventDefinition", "timerEventDefinition", "conditionalEventDefinition",
                    "signalEventDefinition",
                ]
                : []
            if kinds(event).contains(where: { !allowed.contains($0) }) {
                report(
                    "bpmn-start-event-definition", event,
                    de: isTop
                        ? "Ein Prozess startet ohne Auslöser oder durch Nachricht, Zeit, Bedingung oder Signal."
                        : "Ein eingebetteter Unterprozess startet ohne Auslöser.",
                    en: isTop
                        ? "A process starts without a trigger or by message, timer, condition or signal."
                        : "An embedded subprocess starts without a trigger.")
            }
        }
    }

    /// An event subprocess has one start event with a trigger (10.3.5).
    mutating func eventSubprocessStarts() {
        let allowed: Set = [
            "messageEventDefinition", "timerEventDefinition", "conditionalEventDefinition", "signalEventDefinition",
            "errorEventDefinition", "escalationEventDefinition", "compensateEventDefinition",
        ]
        for process in index.all(TreeIndex.subprocesses) where isEventSubprocess(process) {
            let starts = tree.children("startEvent", of: process)
            if starts.count != 1 {
                report(
                    "bpmn-event-subprocess-start", process,
                    de: "Ein Ereignis-Unterprozess muss genau ein Startereignis haben.",
                    en: "An event subprocess must have exactly one start event.")
            }
            if !incoming(process).isEmpty || !outgoing(process).isEmpty {
                report(
                    "bpmn-event-subprocess-flow", process,
                    de: "Ein Ereignis-Unterprozess darf keine Ein- und Ausgänge haben.",
                    en: "An event subprocess must have no way in and no way out.")
            }
            for start in starts {
                let kinds = kinds(start)
                let interrupts = flag("isInterrupting", start, default: true)
                let onlyInterrupting = kinds.contains {
                    $0 == "errorEventDefinition" || $0 == "compensateEventDefinition"
                }
                if kinds.isEmpty || kinds.contains(where: { !allowed.contains($0) })
                    || (!interrupts && onlyInterrupting)
                {
                    report(
                        "bpmn-event-subprocess-trigger", start,
                        de: "Dieser Auslöser ist für einen Ereignis-Unterprozess nicht zugelassen.",
                        en: "This trigger is not allowed for an event subprocess.")
                }
            }
        }
    }
}
