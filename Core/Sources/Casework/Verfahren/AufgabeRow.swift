import BPMN
public import Basics

/// The line of an open task, or of an incident, in the read model: what lists of work need, and nothing personal.
public struct AufgabeRow: Sendable, Hashable, Codable {
    /// What kind of work it is.
    public enum Art: String, Sendable, Hashable, Codable {
        case aufgabe
        /// A step that failed and that a person must look at.
        case stoerung
        /// A repair of the process that waits for a second person.
        case eingriff
    }

    public var vorgang: VorgangId
    /// The number of the task or incident in its process; 0 for a repair.
    public var nummer: Int
    /// Regional key of the town.
    public var town: String
    public var art: Art
    /// What is to be done, as the model says it.
    public var name: String
    public var rolle: Role
    /// The office whose task it is.
    public var unit: String
    /// Who works on the case, where the task is the competent office's own and not one for somebody else: the head, or a
    /// second person.
    public var assignee: StaffId?
    public var reference: String
    public var serviceName: String
    public var since: Instant
    public var due: Instant?

    public init(
        vorgang: VorgangId, nummer: Int, town: String, art: Art, name: String, rolle: Role, unit: String,
        assignee: StaffId?, reference: String, serviceName: String, since: Instant, due: Instant?
    ) {
        self.vorgang = vorgang
        self.nummer = nummer
        self.town = town
        self.art = art
        self.name = name
        self.rolle = rolle
        self.unit = unit
        self.assignee = assignee
        self.reference = reference
        self.serviceName = serviceName
        self.since = since
        self.due = due
    }

    /// What lists sort by: what is due first, the rest by its age after that.
    public var sortKey: Int64 { due?.microseconds ?? .max }
}

extension Vorgang {
    /// The open tasks and incidents of the case as the read model keeps them: derived, so that replaying gives the same.
    public var aufgabenRows: [AufgabeRow] {
        guard let verfahren else { return [] }
        let reference = submission?.reference ?? ""
        let tasks = verfahren.aufgaben.map { task in
            AufgabeRow(
                vorgang: id, nummer: task.id, town: town, art: .aufgabe, name: task.name, rolle: task.rolle,
                unit: task.stelle ?? service.unit, assignee: task.isForOthers ? nil : assignee, reference: reference,
                serviceName: service.name, since: task.since, due: task.due ?? submission?.due)
        }
        let incidents = verfahren.stoerungen.map { incident in
            AufgabeRow(
                vorgang: id, nummer: incident.id, town: town, art: .stoerung, name: incident.element,
                rolle: .sachbearbeitung, unit: service.unit, assignee: assignee, reference: reference,
                serviceName: service.name, since: incident.time, due: incident.time)
        }
        return tasks + incidents + (eingriff.map { [row(of: $0)] } ?? [])
    }

    /// Anybody of the office may agree but who asked, so it is nobody's own.
    private func row(of eingriff: Eingriff) -> AufgabeRow {
        AufgabeRow(
            vorgang: id, nummer: 0, town: town, art: .eingriff, name: "Eingriff ins Verfahren", rolle: .sachbearbeitung,
            unit: service.unit, assignee: nil, reference: submission?.reference ?? "", serviceName: service.name,
            since: eingriff.at, due: eingriff.at)
    }
}

extension Aufgabe {
    /// Whether another than who works on the case does it: another office, the head, or a second person.
    fileprivate var isForOthers: Bool { stelle != nil || rolle != .sachbearbeitung || andersAls != nil }
}
