/// Who may reach rows of several towns or persons with one statement, and by which rule. Every other statement on a table that
/// belongs to towns binds the town of its scope.
enum Across: String, CaseIterable, Sendable {
    case couriers, sweepers, operators, index, token, copy

    /// The rule, in a sentence.
    var rule: String {
        switch self {
        case .couriers:
            "Couriers take what is due in whichever town; each entry then opens its case in the scope of its own town."
        case .sweepers:
            "Sweepers take what is old in whichever town, and look at nothing but ids, moments and the state of drafts."
        case .operators:
            "Commands on the machine of the installation, and its own start; no door of the house calls them."
        case .index: "By ids that a read in a scope gave, or with the town as a part of what is searched for."
        case .token: "Whoever holds the secret of a session is shown that session; the town comes from it."
        case .copy: "Copies a whole installation between engines while nobody is served."
        }
    }
}

/// The tables whose rows belong to a town.
enum TownTables {
    static let names: Set<String> = [
        "vorgang", "event", "vorgang_count", "outbox", "counter", "aufgabe", "stored_file", "offer", "staff_account",
        "staff_session", "entry", "derived_entry",
    ]

    /// Whether a statement binds a town wherever it touches such a table.
    static func areBound(in text: String) -> Bool {
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        let touched = zip(words, words.dropFirst()).contains { keyword, table in
            ["FROM", "UPDATE", "INTO", "JOIN"].contains(keyword) && names.contains(String(table))
        }
        guard touched else { return true }
        return text.contains("town = $") || (words.first == "INSERT" && words.contains("town"))
    }
}
