import Basics
public import Forms

extension Control {
    /// The control that draws a field of a form, with what was typed and what is wrong with it.
    ///
    /// Its name is the text of the answer's place, which `FilledForm.take` reads back.
    public init(_ field: FieldView, error: String? = nil, title: String? = nil, in language: Language) {
        var question = Question(
            field.path.description, title ?? field.label, role: title == nil ? .field : .title, error: error,
            isOptional: !field.isRequired)
        // A short help stands as a hint; a long one opens.
        if let help = field.help, help.utf8.count > 160 {
            question.help = Help(language("Hilfe zu dieser Frage", "Help with this question"), help)
        }
        let short = field.help.flatMap { $0.utf8.count <= 160 ? $0 : nil }
        let example = field.example.map { language("Zum Beispiel \($0)", "For example \($0)") }
        let hints = [short, example].compactMap(\.self)
        question.hint = hints.isEmpty ? nil : hints.joined(separator: " ")
        self = Control.control(field, question, language)
    }

    private static func control(_ field: FieldView, _ question: Question, _ language: Language) -> Control {
        switch field.control {
        case .line, .number, .currency, .time: lines(field, question, language)
        case .area: .area(TextArea(question, value: field.text, maxLength: field.constraints.maxLength))
        case .date: .date(date(field, question, asksTime: false))
        case .dateTime: .date(date(field, question, asksTime: true))
        case .yesNo:
            .radios(.yesOrNo(question, chosen: ["true": true, "false": false][field.text], in: language))
        case .radios: .radios(Radios(question, choices(field, hints: true), chosen: field.texts.first))
        case .select: .select(Select(question, choices(field, hints: false), chosen: field.texts.first))
        case .checkboxes: .checkboxes(Checkboxes(question, choices(field, hints: true), chosen: Set(field.texts)))
        case .files: .upload(upload(field, question, language))
        case .locked: .rows(ReviewList([.init(field.label, field.texts)]))
        }
    }

    private static func choices(_ field: FieldView, hints: Bool) -> [Choice] {
        field.options.map { Choice($0.code, $0.name, hint: hints ? $0.help : nil) }
    }

    private static func date(_ field: FieldView, _ question: Question, asksTime: Bool) -> DateInput {
        var typed = DateInput.Typed(
            day: field.date.day, month: field.date.month, year: field.date.year, time: field.date.time)
        if typed == DateInput.Typed(), !field.text.isEmpty { typed = DateInput.Typed(iso: field.text) }
        return DateInput(question, typed: typed, isOwnBirthday: field.autocomplete == "bday", asksTime: asksTime)
    }

    // MARK: Lines

    /// One line; for several answers one line each and an empty one for one more.
    private static func lines(_ field: FieldView, _ question: Question, _ language: Language) -> Control {
        guard field.isMultiple else { return .text(line(field, question, field.text)) }
        let more = field.path.nextLine(after: field.answers.count)
        let places = field.answers.map { ($0.path.description, $0.raw.typedText) } + [(more, "")]
        let inputs = places.enumerated().map { index, place in
            Control.text(
                line(field, Question(place.0, "\(index + 1).", role: .field, isOptional: false), place.1))
        }
        var frame = question
        frame.name = question.name + "-liste"
        return .group(frame, inputs)
    }

    private static func line(_ field: FieldView, _ question: Question, _ value: String) -> TextInput {
        let kind: TextInput.Kind =
            switch (field.control, field.constraints.format) {
            case (.currency, _): .money
            case (.number, _), (_, .postcode): .number
            case (_, .email): .mail
            case (_, .phone): .telephone
            case (_, .iban), (_, .plate): .code
            default: .text
            }
        return TextInput(question, value: value, kind: kind, width: width(field), autocomplete: field.autocomplete)
    }

    /// As wide as what belongs in it. The browser never cuts what is typed: limits are said and checked by us.
    private static func width(_ field: FieldView) -> TextInput.Width {
        if field.control == .number || field.control == .time { return .short }
        if field.constraints.format == .postcode { return .short }
        return switch field.constraints.maxLength ?? 100 {
        case ...3: .tiny
        case ...8: .short
        case ...15: .middle
        case ...40: .long
        default: .full
        }
    }

    // MARK: Files

    private static func upload(_ field: FieldView, _ question: Question, _ language: Language) -> Upload {
        let given = field.constraints.mediaTypes
        let types = given.isEmpty ? ["application/pdf", "image/jpeg", "image/png"] : given
        let size = language.bytes(min(field.constraints.maxSize ?? Limits.uploadBytes, Limits.uploadBytes))
        let list = language.either(types.map(Language.fileKind))
        let files = field.files.map { file in
            Upload.File(
                name: file.name, size: language.bytes(file.size),
                removal: Upload.removal(of: file.blob.text, from: question.name))
        }
        return Upload(
            question, files: files, allowed: language("\(list), höchstens \(size).", "\(list), at most \(size)."),
            endings: types.joined(separator: ","), takesSeveral: field.isMultiple)
    }
}

extension RawAnswer {
    fileprivate var typedText: String { if case .text(let text) = self { text } else { "" } }
}

extension AnswerPath {
    /// The place of the line after so many.
    fileprivate func nextLine(after count: Int) -> String {
        var next = self
        guard !next.steps.isEmpty else { return description }
        next.steps[next.steps.count - 1].row = count
        return next.description
    }
}

extension Language {
    /// What a media type is called: "PDF", "JPG".
    static func fileKind(of type: String) -> String {
        switch type {
        case "application/pdf": "PDF"
        case "image/jpeg": "JPG"
        case "text/plain": "TXT"
        default: type.split(separator: "/").last.map { $0.uppercased() } ?? type
        }
    }

    /// "PDF, JPG oder PNG".
    func either(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + self(" oder ", " or ") + last
    }

    /// A size in words: "840 kB", "1,2 MB".
    public func bytes(_ count: Int) -> String {
        guard count >= 1 << 10 else { return "\(max(0, count)) Byte" }
        guard count >= 1 << 20 else { return "\(count >> 10) kB" }
        let tenths = ((count >> 10) * 10) >> 10
        return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10)\(self(",", "."))\(tenths % 10) MB"
    }
}
