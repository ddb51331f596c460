/// A duration of either kind, as `duration("…")` reads it.
public enum FEELDuration: Hashable, Sendable {
    case daysTime(DaysTimeDuration)
    case yearsMonths(YearsMonthsDuration)

    /// Reads `P1DT2H` or `P1Y2M`; `nil` when the text is neither or mixes both.
    public init?(_ text: String) {
        var scanner = TemporalScanner(text)
        guard let duration = scanner.duration(), scanner.isAtEnd else { return nil }
        switch duration {
        case .daysTime(let value): self = .daysTime(value)
        case .yearsMonths(let value): self = .yearsMonths(value)
        }
    }
}
