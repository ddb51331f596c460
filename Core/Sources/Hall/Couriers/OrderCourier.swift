import BPMN
import Basics
public import Casework
public import Ports
import ServicePackages

/// Carries out what processes order out of the house, and tells the case how it ended: done, or given up after the tries
/// that the model allows.
public struct OrderCourier: Courier {
    public let kind = "order"
    private let services: Fachdienste
    private let mails: MailCourier
    private let close: @Sendable (Vorgang, TownHall) async throws -> Void

    /// `close` files and closes a case for its process.
    public init(
        dienste: any Dienste, mails: MailCourier,
        close: @escaping @Sendable (Vorgang, TownHall) async throws -> Void
    ) {
        services = Fachdienste(dienste)
        self.mails = mails
        self.close = close
    }

    public func carry(_ task: OutboxTask, of vorgang: Vorgang, entry: OutboxEntry, in hall: TownHall) async throws {
        guard case .verrichte(let id) = task, let order = vorgang.auftrag(id) else { return }
        let answer = try await carry(order, of: vorgang, entry: entry, in: hall)
        guard let answer else { return }
        _ = try await hall.perform(
            .erledigeAuftrag(id, values: answer), on: vorgang.id, scope: .town(entry.town), by: .system("orders"),
            answers: entry.id)
    }

    /// What the order came to; nil where carrying it was the answer already.
    private func carry(
        _ order: Auftrag, of vorgang: Vorgang, entry: OutboxEntry, in hall: TownHall
    ) async throws -> Variables? {
        switch order.verbinder {
        case .nachricht:
            let occasion = order.settings["anlass"].flatMap(OutboxTask.Anlass.init(rawValue:)) ?? .stand
            if let mail = vorgang.submission?.mail {
                try await mails.carry(.benachrichtige(mail: mail, occasion), of: vorgang, entry: entry, in: hall)
            }
            return Variables()
        case .ablegen:
            try await close(vorgang, hall)
            return nil
        case .dienst:
            return try await services.call(
                order.settings["dienst"] ?? "", in: entry.town, order.inputs ?? Variables(), key: entry.id.text)
        case .register:
            return try await services.upsert(
                order.settings["register"] ?? "", in: entry.town,
                under: order.settings["schluessel"] ?? vorgang.id.text, order.inputs ?? Variables(), key: entry.id.text)
        case .schreiben, .zahlung, .zustellen, .entscheidung: return nil
        }
    }

    public func tries(_ task: OutboxTask, of vorgang: Vorgang) -> Int? {
        guard case .verrichte(let id) = task else { return nil }
        return vorgang.auftrag(id)?.versuche ?? 1
    }

    public func giveUp(
        _ task: OutboxTask, of vorgang: Vorgang, entry: OutboxEntry, reason: any Error, in hall: TownHall
    ) async throws {
        guard case .verrichte(let id) = task else { return }
        _ = try await hall.perform(
            .auftragGescheitert(id, reason: OrderCourier.words(reason)), on: vorgang.id, scope: .town(entry.town),
            by: .system("orders"), answers: entry.id)
    }

    /// Why, for the person who solves it; nothing personal.
    private static func words(_ reason: any Error) -> String {
        switch reason {
        case let error as DienstError: error.words
        case let findings as Findings: findings.all.first?.words.de ?? "Das Rathaus hat es abgelehnt."
        default: "Der Dienst hat nicht geantwortet (\(type(of: reason)))."
        }
    }
}

extension Vorgang {
    /// An order of the process that no incident stops.
    func auftrag(_ id: Int) -> Auftrag? {
        guard let verfahren, !verfahren.stoerungen.contains(where: { $0.task == id }) else { return nil }
        return verfahren.auftraege.first { $0.id == id }
    }
}

extension DienstError {
    fileprivate var words: String {
        switch code {
        case .unknown: "Der Dienst „\(name)“ ist hier nicht eingerichtet."
        case .unreachable(let reason): "Der Dienst „\(name)“ ist nicht zu erreichen (\(reason))."
        case .refused(let status): "Der Dienst „\(name)“ nimmt den Auftrag nicht an (Antwort \(status))."
        case .unreadable: "Der Dienst „\(name)“ antwortet mit etwas, das sich nicht lesen lässt."
        }
    }
}
