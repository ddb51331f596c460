public import BPMN
public import Basics
public import ServicePackages

/// Work that the process of a case has for a person now: an open user task.
public struct Aufgabe: Sendable, Hashable, Codable {
    /// The number of the task in its process; never given twice.
    public var id: Int
    /// Where it stands in the model.
    public var process: String
    public var element: String
    public var name: String
    public var taetigkeit: Taetigkeit
    /// Who may do it.
    public var rolle: Role
    /// The office whose task it is; nil for the one that is competent for the case.
    public var stelle: String?
    /// The step whose doer may not do this one.
    public var andersAls: String?
    /// What the lane says of who is responsible.
    public var bahn: String?
    public var hinweis: String?
    public var since: Instant
    public var due: Instant?
}

/// A step without people that is not done yet: it waits for a courier, or for a letter to be printed.
public struct Auftrag: Sendable, Hashable, Codable {
    public var id: Int
    public var element: String
    public var name: String
    public var verbinder: Verbinder
    /// What the model says for the connector.
    public var settings: [String: String]
    /// The values that the model hands in; nil where it names none.
    public var inputs: Variables?
    public var since: Instant
    /// How often it is tried before it becomes an incident.
    public var versuche: Int
    /// The letter for whose print it waits.
    public var schreiben: SchreibenId?
}

/// A message to the process that no event has caught yet.
public struct Nachricht: Sendable, Hashable, Codable {
    public var name: String
    public var schluessel: String?
    public var until: Instant
    public var variables: Variables
}

/// That a person did a task with its small form, and what was entered.
public struct Erledigung: Sendable, Hashable, Codable {
    public var aufgabe: Int
    public var element: String
    public var name: String
    public var taetigkeit: Taetigkeit
    public var values: Variables
}

/// A fee that the process asks for.
public struct Zahlungsanforderung: Sendable, Hashable, Codable {
    /// By which the payment is known.
    public var kassenzeichen: String
    /// In cents.
    public var betrag: Int
    public var zweck: String
}

/// How a person solves an incident.
public enum Stoerungsloesung: Sendable, Hashable, Codable {
    case wiederholen
    /// Sets a variable of the process and tries again.
    case aendern(name: String, wert: String)
    /// Goes on as if the step were done.
    case ueberspringen
}
