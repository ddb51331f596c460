public import Basics
public import Forms

extension FormPageView {
    /// A page of a form as it stands: its fields with what was typed, and, after Continue, what is wrong with it.
    ///
    /// A page with a single field asks it as its title. `findings` are those of `FilledForm.findings(at:)`, or none
    /// when the page is shown for the first time.
    public init(
        _ page: PageForm, findings: [Finding] = [], target: FormTarget, back: BackLink?, notice: Banner? = nil,
        in language: Language
    ) {
        let errors = FormErrors(findings, in: language)
        var items: [PageForm.Item] = []
        if case .fields(let fields) = page.content { items = fields }
        var controls: [Control] = []
        if items.count == 1, case .field(let only) = items[0], only.control != .locked,
            !(only.isMultiple && only.asksLines)
        {
            var field = only
            if let intro = page.intro { field.help = [intro, field.help].compactMap(\.self).joined(separator: " ") }
            controls = [Control(field, error: errors[field.path], title: page.title, in: language)]
        } else {
            controls = items.flatMap { $0.controls(errors, language) }
        }
        self.init(
            page.title, section: page.section, step: Step(page.progress.step, of: page.progress.of), intro: page.intro,
            controls: controls, errors: errors.items(on: controls), notice: notice, target: target, back: back)
    }
}

extension RepeatListView {
    /// The rows of a repeated group as they stand. `address` says where a stop is changed.
    public init(
        _ page: PageForm, _ list: RowList, findings: [Finding] = [], more: String? = nil, target: FormTarget,
        back: BackLink?, in language: Language, address: (Stop) -> Address
    ) {
        let errors = FormErrors(findings, in: language)
        let question =
            more
            ?? (list.rows.isEmpty
                ? language("Möchten Sie etwas eintragen?", "Would you like to add something?")
                : language("Kommt noch etwas dazu?", "Is there anything to add?"))
        self.init(
            page.title, section: page.section, step: .init(page.progress.step, of: page.progress.of),
            intro: page.intro ?? list.help,
            rows: list.rows.map { row in
                Row(
                    row.title, change: address(row.stop ?? page.stop),
                    removal: row.canRemove ? row.path.description : nil, isUnfinished: !row.isComplete)
            },
            more: list.canAdd ? question : nil, errors: errors.all, target: target, back: back)
    }
}

extension ReviewView {
    /// The sections of a review, each line with its way back. `address` says where a stop is changed.
    public static func sections(
        _ sections: [ReviewSection], in language: Language, address: (Stop) -> Address
    ) -> [ReviewList] {
        sections.map { section in
            ReviewList(
                title: section.row.map { "\(section.title) (\($0))" } ?? section.title,
                section.rows.map { row in
                    let values = row.files.isEmpty ? (row.printed.isEmpty ? [] : [row.printed]) : row.files.map(\.name)
                    let mark = row.hasFinding ? StatusTag(language("fehlt noch", "still missing"), .attention) : nil
                    return .init(row.label, values, change: address(row.stop), mark: mark)
                })
        }
    }
}

/// The findings of a page by the place they belong to.
struct FormErrors {
    /// All of them, for lists.
    let all: [ErrorSummary.Item]
    private let byName: [String: String]

    init(_ findings: [Finding], in language: Language) {
        all = findings.filter { $0.severity == .error }.map { .init(language($0.words), name: $0.subject) }
        byName = Dictionary(
            all.compactMap { item in item.name.map { ($0, item.words) } }, uniquingKeysWith: { a, _ in a })
    }

    subscript(path: AnswerPath) -> String? { byName[path.description] }

    /// The summary for the fields that the page shows: what belongs to none of them is told without a link.
    func items(on controls: [Control]) -> [ErrorSummary.Item] {
        let names = Set(controls.flatMap(\.names))
        return all.map { item in
            item.name.map { names.contains($0) } ?? true ? item : .init(item.words)
        }
    }
}

extension Control {
    /// The names of all questions in it.
    fileprivate var names: [String] {
        if case .group(let question, let controls) = self { return [question.name] + controls.flatMap(\.names) }
        return question.map { [$0.name] } ?? []
    }
}

extension PageForm.Item {
    fileprivate func controls(_ errors: FormErrors, _ language: Language) -> [Control] {
        switch self {
        case .field(let field): [Control(field, error: errors[field.path], in: language)]
        case .note(let title, let text): (title.isEmpty ? [] : [.heading(title)]) + (text.map { [.note($0)] } ?? [])
        case .group(let group):
            [
                .group(
                    group.question(errors[group.path], language), group.items.flatMap { $0.controls(errors, language) })
            ]
        }
    }
}

extension GroupView {
    fileprivate func question(_ error: String?, _ language: Language) -> Question {
        var hints = [help].compactMap(\.self)
        if isChoice {
            hints.append(language("Füllen Sie bitte nur eines davon aus.", "Please fill in only one of these."))
        }
        return Question(
            path.description, label, hint: hints.isEmpty ? nil : hints.joined(separator: " "), error: error,
            isOptional: isOptional)
    }
}

extension FieldView {
    /// Whether several answers stand in lines of their own.
    fileprivate var asksLines: Bool {
        switch control {
        case .line, .number, .currency, .time: true
        default: false
        }
    }
}
