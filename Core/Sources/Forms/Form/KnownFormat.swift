/// Formats that a schema names only in words: a text field that is called "IBAN" holds one.
enum KnownFormat {
    static func format(of field: Datenfeld) -> Feldformat? {
        if let format = field.constraints.format { return format }
        guard field.kind == .input, field.type == .text || field.type == .textLatin else { return nil }
        let hasPattern = field.constraints.pattern != nil
        switch AnswerReader.trimmed(field.angaben.name.isEmpty ? field.label : field.angaben.name).lowercased() {
        case "iban": return hasPattern ? nil : .iban
        case "postleitzahl", "plz": return hasPattern ? nil : .postcode
        // The schema's own pattern holds beside it.
        case "e-mail", "e-mail-adresse", "email", "emailadresse", "e-mailadresse": return .email
        default: return nil
        }
    }

    /// The autocomplete token (WCAG 1.3.5) that follows from the name of a field about the applicant.
    static func autocomplete(of field: Datenfeld) -> String? {
        switch AnswerReader.trimmed(field.angaben.name.isEmpty ? field.label : field.angaben.name).lowercased() {
        case "familienname", "nachname": "family-name"
        case "vorname", "vornamen": "given-name"
        case "postleitzahl", "plz": "postal-code"
        case "straße", "strasse": "address-line1"
        case "ort", "wohnort": "address-level2"
        case "e-mail", "e-mail-adresse", "email", "emailadresse": "email"
        case "telefon", "telefonnummer", "telefonnummer (festnetz)": "tel"
        case "geburtsdatum": "bday"
        default: nil
        }
    }
}
