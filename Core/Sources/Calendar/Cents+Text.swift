extension Cents {
    /// The amount as a German letter prints it: `1.234,50 €`, `-0,05 €`.
    public var german: String { germanNumber + " €" }

    /// The amount without the sign of the currency: `1.234,50`.
    public var germanNumber: String {
        let digits = Array(String(amount.magnitude / 100).utf8)
        var out: [UInt8] = amount < 0 ? [0x2d] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out.append(0x2e) }
            out.append(digit)
        }
        let cents = UInt8(amount.magnitude % 100)
        out += [0x2c, 0x30 + cents / 10, 0x30 + cents % 10]
        return String(decoding: out, as: UTF8.self)
    }

    /// The amount with a decimal point, for programs: `1234.50`.
    public var decimal: String {
        let cents = amount.magnitude % 100
        return (amount < 0 ? "-" : "") + "\(amount.magnitude / 100)." + (cents < 10 ? "0" : "") + "\(cents)"
    }

    /// Reads what a person writes into a field for money: `1.234,50 €`, `1234,5`, `12`, `-3,00`, `12.50`, `5,-`.
    ///
    /// A dot groups thousands where three digits follow it (`1.234` is one thousand); with one or two digits behind a
    /// single dot and no comma it is read as the decimal sign (`12.50`). Everything else is `nil`.
    public init?(german text: String) {
        guard let parts = Cents.split(text) else { return nil }
        var euros: Int64 = 0
        for digit in parts.euros {
            let (tens, over) = euros.multipliedReportingOverflow(by: 10)
            let (sum, more) = tens.addingReportingOverflow(Int64(digit - 0x30))
            guard !over, !more else { return nil }
            euros = sum
        }
        let tenths = parts.cents.first.map { Int64($0 - 0x30) } ?? 0
        let hundredths = parts.cents.count > 1 ? Int64(parts.cents[1] - 0x30) : 0
        guard let whole = Cents(euros: euros)?.plus(Cents(tenths * 10 + hundredths)) else { return nil }
        self = parts.negative ? Cents(-whole.amount) : whole
    }

    /// Sign, digits of the euros and digits of the cents of a written amount.
    private static func split(_ text: String) -> (negative: Bool, euros: [UInt8], cents: [UInt8])? {
        var bytes = Array(text.utf8)
        for unit in ["€", "EUR", "Euro"] where text.hasSuffix(unit) { bytes.removeLast(unit.utf8.count) }
        trimBlanks(&bytes)
        var negative = false
        if let sign = bytes.first, sign == 0x2d || sign == 0x2b {
            negative = sign == 0x2d
            bytes.removeFirst()
        }
        let byComma = bytes.split(separator: 0x2c, omittingEmptySubsequences: false)
        guard byComma.count <= 2, let whole = byComma.first else { return nil }
        var groups = whole.split(separator: 0x2e, omittingEmptySubsequences: false).map { Array($0) }
        var cents = byComma.count == 2 ? Array(byComma[1]) : []
        if cents == [0x2d] || cents == [0x2d, 0x2d] { cents = [0x30] }
        if byComma.count == 1, groups.count == 2, (1...2).contains(groups[1].count) { cents = groups.removeLast() }
        let grouped = groups.dropFirst().allSatisfy { $0.count == 3 }
        let first = groups.first?.count ?? 0
        guard grouped, first > 0, groups.count == 1 || first <= 3, cents.count <= 2,
            byComma.count == 1 || !cents.isEmpty
        else { return nil }
        let euros = groups.flatMap { $0 }
        guard (euros + cents).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return (negative, euros, cents)
    }

    /// Takes blanks, no-break ones too, from both ends.
    private static func trimBlanks(_ bytes: inout [UInt8]) {
        while let last = bytes.last {
            if last == 0x20 {
                bytes.removeLast()
            } else if bytes.suffix(2) == [0xc2, 0xa0] {
                bytes.removeLast(2)
            } else if bytes.suffix(3) == [0xe2, 0x80, 0xaf] {
                bytes.removeLast(3)
            } else {
                break
            }
        }
        bytes.removeFirst(bytes.prefix { $0 == 0x20 }.count)
    }
}
