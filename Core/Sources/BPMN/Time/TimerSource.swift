public import Basics

/// When a timer fires, as the model says it: fixed in ISO 8601, or an expression that gives such a text or a FEEL value.
public enum TimerSource: Sendable {
    case date(Instant)
    case duration(ISODuration)
    case cycle(ISOCycle)
    case expression(ProcessExpression, Kind)

    /// What the expression is to give.
    public enum Kind: Sendable { case date, duration, cycle }

    /// Whether a text that is no time of ISO 8601 is meant as an expression: marked as one, or more than a word.
    static func isExpression(_ text: String) -> Bool {
        if text.hasPrefix("=") || text.contains("${") || text.contains("#{") { return true }
        return text.utf8.contains { "(.\"'+@[".utf8.contains($0) }
    }

    init(_ text: String, _ kind: Kind, place: Place) {
        switch kind {
        case .date:
            if let moment = ISOMoment(text) {
                self = .date(moment.instant)
                return
            }
        case .duration:
            if let duration = ISODuration(text) {
                self = .duration(duration)
                return
            }
        case .cycle:
            if let cycle = ISOCycle(text) {
                self = .cycle(cycle)
                return
            }
        }
        self = .expression(ProcessExpression(text, place: place), kind)
    }

    /// The time that a text names when it is of a kind; nil if it is none.
    static func fixed(_ text: String, _ kind: Kind) -> TimerSource? {
        let source = TimerSource(text, kind, place: Place())
        if case .expression = source { return nil }
        return source
    }
}
