/// The values between two ends, or those that a comparison admits (DMN 1.5, 10.3.2.7): `[1..5]`, `(< 10)`, `(!= 3)`.
///
/// An end that is `nil` was never written (`(< 10)` has no start); `.null` was written and is unknown.
public struct FEELRange: Hashable, Sendable {
    /// How the range was written, as far as it changes the meaning.
    public enum Form: Hashable, Sendable {
        /// `[a..b]` and its open kin, or a comparison with one end: `(< b)`.
        case interval
        /// `(= a)`: both ends are `a`.
        case equal
        /// `(!= a)`: all but `a`.
        case unequal
    }

    public var start: Value?
    public var startIncluded: Bool
    public var end: Value?
    public var endIncluded: Bool
    public var form: Form

    public init(
        start: Value?, startIncluded: Bool = true, end: Value?, endIncluded: Bool = true, form: Form = .interval
    ) {
        self.start = start
        self.startIncluded = startIncluded
        self.end = end
        self.endIncluded = endIncluded
        self.form = form
    }
}
