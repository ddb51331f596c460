/// Any field of a form, so that a page can be a list of them.
public indirect enum Control: Hashable, Sendable, View {
    case text(TextInput)
    case area(TextArea)
    case date(DateInput)
    case radios(Radios)
    case checkboxes(Checkboxes)
    case select(Select)
    case upload(Upload)
    /// Words between the fields.
    case note(String)
    /// A heading over the fields that follow.
    case heading(String)
    /// Fields that belong together under one legend.
    case group(Question, [Control])
    /// A list with its own add, change and remove.
    case rows(ReviewList)

    public func write(to html: inout HTML, in language: Language) {
        switch self {
        case .text(let input): input.write(to: &html, in: language)
        case .area(let area): area.write(to: &html, in: language)
        case .date(let date): date.write(to: &html, in: language)
        case .radios(let radios): radios.write(to: &html, in: language)
        case .checkboxes(let boxes): boxes.write(to: &html, in: language)
        case .select(let select): select.write(to: &html, in: language)
        case .upload(let upload): upload.write(to: &html, in: language)
        case .note(let text): html.paragraphs(text)
        case .heading(let words): html.tag("h2", text: words)
        case .group(let question, let controls):
            question.writeGroup(to: &html, in: language, isFrame: true) { html in
                for control in controls { control.write(to: &html, in: language) }
            }
        case .rows(let list): list.write(to: &html, in: language)
        }
    }

    /// The question this field asks, if it asks one.
    public var question: Question? {
        switch self {
        case .text(let input): input.question
        case .area(let area): area.question
        case .date(let date): date.question
        case .radios(let radios): radios.question
        case .checkboxes(let boxes): boxes.question
        case .select(let select): select.question
        case .upload(let upload): upload.question
        case .group(let question, _): question
        case .note, .heading, .rows: nil
        }
    }
}
