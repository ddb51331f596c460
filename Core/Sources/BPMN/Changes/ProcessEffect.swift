public import Basics

/// What a change by hand would do to an instance, in words for who must decide on it.
public struct ProcessEffect: Sendable, Hashable {
    /// What happens to the element.
    public enum Kind: String, Sendable, Hashable {
        /// It goes on as it is, or under another name.
        case kept, renamed
        /// Its work is handed out anew or changed, or is taken back.
        case started, changed, ended
        /// The instance itself comes to its end.
        case finished
    }

    public var kind: Kind
    /// The id of the element in the model that holds after the change; of the one before if it ends.
    public var element: String
    public var words: Words
}

/// What a change would do, and what speaks against it: with an error among the findings it is refused.
public struct ProcessPreview: Sendable {
    public var effects: [ProcessEffect]
    public var findings: [Finding]
    /// Where the instance would stand, for a picture; nil if the change is refused.
    public var after: ProcessState?

    public var isAllowed: Bool { !findings.haveErrors }
}

extension ProcessPreview {
    /// The effects that actions have, told by what waited before.
    static func effects(
        of actions: [ProcessAction], before: ProcessState, _ definitions: [ProcessDefinition],
        new: [ProcessDefinition] = []
    ) -> [ProcessEffect] {
        actions.compactMap { action in
            switch action {
            case .userTask(let task):
                let isNew = !before.open.contains { $0.id == task.id }
                let name = task.name ?? task.element
                return ProcessEffect(
                    kind: isNew ? .started : .changed, element: task.element,
                    words: isNew
                        ? Words(de: "Die Aufgabe „\(name)“ steht neu an.", en: "The task “\(name)” is handed out.")
                        : Words(de: "Die Aufgabe „\(name)“ ändert sich.", en: "The task “\(name)” changes."))
            case .serviceTask(let task):
                let name = task.name ?? task.element
                return ProcessEffect(
                    kind: .started, element: task.element,
                    words: Words(de: "„\(name)“ wird ausgeführt.", en: "“\(name)” is carried out."))
            case .cancelTask(let id): return ended(frame: id, before, definitions)
            case .setTimer(_, let element, _): return timer(element, new + definitions)
            case .cancelTimer(let id), .forgetMessage(let id): return ended(subscription: id, before, definitions)
            case .ended:
                return ProcessEffect(
                    kind: .finished, element: before.processes.first ?? "",
                    words: Words(de: "Das Verfahren endet.", en: "The process ends."))
            case .awaitMessage(_, let name, _):
                return ProcessEffect(
                    kind: .started, element: "",
                    words: Words(
                        de: "Auf die Nachricht „\(name)“ wird jetzt gewartet.",
                        en: "The message “\(name)” is awaited now."))
            case .sendMessage(let message):
                return ProcessEffect(
                    kind: .started, element: message.element,
                    words: Words(
                        de: "Die Nachricht „\(message.name)“ geht hinaus.", en: "The message “\(message.name)” is sent."
                    ))
            case .incident(let incident):
                return ProcessEffect(kind: .started, element: incident.element, words: incident.words)
            case .broadcastSignal, .trace: return nil
            }
        }
    }

    private static func ended(
        frame id: Int, _ before: ProcessState, _ definitions: [ProcessDefinition]
    ) -> ProcessEffect? {
        guard let frame = before.open.first(where: { $0.id == id }), frame.node >= 0 else { return nil }
        let node = definitions[frame.definition].nodes[frame.node]
        return ProcessEffect(
            kind: .ended, element: node.id,
            words: Words(
                de: "Die Aufgabe „\(node.title)“ wird zurückgenommen.", en: "The task “\(node.title)” is taken back."))
    }

    private static func ended(
        subscription id: Int, _ before: ProcessState, _ definitions: [ProcessDefinition]
    ) -> ProcessEffect? {
        guard let subscription = before.subscriptions.first(where: { $0.id == id }) else { return nil }
        let node = definitions[subscription.definition].nodes[subscription.node]
        return ProcessEffect(
            kind: .ended, element: node.id,
            words: Words(
                de: "Auf „\(node.title)“ wird nicht mehr gewartet.", en: "“\(node.title)” is no longer awaited."))
    }

    private static func timer(_ element: String, _ definitions: [ProcessDefinition]) -> ProcessEffect {
        let node = definitions.lazy.compactMap { definition in
            definition.nodeIndex[element].map { definition.nodes[$0] }
        }.first
        let name = node?.title ?? element
        return ProcessEffect(
            kind: .started, element: element,
            words: Words(de: "Die Frist „\(name)“ beginnt jetzt.", en: "The period “\(name)” begins now."))
    }
}
