public import BPMN
public import Basics
import Calendar
import FEEL
import ServicePackages

/// Reads what a person typed into the small form of a task: texts become FEEL values by the type of their field.
public enum Aufgabenformular {
    /// The longest text that a field takes, in bytes.
    static let textLimit = 20_000

    /// The values by the names of the fields; findings have the name of their field as subject.
    public static func read(_ fields: [TaskField], _ texts: [String: String]) throws(Findings) -> Variables {
        var values = Variables()
        var findings: [Finding] = []
        for field in fields {
            let text = trimmed(texts[field.name] ?? "")
            guard !text.isEmpty else {
                if field.isRequired { findings.append(.fieldMissing(field)) }
                values[field.name] = .null
                continue
            }
            guard text.utf8.count <= textLimit, let value = value(of: text, field) else {
                findings.append(.fieldWrong(field))
                continue
            }
            values[field.name] = value
        }
        guard findings.isEmpty else { throw Findings(findings) }
        return values
    }

    private static func value(of text: String, _ field: TaskField) -> Value? {
        switch field.type {
        case "zahl": number(text).map { .number($0) }
        case "datum": day(text).flatMap { FEELDate($0.iso) }.map { .date($0) }
        case "ja-nein": ["ja": .boolean(true), "nein": .boolean(false)][text]
        case "auswahl": field.options.contains(text) ? .string(text) : nil
        default: .string(text)
        }
    }

    /// `2026-12-31` and `31.12.2026`.
    private static func day(_ text: String) -> CivilDate? {
        if let day = CivilDate(iso: text) { return day }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// German and plain: `1.234,50` and `1234.50`.
    private static func number(_ text: String) -> Decimal128? {
        let plain = text.contains(",") ? text.replacing(".", with: "").replacing(",", with: ".") : text
        return Decimal128(plain)
    }

    private static func trimmed(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let isBlank: (UInt8) -> Bool = { $0 == 32 || (9...13).contains($0) }
        guard let from = bytes.firstIndex(where: { !isBlank($0) }), let to = bytes.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(decoding: bytes[from...to], as: UTF8.self)
    }
}

extension Finding {
    static func fieldMissing(_ field: TaskField) -> Finding {
        Finding(
            "task-field-missing", .error,
            Words(de: "Füllen Sie „\(field.label)“ aus.", en: "Fill in “\(field.label)”."), subject: field.name)
    }

    static func fieldWrong(_ field: TaskField) -> Finding {
        let expected: Words =
            switch field.type {
            case "zahl": Words(de: "eine Zahl, zum Beispiel 12,50", en: "a number, for example 12.50")
            case "datum": Words(de: "ein Datum, zum Beispiel 31.12.2026", en: "a date, for example 2026-12-31")
            case "ja-nein": Words(de: "ja oder nein", en: "ja or nein")
            case "auswahl": Words(de: "eine der Möglichkeiten", en: "one of the options")
            default: Words(de: "einen kürzeren Text", en: "a shorter text")
            }
        return Finding(
            "task-field-wrong", .error,
            Words(
                de: "Geben Sie bei „\(field.label)“ \(expected.de) an.", en: "Give \(expected.en) at “\(field.label)”."),
            subject: field.name)
    }
}
