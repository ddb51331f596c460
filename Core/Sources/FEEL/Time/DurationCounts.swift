/// The counts of a duration while it is read: each unit once, in the order of the units.
struct DurationCounts {
    var inTime = false
    private var rank = 0
    private var months: Int128 = 0
    private var nanoseconds: Int128 = 0

    /// Takes a count with its unit; false when the unit has no place here.
    mutating func take(_ unit: UInt8, _ value: Int, _ fraction: Int) -> Bool {
        let place: Int
        switch (inTime, unit) {
        case (false, UInt8(ascii: "Y")): place = 1
        case (false, UInt8(ascii: "M")): place = 2
        case (false, UInt8(ascii: "D")): place = 3
        case (true, UInt8(ascii: "H")): place = 4
        case (true, UInt8(ascii: "M")): place = 5
        case (true, UInt8(ascii: "S")): place = 6
        default: return false
        }
        guard place > rank, !(place > 2 && 1...2 ~= rank) else { return false }
        rank = place
        let size = Int128(value)
        switch place {
        case 1: months += size * 12
        case 2: months += size
        case 3: nanoseconds += size * 86_400_000_000_000
        case 4: nanoseconds += size * 3_600_000_000_000
        case 5: nanoseconds += size * 60_000_000_000
        default: nanoseconds += size * 1_000_000_000 + Int128(fraction)
        }
        return true
    }

    func duration(negative: Bool) -> TemporalScanner.Duration? {
        switch rank {
        case 0: return nil
        case 1, 2:
            return Int(exactly: negative ? -months : months)
                .flatMap(YearsMonthsDuration.init(months:)).map { .yearsMonths($0) }
        default:
            if inTime && rank == 3 { return nil }
            return DaysTimeDuration(nanoseconds: negative ? -nanoseconds : nanoseconds).map { .daysTime($0) }
        }
    }
}
