public import Basics
public import Calendar

/// A unit of time as XZuFi names it; the raw value is its code in small letters.
public enum Zeiteinheit: String, Hashable, Sendable, CaseIterable {
    case sekunde, minute, stunde, tag, arbeitstag, werktag, woche, monat, jahr

    /// So many of it, or a span: `1 Woche`, `2 bis 4 Wochen`.
    public func words(_ count: Int, to most: Int? = nil) -> Words {
        let (german, english) = names
        guard let most, most != count else {
            return count == 1
                ? Words(de: "1 \(german.one)", en: "1 \(english)")
                : Words(de: "\(count) \(german.many)", en: "\(count) \(english)s")
        }
        return Words(de: "\(count) bis \(most) \(german.many)", en: "\(count) to \(most) \(english)s")
    }

    private var names: (german: (one: String, many: String), english: String) {
        switch self {
        case .sekunde: (("Sekunde", "Sekunden"), "second")
        case .minute: (("Minute", "Minuten"), "minute")
        case .stunde: (("Stunde", "Stunden"), "hour")
        case .tag: (("Tag", "Tage"), "day")
        case .arbeitstag: (("Arbeitstag", "Arbeitstage"), "working day")
        case .werktag: (("Werktag", "Werktage"), "working day")
        case .woche: (("Woche", "Wochen"), "week")
        case .monat: (("Monat", "Monate"), "month")
        case .jahr: (("Jahr", "Jahre"), "year")
        }
    }
}

extension StatutoryPeriod.Length {
    /// How long it is: `2 Wochen`.
    public var words: Words {
        switch self {
        case .days(let count): Zeiteinheit.tag.words(count)
        case .weeks(let count): Zeiteinheit.woche.words(count)
        case .months(let count): Zeiteinheit.monat.words(count)
        case .years(let count): Zeiteinheit.jahr.words(count)
        }
    }
}
