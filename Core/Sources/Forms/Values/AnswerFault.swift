public import Calendar

/// Why what was typed is no answer to its field. `FaultWords` turns it into a sentence.
public enum AnswerFault: Error, Hashable, Sendable {
    case missing
    case dateIncomplete
    case dateImpossible(day: Int, month: Int, year: Int)
    case dateNotNumeric
    case dateTooEarly(CivilDate)
    case dateTooLate(CivilDate)
    case timeUnreadable
    case noNumber
    case noInteger
    case noAmount
    case tooFine
    case tooSmall(min: String, max: String?)
    case tooLarge(min: String?, max: String)
    case tooShort(min: Int)
    case tooLong(max: Int, is: Int)
    case pattern
    case letters(Character)
    /// A control character, or one that was lost on the way.
    case unreadable
    case notOnList
    case noBool
    case postcode
    case email
    case phone
    case plate
    case ibanShape
    case ibanLength(expected: Int)
    case ibanCheck
    case fileExpected
    case fileTooLarge(name: String, max: Int)
    case fileType(name: String, allowed: [String])
    case tooFewRows(min: Int)
    case tooManyRows(max: Int)
    case choice
    /// A rule of the form does not hold; its own words say what to do.
    case rule(String)

    /// The stable code of the finding.
    public var code: String {
        switch self {
        case .missing: "form-missing"
        case .dateIncomplete, .dateNotNumeric: "form-date-incomplete"
        case .dateImpossible: "form-date-impossible"
        case .dateTooEarly, .dateTooLate, .tooSmall, .tooLarge: "form-range"
        case .timeUnreadable: "form-time"
        case .noNumber, .noInteger, .noAmount, .tooFine: "form-number"
        case .tooShort, .tooLong: "form-length"
        case .pattern: "form-pattern"
        case .letters: "form-letters"
        case .unreadable: "form-unreadable"
        case .notOnList, .noBool: "form-not-on-list"
        case .postcode: "form-postcode"
        case .email: "form-email"
        case .phone: "form-phone"
        case .plate: "form-plate"
        case .ibanShape, .ibanLength, .ibanCheck: "form-iban"
        case .fileExpected: "form-file"
        case .fileTooLarge: "form-file-size"
        case .fileType: "form-file-type"
        case .tooFewRows, .tooManyRows: "form-rows"
        case .choice: "form-choice"
        case .rule: "form-rule"
        }
    }
}
