public import Basics

/// A place at which a running instance stands and that a person can change by hand, or a step to which its token can go.
public struct Standing: Sendable, Hashable {
    /// What is there to be changed.
    public enum Token: Sendable, Hashable {
        /// Something that waits or is under way.
        case frame(Int)
        /// A token that an incident has stopped.
        case incident(Int)
    }

    public var token: Token
    public var element: String
    /// Kind and name: `Aufgabe für Menschen „Antrag prüfen“`.
    public var words: Words
}

extension ProcessState {
    /// The places where the instance can be changed by hand, in the order in which it came there. What lies inside a loop
    /// or call is changed with it.
    public func standings(in library: ProcessLibrary) -> [Standing] {
        let places = open.compactMap { frame -> Standing? in
            guard frame.parent > 0, case .scope? = frames[frame.parent]?.kind,
                let node = node(frame.definition, frame.node, library)
            else { return nil }
            return Standing(token: .frame(frame.id), element: node.id, words: node.words)
        }
        let stopped = incidents.compactMap { incident -> Standing? in
            guard let work = incident.work, work.isToken, let node = node(work.definition, work.node, library) else {
                return nil
            }
            return Standing(token: .incident(incident.id), element: node.id, words: node.words)
        }
        return places + stopped
    }

    /// The steps of the instance's processes before which a token can be put, in the order of the model.
    public func targets(in library: ProcessLibrary) -> [(element: String, words: Words)] {
        Array(Set(processes)).sorted { first($0) < first($1) }.compactMap { library[$0] }.flatMap { process in
            process.nodes.filter(\.takesToken).map { ($0.id, $0.words) }
        }
    }

    private func first(_ process: String) -> Int { processes.firstIndex(of: process) ?? .max }

    func node(_ definition: Int, _ node: Int, _ library: ProcessLibrary) -> FlowNode? {
        guard processes.indices.contains(definition), let process = library[processes[definition]],
            process.nodes.indices.contains(node)
        else { return nil }
        return process.nodes[node]
    }
}

extension TokenChange {
    /// What somebody asks for, for the record: `„Prüfen“ endet, weiter geht es bei „Entscheiden“.`
    public func words(in state: ProcessState, _ library: ProcessLibrary) -> Words {
        func title(_ element: String) -> String {
            state.processes.lazy.compactMap { library[$0] }.compactMap { process in
                process.nodeIndex[element].map { process.nodes[$0].title }
            }.first ?? element
        }
        func title(frame: Int) -> String {
            state.frames[frame].flatMap { state.node($0.definition, $0.node, library)?.title } ?? "\(frame)"
        }
        switch self {
        case .move(let frame, let element):
            let (from, to) = (title(frame: frame), title(element))
            return Words(
                de: "„\(from)“ endet, weiter geht es bei „\(to)“.", en: "“\(from)” ends, it goes on at “\(to)”.")
        case .release(let id, let element):
            let from = state.incidents.first { $0.id == id }.map { title($0.element) } ?? "\(id)"
            let to = title(element)
            return Words(
                de: "Statt bei der Störung „\(from)“ geht es bei „\(to)“ weiter.",
                en: "Instead of at the incident “\(from)” it goes on at “\(to)”.")
        case .cancel(let frame):
            let from = title(frame: frame)
            return Words(de: "„\(from)“ endet, ohne dass es weitergeht.", en: "“\(from)” ends and leads on to nothing.")
        case .start(let element, _):
            let to = title(element)
            return Words(de: "„\(to)“ beginnt zusätzlich.", en: "“\(to)” begins in addition.")
        }
    }
}
