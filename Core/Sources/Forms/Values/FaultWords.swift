import Basics
import Calendar

/// The one place where a fault becomes a sentence: what is wrong and how to put it right, with an example.
struct FaultWords {
    let label: String
    let type: Datentyp
    let isSelection: Bool
    let example: String?

    private var named: String { Beugung.quoted(label) }

    func words(_ fault: AnswerFault) -> Words {
        Words(de: german(fault), en: "\(label): \(english(fault))")
    }

    private func german(_ fault: AnswerFault) -> String {
        switch fault {
        case .missing: return missing
        case .dateIncomplete, .dateNotNumeric:
            guard let noun = Beugung.accusative(label) else {
                return "Geben Sie bei \(named) das Datum vollständig an, zum Beispiel \(dateExample)."
            }
            return "Geben Sie \(noun) vollständig an, zum Beispiel \(dateExample)."
        case .dateImpossible(let day, let month, let year): return impossible(day, month, year)
        case .dateTooEarly(let first): return "Das Datum bei \(named) darf nicht vor dem \(first.german) liegen."
        case .dateTooLate(let last): return "Das Datum bei \(named) darf nicht nach dem \(last.german) liegen."
        case .timeUnreadable: return "Geben Sie bei \(named) eine Uhrzeit an, zum Beispiel 14:30."
        case .noNumber, .tooFine: return "Geben Sie bei \(named) eine Zahl ein, zum Beispiel \(example ?? "1.234,5")."
        case .noInteger: return "Geben Sie bei \(named) eine ganze Zahl ein, zum Beispiel \(example ?? "12")."
        case .noAmount: return "Geben Sie bei \(named) einen Betrag in Euro ein, zum Beispiel \(example ?? "1.234,50")."
        case .tooSmall(let min, let max?): return "Geben Sie bei \(named) einen Wert von \(min) bis \(max) ein."
        case .tooSmall(let min, nil): return "Geben Sie bei \(named) mindestens \(min) ein."
        case .tooLarge(let min?, let max): return "Geben Sie bei \(named) einen Wert von \(min) bis \(max) ein."
        case .tooLarge(nil, let max): return "Geben Sie bei \(named) höchstens \(max) ein."
        case .tooShort(let min): return "Geben Sie bei \(named) mindestens \(min) Zeichen ein."
        case .tooLong(let max, let count):
            return "Kürzen Sie die Angabe bei \(named) auf höchstens \(max) Zeichen. Jetzt sind es \(count)."
        default: return german(form: fault)
        }
    }

    private func german(form fault: AnswerFault) -> String {
        switch fault {
        case .pattern:
            let tail =
                example.map { " Geben Sie sie so ein wie hier: \($0)." } ?? " Vergleichen Sie sie mit Ihren Unterlagen."
            return "Die Angabe bei \(named) hat nicht die erwartete Form.\(tail)"
        case .letters(let character):
            return
                "Schreiben Sie die Angabe bei \(named) in lateinischer Schrift. Das Zeichen „\(character)“ gehört nicht dazu."
        case .unreadable:
            return
                "Die Angabe bei \(named) enthält ein Zeichen, das nicht lesbar ist. Im Feld steht dafür „�“. Löschen Sie es oder "
                + "schreiben Sie die Angabe neu."
        case .notOnList: return "Wählen Sie bei \(named) eine der Antworten aus der Liste."
        case .noBool: return "Wählen Sie bei \(named) Ja oder Nein."
        case .postcode: return "Geben Sie bei \(named) fünf Ziffern ein, zum Beispiel 34117."
        case .email: return "Geben Sie bei \(named) eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de."
        case .phone: return "Geben Sie bei \(named) eine Telefonnummer mit Vorwahl ein, zum Beispiel 0561 123456."
        case .plate: return "Geben Sie bei \(named) ein Kennzeichen ein, zum Beispiel KS-AB 123."
        case .ibanShape: return "Geben Sie bei \(named) eine IBAN ein, zum Beispiel DE89 3704 0044 0532 0130 00."
        case .ibanLength(let expected):
            return "Die IBAN bei \(named) muss \(expected) Zeichen haben. Vergleichen Sie sie mit Ihrer Bankkarte."
        case .ibanCheck:
            return
                "Prüfen Sie die IBAN bei \(named). Die Prüfziffer passt nicht, vielleicht ist eine Ziffer vertauscht."
        case .fileExpected: return "Laden Sie bei \(named) eine Datei hoch."
        case .fileTooLarge(let name, let max):
            return "Die Datei „\(name)“ ist zu groß. Erlaubt sind höchstens \(Self.size(max))."
        case .fileType(let name, let allowed):
            return "Die Datei „\(name)“ kann nicht angenommen werden. Möglich sind: \(Self.kinds(allowed))."
        case .tooFewRows(let min):
            return "Machen Sie bei \(named) mindestens \(min) \(min == 1 ? "Angabe" : "Angaben")."
        case .tooManyRows(let max):
            return "Machen Sie bei \(named) höchstens \(max) \(max == 1 ? "Angabe" : "Angaben")."
        case .choice: return "Füllen Sie bei \(named) genau eine der Möglichkeiten aus."
        case .rule(let message): return message
        default: return "Prüfen Sie die Angabe bei \(named)."
        }
    }

