import Basics

/// A moment as date and time of day in universal time, for adding months.
struct CivilMoment {
    var year: Int64
    var month: Int64
    var day: Int64
    var microsecondsOfDay: Int64

    static let dayLength: Int64 = 86_400_000_000

    init(year: Int64, month: Int64, day: Int64, microsecondsOfDay: Int64) {
        self.year = year
        self.month = month
        self.day = day
        self.microsecondsOfDay = microsecondsOfDay
    }

    init(_ instant: Instant) {
        var days = instant.microseconds / CivilMoment.dayLength
        var rest = instant.microseconds % CivilMoment.dayLength
        if rest < 0 {
            rest += CivilMoment.dayLength
            days -= 1
        }
        // Days since 1970 to the proleptic Gregorian calendar, with years that begin in March.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        microsecondsOfDay = rest
    }

    var instant: Instant {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        let (product, overflow) = days.multipliedReportingOverflow(by: CivilMoment.dayLength)
        guard !overflow else { return Instant(microseconds: days < 0 ? .min : .max) }
        let (sum, over) = product.addingReportingOverflow(microsecondsOfDay)
        return Instant(microseconds: over ? .max : sum)
    }

    /// The same day so many months later; the last of the month if there is no such day.
    func adding(months: Int64) -> CivilMoment {
        let total = year * 12 + (month - 1) + months
        let newYear = total >= 0 ? total / 12 : (total - 11) / 12
        let newMonth = total - newYear * 12 + 1
        let last = CivilMoment.length(ofMonth: newMonth, year: newYear)
        return CivilMoment(year: newYear, month: newMonth, day: min(day, last), microsecondsOfDay: microsecondsOfDay)
    }

    static func length(ofMonth month: Int64, year: Int64) -> Int64 {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
