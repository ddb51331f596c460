public import BPMN
public import Basics
public import Casework
import FEEL
public import Ports
import ServicePackages

/// A system beside the town hall that a process calls or keeps a register in (`rathaus:verbinder="dienst"`, `"register"`).
public protocol Fachdienste: Sendable {
    /// Calls a service by name; `key` is the same for every try of the same order. The answers become variables.
    func call(_ name: String, _ inputs: Variables, key: String) async throws -> Variables
    /// Enters into a register, or changes what stands there under the key.
    func upsert(_ register: String, under id: String, _ values: Variables, key: String) async throws
}

/// There is no such service here.
public struct ServiceMissing: Error, Sendable {
    public let name: String

    public init(name: String) { self.name = name }
}

/// A town hall without services beside it: every call fails and becomes an incident that a person solves.
public struct NoServices: Fachdienste {
    public init() {}

    public func call(_ name: String, _ inputs: Variables, key: String) async throws -> Variables {
        throw ServiceMissing(name: name)
    }
    public func upsert(_ register: String, under id: String, _ values: Variables, key: String) async throws {
        throw ServiceMissing(name: register)
    }
}

/// Carries out what processes order out of the house, and tells the case how it ended: done, or given up after the tries
/// that the model allows.
public struct OrderCourier: Courier {
    public let kind = "order"
    private let services: any Fachdienste
    private let mails: MailCourier
    private let close: @Sendable (Vorgang, TownHall) async throws -> Void

    /// `close` files and closes a case for its process.
    public init(
        services: any Fachdienste, mails: MailCourier,
        close: @escaping @Sendable (Vorgang, TownHall) async throws -> Void
    ) {
        self.services = services
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
                order.settings["dienst"] ?? "", order.inputs ?? Variables(), key: entry.id.text)
        case .register:
            try await services.upsert(
                order.settings["register"] ?? "", under: order.settings["schluessel"] ?? vorgang.id.text,
                order.inputs ?? Variables(), key: entry.id.text)
            return Variables()
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
        case let missing as ServiceMissing: "Der Dienst „\(missing.name)“ ist hier nicht eingerichtet."
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