    private var missing: String {
        let noun = Beugung.accusative(label)
        switch type {
        case .file: return "Laden Sie bei \(named) eine Datei hoch."
        case .bool: return "Wählen Sie bei \(named) Ja oder Nein."
        case _ where isSelection:
            return noun.map { "Wählen Sie \($0) aus." } ?? "Wählen Sie bei \(named) eine Antwort aus."
        case .date:
            return noun.map { "Geben Sie \($0) an, zum Beispiel \(dateExample)." }
                ?? "Geben Sie bei \(named) ein Datum an, zum Beispiel \(dateExample)."
        default: return noun.map { "Geben Sie \($0) ein." } ?? "Füllen Sie das Feld \(named) aus."
        }
    }

    private var dateExample: String { type == .dateTime ? "27 3 2026, 14:30" : example ?? "27 3 1984" }

    private func impossible(_ day: Int, _ month: Int, _ year: Int) -> String {
        let tail = "Prüfen Sie das Datum bei \(named)."
        guard (1...12).contains(month) else { return "Den Monat \(month) gibt es nicht. \(tail)" }
        return "Den \(day). \(CivilDate.germanMonths[month - 1]) \(year) gibt es nicht. \(tail)"
    }

    /// Bytes as people say them: `20 MB`, `500 kB`.
    static func size(_ bytes: Int) -> String {
        if bytes >= 1_000_000 {
            let tenths = bytes / 100_000
            return tenths % 10 == 0 || tenths >= 100 ? "\(tenths / 10) MB" : "\(tenths / 10),\(tenths % 10) MB"
        }
        return "\(max(1, bytes / 1_000)) kB"
    }

    /// Media types as people call them: `PDF, JPG, PNG`.
    static func kinds(_ mediaTypes: [String]) -> String {
        let names = [
            "application/pdf": "PDF", "image/jpeg": "JPG", "image/png": "PNG", "image/heic": "HEIC",
            "text/plain": "Text (TXT)", "image/tiff": "TIFF",
        ]
        return mediaTypes.map { names[$0] ?? $0 }.joined(separator: ", ")
    }

    private func english(_ fault: AnswerFault) -> String {
        switch fault {
        case .missing: "an answer is missing"
        case .dateIncomplete, .dateNotNumeric: "enter the whole date, for example 27 3 1984"
        case .dateImpossible(let day, let month, let year): "there is no day \(day).\(month).\(year)"
        case .dateTooEarly(let date): "the date must not be before \(date.iso)"
        case .dateTooLate(let date): "the date must not be after \(date.iso)"
        case .timeUnreadable: "enter a time, for example 14:30"
        case .noNumber, .tooFine: "enter a number, for example 1.234,5"
        case .noInteger: "enter a whole number"
        case .noAmount: "enter an amount in euros, for example 1.234,50"
        case .tooSmall(let min, let max): "enter at least \(min)" + (max.map { " and at most \($0)" } ?? "")
        case .tooLarge(_, let max): "enter at most \(max)"
        case .tooShort(let min): "enter at least \(min) characters"
        case .tooLong(let max, let count): "shorten to \(max) characters, it has \(count)"
        case .pattern: "this is not in the expected form" + (example.map { ", for example \($0)" } ?? "")
        case .letters(let character): "use Latin letters, “\(character)” is none"
        case .unreadable: "there is a character that cannot be read, shown as “�”; delete it or type the entry again"
        case .notOnList: "choose one of the answers"
        case .noBool: "choose yes or no"
        case .postcode: "enter five digits"
        case .email: "enter an e-mail address, for example name@example.org"
        case .phone: "enter a telephone number with area code"
        case .plate: "enter a number plate, for example KS-AB 123"
        case .ibanShape: "enter an IBAN"
        case .ibanLength(let expected): "this IBAN must have \(expected) characters"
        case .ibanCheck: "the check digits of the IBAN do not fit"
        case .fileExpected: "upload a file"
        case .fileTooLarge(let name, let max): "“\(name)” is too large, at most \(Self.size(max))"
        case .fileType(let name, let allowed): "“\(name)” cannot be accepted, possible are \(Self.kinds(allowed))"
        case .tooFewRows(let min): "at least \(min) needed"
        case .tooManyRows(let max): "at most \(max) allowed"
        case .choice: "fill in exactly one of the possibilities"
        case .rule(let message): message
        }
    }
}
