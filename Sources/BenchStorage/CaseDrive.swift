import BPMN
import Basics
import Casework
import FEEL
import Hall
import Ports
import Storage
import Synchronization

/// Drives cases of a process with everything in it to their ends, from wherever they stand, and prints how each ended:
/// killed and started again any number of times it must print the same.
struct CaseDrive {
    let folder: String
    let count: Int
    /// How often it was started before; the clock goes on, so that what the dead had in hand is free again.
    let generation: Int64

    func run() async throws {
        let house = try await CaseHouse(folder, CaseModel.everything, ahead: generation * 400)
        let ids = try await known(house)
        let couriers = round(house)
        let done = Flag()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while !done.isSet {
                    if try await couriers.walk() == 0 { try await Task.sleep(for: .milliseconds(20)) }
                }
            }
            group.addTask {
                _ = try await CaseBench.each(0..<count) { number in
                    let id = if let known = ids[number] { known } else { try await house.draft("n\(number)") }
                    try await drive(number, id, house)
                }
                done.set()
            }
            try await group.waitForAll()
        }
        try await report(house)
        await house.storage.close()
    }

    /// The cases that are there already, by their number.
    private func known(_ house: CaseHouse) async throws -> [Int: VorgangId] {
        var ids: [Int: VorgangId] = [:]
        for vorgang in try await all(house) { ids[number(vorgang)] = vorgang.id }
        return ids
    }

    private func all(_ house: CaseHouse) async throws -> [Vorgang] {
        var all: [Vorgang] = []
        var last: VorgangId?
        while true {
            let rows = try await house.hall.registry.allRows(after: last, limit: 500)
            guard let end = rows.last else { return all }
            last = end.id
            for row in rows { all.append(try await house.hall.open(row.id, scope: .town(CaseHouse.town))) }
        }
    }

    private func number(_ vorgang: Vorgang) -> Int {
        vorgang.number.number?.int ?? -1
    }

    private func round(_ house: CaseHouse) -> CourierRound {
        let mails = MailCourier(mailer: MemoryMailer(), base: "") { _ in nil }
        return CourierRound(
            hall: house.hall,
            couriers: [
                LetterCourier(printer: PlainPrinter()) { _, letter in Array(letter.title.utf8) }, mails, TimerCourier(),
                OrderCourier(dienste: FailingService(), mails: mails) { vorgang, hall in
                    let number = try await hall.registry.next("akte", town: CaseHouse.town)
                    _ = try await hall.perform(
                        .schliesseAb(
                            aktenzeichen: "10-\(number)", aktenplaneinheit: "10", retentionEnd: "2099-12-31",
                            retentionBasis: "Probe"), on: vorgang.id, scope: .town(CaseHouse.town),
                        by: .system("orders"))
                },
            ])
    }

    // MARK: One case

    /// Does what is next until the case is closed. What to do follows from the number and the state alone.
    private func drive(_ number: Int, _ id: VorgangId, _ house: CaseHouse) async throws {
        while true {
            let vorgang = try await house.hall.open(id, scope: .town(CaseHouse.town))
            if vorgang.status == .abgeschlossen { return }
            guard let (command, actor) = next(number, vorgang) else {
                try await Task.sleep(for: .milliseconds(30))
                continue
            }
            do {
                try await house.give(command, id, by: actor)
            } catch let findings as Findings where findings.all.contains(where: { $0.code == "question-open" }) {
                try await Task.sleep(for: .milliseconds(30))
            }
        }
    }

    private func next(_ number: Int, _ vorgang: Vorgang) -> (Command, Actor)? {
        guard let verfahren = vorgang.verfahren else { return (CaseHouse.submission, .antragsteller) }
        if let incident = verfahren.stoerungen.first {
            return (.loeseStoerung(incident.id, .ueberspringen, reason: "von Hand"), CaseHouse.clerk)
        }
        if let question = vorgang.openQuestion {
            return (.beantworteRueckfrage(question.id, text: "Antwort", documents: []), .antragsteller)
        }
        guard let task = verfahren.aufgaben.first else { return nil }
        switch task.element {
        case "pruefen":
            let isComplete = number % 3 != 0 || !vorgang.questions.isEmpty
            return (.erledigeAufgabe(task.id, values: ["vollstaendig": isComplete ? "ja" : "nein"]), CaseHouse.clerk)
        case "fragen": return (.stelleRueckfrage(text: "Was?", due: "2099-12-31"), CaseHouse.clerk)
        case "entscheiden":
            guard let draft = vorgang.letters.first(where: { $0.state == .entwurf }) else {
                return (.entwirfSchreiben(template: "bescheid", title: "Bescheid", values: [:]), CaseHouse.clerk)
            }
            return (.entscheide(number % 2 == 0 ? .bewilligung : .ablehnung, letter: draft.id), CaseHouse.clerk)
        case "zeichnen": return (.erledigeAufgabe(task.id, values: ["mitgezeichnet": "ja"]), CaseHouse.second)
        default: return (.erledigeAufgabe(task.id, values: [:]), CaseHouse.clerk)
        }
    }

    // MARK: The end

    /// One line a case: where it stands, how often each node was passed and flow taken, what happened how often.
    private func report(_ house: CaseHouse) async throws {
        var lines: [Int: String] = [:]
        for vorgang in try await all(house) {
            guard let state = vorgang.verfahren?.state else { continue }
            var counts: [String: Int] = [:]
            for event in vorgang.history { counts[event.event.name, default: 0] += 1 }
            let happened = counts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
            lines[number(vorgang)] =
                "\(vorgang.status.rawValue) \(state.phase) \(state.visits) \(state.taken) \(happened) "
                + "letters=\(vorgang.letters.count) documents=\(vorgang.documents.count) deliveries=\(vorgang.deliveries.count)"
        }
        for (number, line) in lines.sorted(by: { $0.key < $1.key }) { print("case \(number): \(line)") }
        print("all \(lines.count) cases ended")
    }
}

/// Makes a file that begins like a PDF.
private struct PlainPrinter: LetterPrinter {
    func print(html: [UInt8], title: String, language: String) async throws -> [UInt8] {
        Array("%PDF-1.7 ".utf8) + html
    }
}

/// A service that never answers every fifth case.
private struct FailingService: Dienste {
    func call(_ name: String, in town: TownId, _ body: [UInt8], key: String) async throws -> [UInt8] {
        guard case .number(let text)? = try JSON(text: String(decoding: body, as: UTF8.self))["nummer"],
            let number = Int(text), number % 5 != 0
        else { throw DienstError(name, .refused(503)) }
        return []
    }
}

/// Set once.
private final class Flag: Sendable {
    private let state = Mutex(false)

    var isSet: Bool { state.withLock { $0 } }
    func set() { state.withLock { $0 = true } }
}
