public import BPMN
public import Basics

/// The process of a case as it stands: the engine's state, and what it wants of people and couriers.
///
/// Changed by `Verfahrensschritt`s only, and without the model: replaying them gives the same value.
public struct Verfahren: Sendable, Hashable {
    /// Which model it runs: the package's own, or the stand-in by its version.
    public internal(set) var modell: String
    public internal(set) var state: ProcessState
    /// What people have to do, in the order in which it came up.
    public internal(set) var aufgaben: [Aufgabe] = []
    public internal(set) var auftraege: [Auftrag] = []
    /// What no event has caught yet.
    public internal(set) var nachrichten: [Nachricht] = []
    /// The nodes that were passed, the newest last: the way in words.
    public internal(set) var weg: [ProcessEvent] = []
    /// Who did a step last, by its element.
    public internal(set) var erledigt: [String: Actor.Signature] = [:]

    init(_ beginn: Verfahrensschritt.Beginn) {
        modell = beginn.modell
        state = ProcessState(process: beginn.process, nodes: beginn.nodes, flows: beginn.flows)
    }

    /// How much of the way is kept in mind; the journal has all of it.
    static let wayLimit = 500

    public func aufgabe(_ id: Int) -> Aufgabe? { aufgaben.first { $0.id == id } }

    /// What a person must look at.
    public var stoerungen: [Incident] { state.incidents }

    /// Timers that run: their number, and when they are due.
    public var fristen: [(id: Int, due: Instant)] {
        state.subscriptions.compactMap { subscription in
            if case .timer(let due, _, _) = subscription.trigger { (subscription.id, due) } else { nil }
        }
    }

    mutating func apply(_ schritt: Verfahrensschritt, by: Actor.Signature) {
        for event in schritt.events {
            state.apply(event)
            if case .passed = event { weg.append(event) }
        }
        if weg.count > Verfahren.wayLimit { weg.removeFirst(weg.count - Verfahren.wayLimit) }
        for aufgabe in schritt.aufgaben { add(aufgabe) }
        for auftrag in schritt.auftraege { add(auftrag) }
        for element in schritt.erledigt { erledigt[element] = by }
        if let kept = schritt.nachrichten { nachrichten = kept }
        prune()
    }

    mutating func add(_ aufgabe: Aufgabe) {
        aufgaben.removeAll { $0.id == aufgabe.id }
        aufgaben.append(aufgabe)
    }

    mutating func add(_ auftrag: Auftrag) {
        auftraege.removeAll { $0.id == auftrag.id }
        auftraege.append(auftrag)
    }

    /// Forgets what the engine no longer waits for.
    mutating func prune() {
        if state.hasEnded {
            aufgaben = []
            auftraege = []
            nachrichten = []
        } else if !aufgaben.isEmpty || !auftraege.isEmpty {
            let open = Set(state.open.map(\.id))
            aufgaben.removeAll { !open.contains($0.id) }
            auftraege.removeAll { !open.contains($0.id) }
        }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(modell)
        hasher.combine(aufgaben)
        hasher.combine(auftraege)
    }
}

/// One movement of the process of a case, as the journal keeps it: what changed in the engine, what it wants now.
public struct Verfahrensschritt: Sendable, Equatable, Codable {
    /// What a process needs to begin: which model, and how large it is.
    public struct Beginn: Sendable, Hashable, Codable {
        public var modell: String
        public var process: String
        public var nodes: Int
        public var flows: Int
    }

    public var beginn: Beginn?
    public var events: [ProcessEvent] = []
    /// Tasks that came up.
    public var aufgaben: [Aufgabe] = []
    public var auftraege: [Auftrag] = []
    /// Elements that the actor has done.
    public var erledigt: [String] = []
    /// The kept messages, if they changed.
    public var nachrichten: [Nachricht]?

    var isEmpty: Bool { beginn == nil && events.isEmpty && erledigt.isEmpty && nachrichten == nil }
}

extension Verfahrensschritt: Hashable {
    public func hash(into hasher: inout Hasher) {
        hasher.combine(beginn)
        hasher.combine(events.count)
        hasher.combine(aufgaben)
        hasher.combine(erledigt)
    }
}
