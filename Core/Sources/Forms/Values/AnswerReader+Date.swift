import Calendar

extension AnswerReader {
    /// Reads three inputs; month names are understood, two digits of a year are not.
    func read(_ text: DateText) throws(AnswerFault) -> CivilDate {
        let parts = [text.day, text.month, text.year].map(AnswerReader.trimmed)
        guard parts.allSatisfy({ !$0.isEmpty }) else { throw .dateIncomplete }
        guard let day = Self.digits(parts[0]), let month = Self.digits(parts[1]) ?? Self.month(parts[1]),
            let year = Self.digits(parts[2])
        else { throw .dateNotNumeric }
        guard parts[2].utf8.count == 4 else { throw .dateIncomplete }
        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw .dateImpossible(day: day, month: month, year: year)
        }
        try hold(date)
        return date
    }

    func read(moment text: DateText) throws(AnswerFault) -> FormValue {
        let date = try read(text)
        guard let second = TimeText.second(AnswerReader.trimmed(text.time)),
            let moment = CivilDateTime(
                date: date, hour: second / 3_600, minute: second / 60 % 60, second: second % 60)
        else { throw .timeUnreadable }
        return .dateTime(moment)
    }

    /// Dates that programs fill in: `1984-03-27`, `1984-03-27T14:30:00`.
    func read(isoDate text: String) throws(AnswerFault) -> FormValue? {
        let trimmed = AnswerReader.trimmed(text)
        guard !trimmed.isEmpty else { return nil }
        if type == .dateTime {
            guard let moment = CivilDateTime(iso: trimmed) else { throw .dateNotNumeric }
            return .dateTime(moment)
        }
        guard let date = CivilDate(iso: trimmed) ?? CivilDate(german: trimmed) else { throw .dateNotNumeric }
        try hold(date)
        return .date(date)
    }

    private func hold(_ date: CivilDate) throws(AnswerFault) {
        if let min = constraints.minValue.flatMap({ CivilDate(iso: $0) }), date < min { throw .dateTooEarly(min) }
        if let max = constraints.maxValue.flatMap({ CivilDate(iso: $0) }), date > max { throw .dateTooLate(max) }
    }

    private static func digits(_ text: String) -> Int? {
        let bytes = text.utf8
        guard (1...4).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The month by its German name or the first three letters of it.
    private static func month(_ text: String) -> Int? {
        let wanted = text.lowercased()
        guard wanted.count >= 3 else { return nil }
        return CivilDate.germanMonths.firstIndex { name in
            name.lowercased() == wanted || (wanted.count == 3 && name.lowercased().hasPrefix(wanted))
        }.map { $0 + 1 }
    }
}
