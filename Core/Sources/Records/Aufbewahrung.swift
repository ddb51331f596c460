public import Calendar

/// How long a closed file is kept (Aufbewahrungsfrist).
public enum Aufbewahrung: Hashable, Sendable, Codable {
    /// So many full years after the year in which the file was closed.
    case jahre(Int)
    /// For good.
    case dauernd

    /// Reads `5`, `5 Jahre`, `1 Jahr` and `dauernd`; more than 200 years nobody sets.
    public init?(_ text: some StringProtocol) {
        let words = text.prefix(40).split(separator: " ")
        if words.count == 1, words[0] == "dauernd" {
            self = .dauernd
        } else if let first = words.first, let years = Int(first), (0...200).contains(years),
            words.count == 1 || (words.count == 2 && (words[1] == "Jahre" || words[1] == "Jahr"))
        {
            self = .jahre(years)
        } else {
            return nil
        }
    }

    /// As people read it: `5 Jahre`, `dauernd`.
    public var text: String {
        switch self {
        case .jahre(1): "1 Jahr"
        case .jahre(let years): "\(years) Jahre"
        case .dauernd: "dauernd"
        }
    }

    /// The last day of the period for a file closed on this day: it runs from the end of that year. `nil` for good.
    ///
    /// Closed on 29 March 2026 and kept five years: until 31 December 2031.
    public func ende(geschlossen: CivilDate) -> CivilDate? {
        guard case .jahre(let years) = self else { return nil }
        return geschlossen.endOfYear.adding(years: years)
    }

    /// The longer of two periods: what several documents of a file ask for.
    public static func longer(_ a: Aufbewahrung, _ b: Aufbewahrung) -> Aufbewahrung {
        guard case .jahre(let first) = a, case .jahre(let second) = b else { return .dauernd }
        return .jahre(max(first, second))
    }
}
