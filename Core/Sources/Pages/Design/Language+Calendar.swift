public import Basics
public import Calendar

extension Language {
    /// A day as it is written in text: "27. März 1984", "27 March 1984".
    public func date(_ date: CivilDate) -> String {
        self(date.german, "\(date.day) \(Language.englishMonths[date.month - 1]) \(date.year)")
    }

    /// A moment as the clocks in Germany show it: "27. März 1984, 14:05 Uhr".
    public func moment(_ instant: Instant) -> String {
        let local = BerlinTime.local(instant)
        guard self == .english else { return local.german }
        let minute = local.minute < 10 ? "0\(local.minute)" : "\(local.minute)"
        return "\(date(local.date)), \(local.hour):\(minute)"
    }

    /// An amount of money: "1.234,50 €".
    public func money(_ cents: Cents) -> String { cents.german }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
