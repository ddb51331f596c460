import Basics
public import Forms

extension Control {
    /// The control for a data field of a form, with what was typed and what is wrong with it.
    ///
    /// The name in the form is the text of the answer's path; a date adds `:tag`, `:monat`, `:jahr` to it. Up to seven
    /// codes are shown at once, more in a list that opens.
    public init(
        _ field: Datenfeld, at path: AnswerPath, settings: FieldSettings? = nil, codes: [CodeEntry] = [],
        answer: RawAnswer?, isRequired: Bool, error: String? = nil, isTitle: Bool = false, in language: Language
    ) {
        let help = settings?.help ?? field.help
        let shortHelp = help.flatMap { $0.utf8.count <= 120 ? $0 : nil }
        let hint = [shortHelp, settings?.example].compactMap(\.self).joined(separator: " ")
        var question = Question(
            path.description, settings?.label ?? field.label, role: isTitle ? .title : .field,
            hint: hint.isEmpty ? nil : hint, error: error, isOptional: !isRequired && field.type != .bool)
        if shortHelp == nil, let help {
            question.help = Help(language("Hilfe zu dieser Frage", "Help with this question"), help)
        }
        self = Control.control(field, question, settings, codes.isEmpty ? field.values : codes, answer, language)
    }

    private static func control(
        _ field: Datenfeld, _ question: Question, _ settings: FieldSettings?, _ codes: [CodeEntry],
        _ answer: RawAnswer?, _ language: Language
    ) -> Control {
        if field.kind == .label { return .note(field.content ?? field.label) }
        if !codes.isEmpty { return selection(question, codes, answer?.typedText) }
        switch field.type {
        case .bool:
            let chosen = answer?.typedText.flatMap { $0 == "true" ? true : $0 == "false" ? false : nil }
            return .radios(.yesOrNo(question, chosen: chosen, in: language))
        case .date, .dateTime:
            let own = settings?.autocomplete == "bday"
            return .date(
                DateInput(
                    question, typed: answer?.typedDate ?? .init(), isOwnBirthday: own, asksTime: field.type == .dateTime
                ))
        case .file, .object:
            return .upload(upload(field, question, answer, language))
        case .text, .textLatin, .number, .integer, .currency, .time:
            return line(field, question, settings, answer?.typedText ?? "")
        }
    }

    private static func selection(_ question: Question, _ codes: [CodeEntry], _ chosen: String?) -> Control {
        let choices = codes.map { Choice($0.code, $0.name, hint: $0.help) }
        if choices.count <= 7 { return .radios(Radios(question, choices, chosen: chosen)) }
        return .select(Select(question, choices.map { Choice($0.value, $0.words) }, chosen: chosen))
    }

    private static func line(
        _ field: Datenfeld, _ question: Question, _ settings: FieldSettings?, _ value: String
    ) -> Control {
        let most = field.constraints.maxLength
        if field.type == .text || field.type == .textLatin, (most ?? 0) > 200 || value.utf8.contains(0x0a) {
            return .area(TextArea(question, value: value, maxLength: most))
        }
        let kind: TextInput.Kind =
            switch (field.type, settings?.format ?? field.constraints.format) {
            case (.currency, _): .money
            case (.integer, _), (_, .postcode): .number
            case (_, .email): .mail
            case (_, .phone): .telephone
            case (_, .iban), (_, .plate): .code
            default: .text
            }
        return .text(
            TextInput(
                question, value: value, kind: kind, width: width(field, most), autocomplete: settings?.autocomplete))
    }

    /// As wide as what belongs in it. The browser never cuts what is typed: the limit is said and checked by us.
    private static func width(_ field: Datenfeld, _ most: Int?) -> TextInput.Width {
        switch field.type {
        case .integer, .number, .time: .short
        default:
            switch most ?? 100 {
            case ...3: .tiny
            case ...8: .short
            case ...15: .middle
            case ...35: .long
            default: .full
            }
        }
    }

    private static func upload(
        _ field: Datenfeld, _ question: Question, _ answer: RawAnswer?, _ language: Language
    ) -> Upload {
        let types =
            field.constraints.mediaTypes.isEmpty
            ? ["application/pdf", "image/jpeg", "image/png"] : field.constraints.mediaTypes
        let names = types.map { Language.fileKind(of: $0) }
        let list =
            names.count > 1
            ? names.dropLast().joined(separator: ", ") + language(" oder ", " or ") + (names.last ?? "")
            : names.first ?? ""
        let size = language.bytes(field.constraints.maxSize ?? 20 << 20)
        let files: [FileReference] = if case .files(let files) = answer { files } else { [] }
        return Upload(
            question,
            files: files.map {
                .init(name: $0.name, size: language.bytes($0.size), removal: question.name + " " + $0.blob.text)
            },
            allowed: language("\(list), höchstens \(size).", "\(list), at most \(size)."),
            endings: types.joined(separator: ","), takesSeveral: true)
    }
}

extension RawAnswer {
    fileprivate var typedText: String? { if case .text(let text) = self { text } else { nil } }

    fileprivate var typedDate: DateInput.Typed? {
        guard case .date(let date) = self else { return nil }
        return DateInput.Typed(day: date.day, month: date.month, year: date.year, time: date.time)
    }
}

extension Language {
    /// What a media type is called: "PDF", "JPG".
    static func fileKind(of type: String) -> String {
        switch type {
        case "application/pdf": "PDF"
        case "image/jpeg": "JPG"
        case "image/png": "PNG"
        case "image/heic", "image/heif": "HEIC"
        case "image/tiff": "TIFF"
        case "text/plain": "TXT"
        default: type.split(separator: "/").last.map { $0.uppercased() } ?? type
        }
    }

    /// A size in words: "840 kB", "1,2 MB".
    public func bytes(_ count: Int) -> String {
        guard count >= 1 << 10 else { return "\(max(0, count)) Byte" }
        guard count >= 1 << 20 else { return "\(count >> 10) kB" }
        let tenths = (count >> 10) * 10 >> 10
        return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10)\(self("," , "."))\(tenths % 10) MB"
    }
}
