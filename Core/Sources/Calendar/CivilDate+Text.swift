extension CivilDate: CustomStringConvertible {
    public var description: String { iso }

    /// `1984-03-27`.
    public var iso: String {
        var out: [UInt8] = []
        out.reserveCapacity(10)
        CivilDate.append(year, digits: 4, to: &out)
        out.append(0x2d)
        CivilDate.append(month, digits: 2, to: &out)
        out.append(0x2d)
        CivilDate.append(day, digits: 2, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// `27. März 1984`.
    public var german: String { "\(day). \(CivilDate.germanMonths[month - 1]) \(year)" }

    /// `27.03.1984`.
    public var germanShort: String {
        var out: [UInt8] = []
        out.reserveCapacity(10)
        CivilDate.append(day, digits: 2, to: &out)
        out.append(0x2e)
        CivilDate.append(month, digits: 2, to: &out)
        out.append(0x2e)
        CivilDate.append(year, digits: 4, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// The German names of the months, January first.
    public static let germanMonths = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    ]

    /// Reads exactly `YYYY-MM-DD`; nothing else, and only days that exist.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(11))
        guard bytes.count == 10, bytes[4] == 0x2d, bytes[7] == 0x2d,
            let year = CivilDate.number(bytes[0..<4]), let month = CivilDate.number(bytes[5..<7]),
            let day = CivilDate.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads `27.3.1984`, `27.03.1984` and `27. 3. 1984`, with blanks around; the year has four digits, from 1000 on.
    public init?(german text: some StringProtocol) {
        let parts = text.utf8.prefix(64).split(separator: 0x2e, omittingEmptySubsequences: false).map { part in
            part.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
        }
        guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
            parts[2].count == 4, let day = CivilDate.number(parts[0]), let month = CivilDate.number(parts[1]),
            let year = CivilDate.number(parts[2]), year >= 1000
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The number that ASCII digits write; `nil` for anything else and for more than nine digits.
    static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard (1...9).contains(digits.count) else { return nil }
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }

    /// Appends a number with leading zeros.
    static func append(_ value: Int, digits: Int, to out: inout [UInt8]) {
        var power = 1
        for _ in 1..<digits { power *= 10 }
        while power > 0 {
            out.append(UInt8(value / power % 10) + 0x30)
            power /= 10
        }
    }
}
