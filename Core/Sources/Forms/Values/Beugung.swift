/// How a label is named inside a sentence: "das Geburtsdatum", or "„Grund des Umzugs“" where the article is not known.
///
/// The gender of a German compound is that of its last part; a short table of endings covers what forms ask for. A
/// label of several words is quoted instead, so that no sentence ever comes out wrong.
enum Beugung {
    /// The accusative with its article; `nil` when the gender is not known.
    static func accusative(_ label: String) -> String? {
        guard let article = article(label) else { return nil }
        // "Name" is declined weakly: den Namen.
        return article + " " + label + (label.lowercased().hasSuffix("name") ? "n" : "")
    }

    /// The label in quotation marks.
    static func quoted(_ label: String) -> String { "„\(label)“" }

    private static func article(_ label: String) -> String? {
        guard let first = label.first, first.isUppercase, label.utf8.count <= 60 else { return nil }
        guard label.allSatisfy({ $0.isLetter || $0 == "-" }) else { return nil }
        let word = label.lowercased()
        return endings.first { word.hasSuffix($0.ending) }?.article
    }

    /// Longer endings first where one holds another.
    private static let endings: [(ending: String, article: String)] = [
        ("datum", "das"), ("kennzeichen", "das"), ("zeichen", "das"), ("geschlecht", "das"), ("jahr", "das"),
        ("land", "das"), ("konto", "das"), ("gewicht", "das"), ("postfach", "das"),
        ("verhältnis", "das"), ("fahrzeug", "das"), ("amt", "das"), ("antwort", "die"), ("wort", "das"),
        ("halter", "den"), ("walter", "den"),
        ("alter", "das"), ("sport", "den"), ("start", "den"), ("name", "den"), ("ort", "den"), ("ortsteil", "den"),
        ("tag", "den"), ("monat", "den"),
        ("staat", "den"), ("grund", "den"), ("betrag", "den"), ("beginn", "den"), ("zeitraum", "den"),
        ("beruf", "den"), ("familienstand", "den"), ("titel", "den"), ("grad", "den"), ("zusatz", "den"),
        ("hersteller", "den"), ("zweck", "den"), ("wohnsitz", "den"), ("inhaber", "den"), ("inhaberin", "die"),
        ("telefonnummer", "die"), ("nummer", "die"), ("adresse", "die"), ("straße", "die"), ("art", "die"),
        ("ung", "die"), ("heit", "die"), ("keit", "die"), ("schaft", "die"), ("tion", "die"), ("zahl", "die"),
        ("iban", "die"), ("rasse", "die"), ("farbe", "die"), ("marke", "die"), ("mail", "die"), ("anschrift", "die"),
        ("größe", "die"), ("höhe", "die"), ("dauer", "die"), ("nachricht", "die"), ("anzahl", "die"), ("zone", "die"),
        ("gemeinde", "die"), ("stadt", "die"), ("bank", "die"), ("uhrzeit", "die"), ("zeit", "die"),
    ]
}
