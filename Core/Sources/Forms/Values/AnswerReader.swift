import Calendar

/// Reads what was typed into one field as the value that the field asks for.
struct AnswerReader: Sendable {
    let type: Datentyp
    let isSelection: Bool
    let entries: [String: CodeEntry]
    let constraints: Praezisierung
    let pattern: ValuePattern?

    init(field: Datenfeld, entries: [CodeEntry], format: Feldformat?) {
        type = field.type
        isSelection = field.kind == .select && field.type != .bool
        self.entries = Dictionary(entries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var constraints = field.constraints
        constraints.format = format ?? constraints.format
        self.constraints = constraints
        pattern = constraints.pattern.flatMap(ValuePattern.init)
    }

    /// The value; `nil` if nothing was entered.
    func read(_ raw: RawAnswer?) throws(AnswerFault) -> FormValue? {
        guard let raw, !raw.isEmpty else { return nil }
        switch (type, raw) {
        case (.file, .files(let files)): return try read(files: files)
        case (.file, _), (_, .files): throw .fileExpected
        case (.date, .date(let date)): return .date(try read(date))
        case (.dateTime, .date(let date)): return try read(moment: date)
        case (.date, .text(let text)), (.dateTime, .text(let text)): return try read(isoDate: text)
        case (_, .text(let text)): return try read(text: text)
        case (_, .date): throw .dateNotNumeric
        }
    }

    private func read(text: String) throws(AnswerFault) -> FormValue? {
        let trimmed = AnswerReader.trimmed(text)
        guard !trimmed.isEmpty else { return nil }
        if isSelection {
            guard let entry = entries[trimmed] else { throw .notOnList }
            return .code(entry)
        }
        switch type {
        case .bool: return .bool(try read(bool: trimmed))
        case .number, .integer: return .number(try read(number: trimmed))
        case .currency: return .money(try read(amount: trimmed))
        case .time:
            guard let second = TimeText.second(trimmed) else { throw .timeUnreadable }
            return .time(second)
        default:
            guard ReadableText.holds(text) else { throw .unreadable }
            return try read(plain: trimmed)
        }
    }

    private func read(bool text: String) throws(AnswerFault) -> Bool {
        switch text.lowercased() {
        case "true", "ja", "1": return true
        case "false", "nein", "0": return false
        default: throw .noBool
        }
    }

    private func read(number text: String) throws(AnswerFault) -> NumberText {
        guard let number = NumberText(german: text) else { throw type == .integer ? .noInteger : .noNumber }
        if type == .integer, !number.isWhole { throw .noInteger }
        try hold(number)
        return number
    }

    private func read(amount text: String) throws(AnswerFault) -> Cents {
        guard let cents = Cents(german: text) else { throw .noAmount }
        if let number = NumberText(decimal: cents.decimal) { try hold(number) }
        return cents
    }

    private func hold(_ number: NumberText) throws(AnswerFault) {
        let min = constraints.minValue.flatMap(NumberText.init(decimal:))
        let max = constraints.maxValue.flatMap(NumberText.init(decimal:))
        if let min, number < min { throw .tooSmall(min: min.german, max: max?.german) }
        if let max, number > max { throw .tooLarge(min: min?.german, max: max.german) }
    }

    private func read(plain text: String) throws(AnswerFault) -> FormValue {
        if let format = constraints.format, let value = try read(text, as: format) { return value }
        let length = text.unicodeScalars.count
        if let max = constraints.maxLength, length > max { throw .tooLong(max: max, is: length) }
        if let min = constraints.minLength, length < min { throw .tooShort(min: min) }
        if type == .textLatin, let stranger = LatinText.stranger(in: text) { throw .letters(stranger) }
        if let pattern, !pattern.matches(text) { throw .pattern }
        return .text(text)
    }

    /// `nil` means that the text goes on to the ordinary limits.
    private func read(_ text: String, as format: Feldformat) throws(AnswerFault) -> FormValue? {
        switch format {
        case .iban:
            do throws(BankAccount.Fault) {
                return .text(try BankAccount(text).iban)
            } catch {
                switch error {
                case .shape: throw .ibanShape
                case .length(let expected): throw .ibanLength(expected: expected)
                case .checkDigits: throw .ibanCheck
                }
            }
        case .postcode: if !TextForm.isPostcode(text) { throw .postcode }
        case .email: if !TextForm.isEmail(text) { throw .email }
        case .phone: if !TextForm.isPhone(text) { throw .phone }
        case .plate:
            if !TextForm.isPlate(text) { throw .plate }
            return .text(TextForm.printedPlate(text))
        }
        return nil
    }

    private func read(files: [FileReference]) throws(AnswerFault) -> FormValue? {
        for file in files {
            if let max = constraints.maxSize, file.size > max { throw .fileTooLarge(name: file.name, max: max) }
            let allowed = constraints.mediaTypes
            if !allowed.isEmpty, !allowed.contains(file.mediaType) {
                throw .fileType(name: file.name, allowed: allowed)
            }
        }
        return files.isEmpty ? nil : .files(files)
    }

    /// Without blanks, tabs and line breaks at both ends.
    static func trimmed(_ text: String) -> String {
        // Nearly every answer begins and ends with a plain letter or digit: then its bytes are enough.
        func isPlain(_ byte: UInt8?) -> Bool { byte.map { $0 > 0x20 && $0 < 0x7f } ?? false }
        if isPlain(text.utf8.first), isPlain(text.utf8.last) { return text }
        func isBlank(_ character: Character) -> Bool { character.isWhitespace }
        guard let first = text.first, let last = text.last, isBlank(first) || isBlank(last) else { return text }
        let front = text.drop(while: isBlank)
        guard let end = front.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(front[...end])
    }
}
