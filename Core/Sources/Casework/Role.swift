/// What a member of staff may do; a person may have several.
public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    /// Works on cases.
    case sachbearbeitung
    /// Sees all units of the town, reassigns, approves.
    case leitung
    /// Accounts, offers, colours.
    case administration
    /// Writes service packages.
    case redaktion
}
