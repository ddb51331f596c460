public import Basics
import Calendar
public import FEEL

/// A letter filled in: HTML of its body, and what could not be filled.
public struct LetterText: Hashable, Sendable {
    public var title: String
    /// Well-formed HTML, everything that was put in escaped.
    public var html: String
    /// Placeholders that had no value, as written in the letter, each once.
    public var missing: [String]
}

extension Letter {
    /// Fills the letter. Placeholders without a value become a marked gap and are named, so that no letter leaves
    /// with a hole unseen.
    public func render(_ context: Context, clock: WallClock) -> LetterText {
        var renderer = LetterRenderer(run: Run(Environment(clock: clock, zone: "Europe/Berlin")))
        renderer.render(template.parts, context)
        return LetterText(title: title, html: renderer.html, missing: renderer.missing)
    }
}

private struct LetterRenderer {
    let run: Run
    var html = ""
    var missing: [String] = []
    /// A letter that grows beyond this is cut: it is a mistake of its loops.
    private static let maximumBytes = 4 << 20

    init(run: Run) { self.run = run }

    mutating func render(_ parts: [LetterTemplate.Part], _ context: Context) {
        for part in parts {
            guard html.utf8.count < LetterRenderer.maximumBytes else { return }
            switch part {
            case .text(let text): html += text
            case .value(let expression, let format): render(expression, format, context)
            case .condition(let condition, let then, let otherwise):
                render(value(condition, context).boolean == true ? then : otherwise, context)
            case .loop(let name, let list, let body):
                let items = value(list, context).list ?? []
                for item in items {
                    var inner = context
                    inner[name] = item
                    render(body, inner)
                }
            }
        }
    }

    private mutating func render(_ expression: LetterExpression, _ format: LetterFormat, _ context: Context) {
        if let text = LetterRenderer.printed(value(expression, context), format) {
            html += LetterRenderer.escaped(text)
            return
        }
        html += "<mark class=\"luecke\">\(LetterRenderer.escaped(expression.source))</mark>"
        if !missing.contains(expression.source) { missing.append(expression.source) }
    }

    private func value(_ expression: LetterExpression, _ context: Context) -> Value {
        run.reset()
        let result = expression.expression.value(expression.names.map { context[$0] ?? .null }, in: run)
        return run.isHalted ? .null : result
    }

    /// A value as a German letter prints it; `nil` for null and for what cannot stand in a letter.
    static func printed(_ value: Value, _ format: LetterFormat) -> String? {
        switch value {
        case .string(let text): return text.isEmpty ? nil : text
        case .boolean(let yes): return yes ? "ja" : "nein"
        case .number(let number):
            let text = number.description
            if format == .euro { return Cents(german: text.replacing(".", with: ",")).map(\.german) ?? text }
            return german(number: text)
        case .date(let date):
            guard let civil = CivilDate(year: date.year, month: date.month, day: date.day) else { return nil }
            return format == .short ? civil.germanShort : civil.german
        case .dateTime(let moment):
            guard let civil = CivilDate(year: moment.date.year, month: moment.date.month, day: moment.date.day),
                let local = CivilDateTime(date: civil, hour: moment.time.hour, minute: moment.time.minute)
            else { return nil }
            return format == .short ? local.germanShort : local.german
        case .list(let items):
            let texts = items.compactMap { printed($0, format) }
            return texts.isEmpty ? nil : texts.joined(separator: ", ")
        default: return nil
        }
    }

    /// `1234.5` → `1.234,5`
    private static func german(number text: String) -> String {
        let isNegative = text.hasPrefix("-")
        let halves = text.drop { $0 == "-" }.split(separator: ".")
        guard let whole = halves.first, whole.allSatisfy(\.isNumber) else { return text }
        var out = isNegative ? "-" : ""
        let digits = Array(whole)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out.append(".") }
            out.append(digit)
        }
        return out + (halves.count > 1 ? "," + halves[1] : "")
    }

    static func escaped(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "&": out += "&amp;"
            case "\"": out += "&quot;"
            case "\n": out += "<br/>"
            case _ where scalar.value < 0x20: out += " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}

extension Letter {
    /// A value as letters and examples print it; `nil` for null.
    static func printed(_ value: Value) -> String? { LetterRenderer.printed(value, .plain) }
}
