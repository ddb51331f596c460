public import Calendar

/// The typed value of an answer, made from what was typed by strict parsers of our own.
public enum FormValue: Hashable, Sendable {
    case text(String)
    case bool(Bool)
    case number(NumberText)
    case money(Cents)
    case date(CivilDate)
    /// Seconds since midnight.
    case time(Int)
    case dateTime(CivilDateTime)
    case code(CodeEntry)
    case files([FileReference])

    /// How it is printed on review page, letter and receipt.
    public var printed: String {
        switch self {
        case .text(let text): text
        case .bool(let yes): yes ? "Ja" : "Nein"
        case .number(let number): number.typed
        case .money(let cents): cents.german
        case .date(let date): date.german
        case .time(let second): TimeText.printed(second)
        case .dateTime(let moment): moment.german
        case .code(let entry): entry.name.isEmpty ? entry.code : entry.name
        case .files(let files): files.map(\.name).joined(separator: ", ")
        }
    }
}

/// A time of day as it is typed (`14:30`, `14.30`, `14 Uhr`, `9`).
enum TimeText {
    /// Seconds since midnight.
    static func second(_ text: String) -> Int? {
        var bytes = Array(text.utf8)
        if text.lowercased().hasSuffix("uhr") { bytes.removeLast(3) }
        let parts = bytes.filter { $0 != 0x20 }.split(omittingEmptySubsequences: false) { $0 == 0x3a || $0 == 0x2e }
        guard (1...3).contains(parts.count), let hour = digits(parts[0], upTo: 23) else { return nil }
        var second = hour * 3_600
        for (part, factor) in zip(parts.dropFirst(), [60, 1]) {
            guard part.count == 2, let value = digits(part, upTo: 59) else { return nil }
            second += value * factor
        }
        return second
    }

    static func printed(_ second: Int) -> String {
        let (hour, minute, rest) = (second / 3_600, second / 60 % 60, second % 60)
        return "\(hour):\(two(minute))" + (rest == 0 ? "" : ":\(two(rest))") + " Uhr"
    }

    /// `14:30:00`
    static func iso(_ second: Int) -> String {
        "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private static func digits(_ bytes: ArraySlice<UInt8>, upTo limit: Int) -> Int? {
        guard (1...2).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let value = bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return value <= limit ? value : nil
    }
}
