/// An amount of money in euro cents.
///
/// Arithmetic is checked: what does not fit into 64 bits is `nil`, never a wrong amount and never a crash.
///
///     Cents(euros: 30)?.plus(Cents(50))?.german  // "30,50 €"
public struct Cents: Hashable, Sendable, Comparable {
    /// The amount in cents; below zero it is owed the other way round.
    public let amount: Int64

    /// Nothing to pay.
    public static let zero = Cents(0)

    public init(_ amount: Int64) { self.amount = amount }

    /// Whole euros; `nil` if they do not fit.
    public init?(euros: Int64) {
        let (cents, overflow) = euros.multipliedReportingOverflow(by: 100)
        guard !overflow else { return nil }
        amount = cents
    }

    public static func < (a: Cents, b: Cents) -> Bool { a.amount < b.amount }

    /// The sum, or `nil` if it does not fit.
    public func plus(_ other: Cents) -> Cents? {
        let (sum, overflow) = amount.addingReportingOverflow(other.amount)
        return overflow ? nil : Cents(sum)
    }

    /// The difference, or `nil` if it does not fit.
    public func minus(_ other: Cents) -> Cents? {
        let (difference, overflow) = amount.subtractingReportingOverflow(other.amount)
        return overflow ? nil : Cents(difference)
    }

    /// So many times the amount, or `nil` if it does not fit.
    public func times(_ count: Int64) -> Cents? {
        let (product, overflow) = amount.multipliedReportingOverflow(by: count)
        return overflow ? nil : Cents(product)
    }

    /// The part `numerator / denominator` of the amount, rounded half to even; `nil` if it does not fit or the
    /// denominator is not above zero.
    public func part(_ numerator: Int64, of denominator: Int64) -> Cents? {
        guard denominator > 0 else { return nil }
        let product = Int128(amount) * Int128(numerator)
        let divisor = Int128(denominator)
        var (quotient, rest) = product.quotientAndRemainder(dividingBy: divisor)
        if rest < 0 {
            rest += divisor
            quotient -= 1
        }
        if rest * 2 > divisor || (rest * 2 == divisor && quotient & 1 == 1) { quotient += 1 }
        return Int64(exactly: quotient).map { Cents($0) }
    }

    /// The sum of all, or `nil` if it does not fit.
    public static func sum(of all: some Sequence<Cents>) -> Cents? {
        var total = Cents.zero
        for one in all {
            guard let next = total.plus(one) else { return nil }
            total = next
        }
        return total
    }
}

extension Cents: Codable {
    public init(from decoder: any Decoder) throws {
        amount = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(amount)
    }
}
