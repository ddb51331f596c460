public import Basics

/// A repeating interval of ISO 8601: `R4/PT10S`, `R/PT1H`, `R3/2026-01-01T08:00:00Z/P1D`.
public struct ISOCycle: Hashable, Sendable {
    /// How often; nil is without end.
    public var repetitions: Int?
    public var start: Instant?
    public var interval: ISODuration

    /// Nil if the text is no cycle.
    public init?(_ text: String) {
        let parts = ModelTree.trimmed(text).split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 || parts.count == 3, parts[0].utf8.first == UInt8(ascii: "R") else { return nil }
        let count = String(parts[0].dropFirst())
        if !count.isEmpty {
            guard let number = Int(count), number >= 0 else { return nil }
            repetitions = number
        }
        if parts.count == 2 {
            guard let interval = ISODuration(parts[1]) else { return nil }
            self.interval = interval
        } else if let moment = ISOMoment(parts[1]), let interval = ISODuration(parts[2]) {
            start = moment.instant
            self.interval = interval
        } else if let interval = ISODuration(parts[1]), ISOMoment(parts[2]) != nil {
            self.interval = interval
        } else {
            return nil
        }
    }
}
