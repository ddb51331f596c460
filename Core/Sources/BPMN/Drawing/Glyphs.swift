/// The signs inside events, gateways and tasks, as paths in a box of 20 units.
enum Glyphs {
    static let events: [String: String] = [
        "messageEventDefinition": "M1 4H19V16H1zM1 4L10 11L19 4",
        "timerEventDefinition": "M10 1A9 9 0 1 0 10.1 1zM10 4V10L14 12",
        "signalEventDefinition": "M10 2L19 17H1z",
        "errorEventDefinition": "M2 17L7 5L12 12L18 2L14 16L9 9z",
        "escalationEventDefinition": "M10 1L17 18L10 12L3 18z",
        "conditionalEventDefinition": "M3 2H17V18H3zM6 6H14M6 10H14M6 14H14",
        "compensateEventDefinition": "M10 3V17L1 10zM19 3V17L10 10z",
        "cancelEventDefinition": "M3 1L10 8L17 1L19 3L12 10L19 17L17 19L10 12L3 19L1 17L8 10L1 3z",
        "terminateEventDefinition": "M10 1A9 9 0 1 0 10.1 1z",
        "linkEventDefinition": "M1 7H11V2L19 10L11 18V13H1z",
    ]
    static let multiple = "M10 1L19 8L16 18H4L1 8z"
    static let gateways: [String: String] = [
        "exclusiveGateway": "M4 3L16 17M16 3L4 17",
        "parallelGateway": "M10 2V18M2 10H18",
        "inclusiveGateway": "M10 2A8 8 0 1 0 10.1 2z",
        "complexGateway": "M10 2V18M2 10H18M4 4L16 16M16 4L4 16",
        "eventBasedGateway": "M10 1A9 9 0 1 0 10.1 1zM10 5L15 9L13 15H7L5 9z",
    ]
    static let tasks: [String: String] = [
        "userTask": "M10 2A4 4 0 1 0 10.1 2zM2 19C2 13 6 11 10 11S18 13 18 19z",
        "serviceTask":
            "M10 6A4 4 0 1 0 10.1 6zM10 1V4M10 16V19M1 10H4M16 10H19M4 4L6 6M14 14L16 16M16 4L14 6M6 14L4 16",
        "sendTask": "M1 4H19V16H1zM1 4L10 11L19 4",
        "receiveTask": "M1 4H19V16H1zM1 4L10 11L19 4",
        "scriptTask": "M5 2H17L14 10L17 18H5L2 10zM6 7H13M6 10H13M6 13H13",
        "businessRuleTask": "M1 3H19V17H1zM1 8H19M7 8V17",
        "manualTask": "M2 10L8 4H12L9 7H18V10H10M18 10V13H10M17 13V16H6L2 13z",
    ]
}

/// What kinds of elements are called.
enum ElementNames {
    static func name(_ local: String, _ language: ProcessPicture.Language) -> String {
        guard let names = names[local] else { return local }
        return language == .de ? names.de : names.en
    }

    private static let names: [String: (de: String, en: String)] = [
        "startEvent": ("Startereignis", "Start event"), "endEvent": ("Endereignis", "End event"),
        "intermediateCatchEvent": ("Eintretendes Zwischenereignis", "Catching intermediate event"),
        "intermediateThrowEvent": ("Ausgelöstes Zwischenereignis", "Throwing intermediate event"),
        "boundaryEvent": ("Angeheftetes Ereignis", "Boundary event"),
        "exclusiveGateway": ("Entweder-oder-Verzweigung", "Exclusive gateway"),
        "inclusiveGateway": ("Und-oder-Verzweigung", "Inclusive gateway"),
        "parallelGateway": ("Gleichzeitige Verzweigung", "Parallel gateway"),
        "complexGateway": ("Komplexe Verzweigung", "Complex gateway"),
        "eventBasedGateway": ("Ereignisbasierte Verzweigung", "Event-based gateway"),
        "task": ("Aufgabe", "Task"), "userTask": ("Aufgabe für Menschen", "User task"),
        "manualTask": ("Handarbeit", "Manual task"), "serviceTask": ("Aufgabe eines Dienstes", "Service task"),
        "sendTask": ("Sendeaufgabe", "Send task"), "receiveTask": ("Empfangsaufgabe", "Receive task"),
        "businessRuleTask": ("Entscheidung nach Regeln", "Business rule task"),
        "scriptTask": ("Berechnung", "Script task"),
        "callActivity": ("Aufruf eines Prozesses", "Call activity"), "subProcess": ("Unterprozess", "Subprocess"),
        "transaction": ("Transaktion", "Transaction"), "adHocSubProcess": ("Ad-hoc-Unterprozess", "Ad-hoc subprocess"),
        "sequenceFlow": ("Sequenzfluss", "Sequence flow"), "messageFlow": ("Nachrichtenfluss", "Message flow"),
        "association": ("Verbindung", "Association"), "participant": ("Beteiligter", "Participant"),
        "lane": ("Bahn", "Lane"),
        "dataObjectReference": ("Daten", "Data"), "textAnnotation": ("Anmerkung", "Annotation"),
        "group": ("Gruppe", "Group"),
    ]
}
