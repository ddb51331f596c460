public import Basics

/// Where a case stands. Citizen and clerk read the same words (domain.md 2.1).
public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    case entwurf, eingereicht, inPruefung, rueckfrageOffen, inEntscheidung, entschieden, zugestellt, abgeschlossen
    case zurueckgezogen

    public var words: Words {
        switch self {
        case .entwurf: Words(de: "Entwurf", en: "Draft")
        case .eingereicht: Words(de: "Eingereicht", en: "Submitted")
        case .inPruefung: Words(de: "In Prüfung", en: "Under review")
        case .rueckfrageOffen: Words(de: "Rückfrage offen", en: "Question open")
        case .inEntscheidung: Words(de: "In Entscheidung", en: "Being decided")
        case .entschieden: Words(de: "Entschieden", en: "Decided")
        case .zugestellt: Words(de: "Zugestellt", en: "Delivered")
        case .abgeschlossen: Words(de: "Abgeschlossen", en: "Closed")
        case .zurueckgezogen: Words(de: "Zurückgezogen", en: "Withdrawn")
        }
    }

    /// Whether the town still has to do something.
    public var isOpen: Bool {
        switch self {
        case .eingereicht, .inPruefung, .rueckfrageOffen, .inEntscheidung, .entschieden, .zugestellt: true
        case .entwurf, .abgeschlossen, .zurueckgezogen: false
        }
    }
}
