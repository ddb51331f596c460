public import Basics

/// The way that an instance took, in words: for screen readers, the file and the record.
public struct ProcessPath: Sendable {
    /// One station.
    public struct Station: Sendable, Hashable {
        public var process: String
        public var element: String
        /// Kind and name: `Aufgabe für Menschen „Antrag prüfen“`.
        public var words: Words
    }

    /// What was passed, in order.
    public private(set) var passed: [Station] = []
    /// Where the instance stands now.
    public private(set) var waiting: [Station] = []

    /// Reads the way from the events since the instance began, and its present state.
    public init(_ events: [ProcessEvent], state: ProcessState, library: ProcessLibrary) {
        for case .passed(let definition, let node) in events {
            if let station = ProcessPath.station(definition, node, state, library) { passed.append(station) }
        }
        for frame in state.open where frame.node >= 0 {
            guard let station = ProcessPath.station(frame.definition, frame.node, state, library) else { continue }
            if !waiting.contains(station) { waiting.append(station) }
        }
    }

    private static func station(_ definition: Int, _ node: Int, _ state: ProcessState, _ library: ProcessLibrary)
        -> Station?
    {
        guard definition < state.processes.count, let process = library[state.processes[definition]],
            process.nodes.indices.contains(node)
        else { return nil }
        let found = process.nodes[node]
        return Station(process: process.id, element: found.id, words: found.words)
    }

    /// The way as numbered lines, the waiting places last.
    public func lines(_ language: ProcessPicture.Language = .de) -> [String] {
        let steps = passed.enumerated().map { "\($0 + 1). \(language == .de ? $1.words.de : $1.words.en)" }
        let places = waiting.map { station in
            language == .de ? "Steht bei: \(station.words.de)" : "Stands at: \(station.words.en)"
        }
        return steps + places
    }
}

extension FlowNode {
    /// Kind and name: `Aufgabe für Menschen „Antrag prüfen“`.
    var words: Words {
        func words(_ language: ProcessPicture.Language, _ open: String, _ close: String) -> String {
            let name = name.flatMap { $0.isEmpty ? nil : " \(open)\($0)\(close)" } ?? ""
            return ElementNames.name(kind.elementName, language) + name
        }
        return Words(de: words(.de, "„", "“"), en: words(.en, "“", "”"))
    }

    /// The name, else the id.
    var title: String { name.flatMap { $0.isEmpty ? nil : $0 } ?? id }
}

extension FlowNode.Kind {
    /// The element of BPMN that it is.
    var elementName: String {
        switch self {
        case .start: "startEvent"
        case .end: "endEvent"
        case .intermediateCatch: "intermediateCatchEvent"
        case .intermediateThrow: "intermediateThrowEvent"
        case .boundary: "boundaryEvent"
        case .gateway(.exclusive): "exclusiveGateway"
        case .gateway(.inclusive): "inclusiveGateway"
        case .gateway(.parallel): "parallelGateway"
        case .gateway(.complex): "complexGateway"
        case .gateway(.eventBased): "eventBasedGateway"
        case .activity(let activity): activity.work.elementName
        }
    }
}

extension Activity.Work {
    var elementName: String {
        switch self {
        case .none: "task"
        case .manual: "manualTask"
        case .user: "userTask"
        case .service: "serviceTask"
        case .send: "sendTask"
        case .receive: "receiveTask"
        case .businessRule: "businessRuleTask"
        case .script: "scriptTask"
        case .call: "callActivity"
        case .subprocess(let subprocess):
            switch subprocess.kind {
            case .embedded, .event: "subProcess"
            case .transaction: "transaction"
            case .adHoc: "adHocSubProcess"
            }
        }
    }
}
