import BPMN
import Basics
import Casework
import Hall
import Ports
import ServicePackages

/// What people and the house do to cases that a process drives, and what must hold for them.
extension World {
    /// A task, an incident or a payment of the case, if it has one: what a clerk sees on the page.
    func processCommand(_ vorgang: Vorgang) -> Command? {
        guard let verfahren = vorgang.verfahren else { return nil }
        if let incident = verfahren.stoerungen.first, dice.happens(600) {
            return .loeseStoerung(
                incident.id, dice.pick([.wiederholen, .ueberspringen, .aendern(name: "wert", wert: "1")]),
                reason: dice.happens(900) ? "s\(serial())" : " ")
        }
        let tasks = verfahren.aufgaben.filter { $0.taetigkeit.hasForm }
        guard !tasks.isEmpty, dice.happens(600) else { return nil }
        let yes = dice.happens(700) ? "ja" : "nein"
        return .erledigeAufgabe(
            dice.pick(tasks).id, values: ["vollstaendig": yes, "mitgezeichnet": yes, "anmerkung": "b\(serial())"])
    }

    /// Commands by which a clerk takes a new case over on the side.
    func mayTake(_ command: Command) -> Bool {
        switch command {
        case .erledigeAufgabe, .stelleRueckfrage, .entwirfSchreiben: true
        default: false
        }
    }

    /// I8: no token is lost, and what the process waits for was kept with its cause.
    func inspectProcess(_ file: CaseFile, _ vorgang: Vorgang) throws {
        guard let verfahren = vorgang.verfahren else { return }
        let name = "c\(file.number)"
        let waits =
            !verfahren.aufgaben.isEmpty || !verfahren.auftraege.isEmpty || !verfahren.state.subscriptions.isEmpty
            || !verfahren.stoerungen.isEmpty
        guard verfahren.state.hasEnded != waits else { throw Broken("I8", "the process of \(name) lost its token") }
        if vorgang.status == .abgeschlossen, !verfahren.state.hasEnded {
            throw Broken("I8", "\(name) is closed and its process runs on")
        }
        let open = truth.now.entries.values.filter { $0.stream.text == file.id.text && !$0.done }
        let timers = open.filter { $0.kind == "timer" }.count
        guard timers >= verfahren.fristen.count else {
            throw Broken("I8", "\(name) has \(verfahren.fristen.count) timers and \(timers) to wake")
        }
        let stopped = Set(verfahren.stoerungen.compactMap(\.task))
        let orders = verfahren.auftraege.filter { $0.schreiben == nil && !stopped.contains($0.id) }.count
        guard open.filter({ $0.kind == "order" }).count >= orders else {
            throw Broken("I8", "\(name) has \(orders) orders that nobody carries")
        }
    }
}

extension Vorgang {
    /// Whether the notice waits for a second person before it is printed.
    func isWithheld(_ letter: Schreiben) -> Bool {
        decision?.letter == letter.id && letter.document == nil
            && verfahren?.aufgaben.contains { $0.taetigkeit == .mitzeichnen } ?? false
    }
}

/// The systems beside the town hall: they fail, answer late, or not at all.
struct OddServices: Dienste {
    let node: Node
    let dice: Dice
    let clock: VirtualClock

    func call(_ name: String, in town: TownId, _ body: [UInt8], key: String) async throws -> [UInt8] {
        try await node.call {
            if dice.happens(node.rates.outside) {
                if dice.happens(500) { throw DienstError(name, .unreachable("drawn")) }
                clock.advance(1_200)
            }
            return []
        }
    }
}
