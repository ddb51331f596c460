import ArgumentParser
import BPMN
import Basics
import Calendar
import Casework
import Foundation
import Hall
import Ports
import ServicePackages
import Storage

/// `rathaus case`: cases as the operator sees them, without contents.
struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Lists and shows cases.",
        subcommands: [CaseListCommand.self, CaseShowCommand.self, CaseRebaseCommand.self])
}

/// `rathaus case list`: all submitted cases, the filed ones first.
struct CaseListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists all submitted cases.")

    @OptionGroup var stored: StoredData

    @Flag(help: "Print a JSON array.")
    var json = false

    struct Line: Encodable {
        var id: String
        var reference: String
        var town: String
        var service: String
        var status: String
        var filed: Bool
        var closed: String?

        enum Key: String, CodingKey { case id, reference, town, service, status, filed, closed }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(id, forKey: .id)
            try container.encode(reference, forKey: .reference)
            try container.encode(town, forKey: .town)
            try container.encode(service, forKey: .service)
            try container.encode(status, forKey: .status)
            try container.encode(filed, forKey: .filed)
            try container.encode(closed, forKey: .closed)
        }

        init(_ row: VorgangRow) {
            id = row.id.text
            reference = row.reference ?? ""
            town = row.town
            service = row.service
            status = row.status.rawValue
            filed = row.aktenzeichen != nil
            closed = row.closed.map { BerlinTime.local($0).date.iso }
        }
    }

    func run() async throws {
        try await ending {
            let house = try await House.open(stored.existing())
            var lines: [Line] = []
            var last: VorgangId?
            while true {
                let rows = try await house.storage.registry.allRows(after: last, limit: 500)
                guard let end = rows.last else { break }
                last = end.id
                lines += rows.filter { $0.status != .entwurf }.map(Line.init)
            }
            lines = lines.filter(\.filed) + lines.filter { !$0.filed }
            if json {
                Terminal.print([UInt8](try JSONEncoder().encode(lines)) + [10])
            } else {
                for line in lines {
                    Terminal.print("\(line.id) \(line.reference) \(line.town) \(line.service) \(line.status)\n")
                }
            }
            await house.storage.close()
        }
    }
}

/// `rathaus case show`: what happened to a case, by kind and actor, without contents.
struct CaseShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Shows what happened to a case.")

    @Argument(help: "Id or reference.")
    var id: String

    @OptionGroup var stored: StoredData

    func run() async throws {
        try await ending {
            let house = try await House.open(stored.existing())
            let row = try await house.row(id)
            let vorgang = try await house.hall.open(row.id, scope: .town(TownId(row.town)))
            for event in vorgang.history {
                guard let words = event.sentence(forApplicant: false) else { continue }
                Terminal.print("\(BerlinTime.local(event.at).iso)  \(words.de)  (\(event.by.words.de))\n")
            }
            for line in try await house.process(of: vorgang) { Terminal.print(line + "\n") }
            await house.storage.close()
        }
    }
}

extension House {
    /// Where the process of a case stands: its way, and what it waits for.
    fileprivate func process(of vorgang: Vorgang) async throws -> [String] {
        guard let verfahren = vorgang.verfahren else { return [] }
        var lines = ["", "Verfahren (\(verfahren.modell))"]
        if let modell = try await shelf.service(vorgang.service).procedure(named: verfahren.modell) {
            lines += ProcessPath(verfahren.weg, state: verfahren.state, library: modell.library).lines()
        }
        for task in verfahren.aufgaben {
            let due = task.due.map { ", bis \(BerlinTime.local($0).iso)" } ?? ""
            lines.append(
                "Aufgabe \(task.id): \(task.name) (\(task.taetigkeit.rawValue), \(task.stelle ?? vorgang.service.unit)\(due))"
            )
        }
        for order in verfahren.auftraege {
            lines.append("Auftrag \(order.id): \(order.name) (\(order.verbinder.rawValue))")
        }
        for timer in verfahren.fristen { lines.append("Frist \(timer.id): \(BerlinTime.local(timer.due).iso)") }
        for incident in verfahren.stoerungen {
            let line = incident.place.map { ":\($0.line)" } ?? ""
            lines.append("Störung \(incident.id): \(incident.element)\(line): \(incident.words.de) [\(incident.code)]")
        }
        if let change = vorgang.eingriff { lines.append("Eingriff beantragt: \(change.reason)") }
        return lines
    }

    /// The row of an id or a reference, over all towns. Throws `CaseMissing`.
    func row(_ name: String) async throws -> VorgangRow {
        for town in try await directory.towns() {
            if let row = try await storage.registry.row(VorgangId(name), scope: .town(town.id)) { return row }
            if let row = try await storage.registry.row(reference: name, scope: .town(town.id)) { return row }
        }
        throw CaseMissing()
    }
}
