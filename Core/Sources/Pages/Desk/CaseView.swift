/// A case on one page: left what was sent, in the middle the document being read, right what to do next, the timeline
/// under it. On narrow screens they stand in that order.
public struct CaseView: PageContent {
    /// The document in the middle.
    public struct Reading: Hashable, Sendable {
        /// How it is shown.
        public enum Kind: Hashable, Sendable {
            /// A picture.
            case picture(Address)
            /// A page of its own in a frame: PDF.
            case frame(Address)
            /// Cannot be shown, only downloaded.
            case download
        }

        /// Its title.
        public var title: String
        /// Kind, size, date, version.
        public var note: String
        /// How it is shown.
        public var kind: Kind
        /// Where it is downloaded.
        public var download: Link

        /// The document in the middle.
        public init(title: String, note: String, kind: Kind, download: Link) {
            self.title = title
            self.note = note
            self.kind = kind
            self.download = download
        }
    }

    /// What can be done: a form with its fields, or a link to a page of its own.
    public struct Deed: Hashable, Sendable {
        /// Where it is sent; nil for a link.
        public var target: FormTarget?
        /// Its fields.
        public var controls: [Control]
        /// The button.
        public var button: Button
        /// Why it is not possible now, instead of the button.
        public var obstacle: String?
        /// A sentence before the button.
        public var text: String?
        /// Whether it was tried just now, and stands open with what was typed.
        public var isOpen: Bool

        /// Something that can be done.
        public init(
            _ button: Button, target: FormTarget? = nil, controls: [Control] = [], text: String? = nil,
            obstacle: String? = nil, isOpen: Bool = false
        ) {
            self.button = button
            self.target = target
            self.controls = controls
            self.text = text
            self.obstacle = obstacle
            self.isOpen = isOpen
        }
    }

    /// The reference.
    public var reference: String
    /// Who it is about.
    public var name: String
    /// The service.
    public var service: String
    /// The state.
    public var status: StatusTag
    /// File reference, unit, clerk, due date.
    public var facts: [Facts.Fact]
    /// The answers as they were sent.
    public var answers: [ReviewList]
    /// All documents; the one being read is marked as current.
    public var documents: [Link]
    /// The document in the middle.
    public var reading: Reading?
    /// What to do next: one primary deed.
    public var next: Deed?
    /// Other deeds, each behind its title.
    public var others: [(title: String, deed: Deed)]
    /// The process that drives the case, if one does.
    public var process: ProcessPanel?
    /// What happened, newest first.
    public var timeline: [Timeline.Entry]
    /// Mistakes of the deed tried last.
    public var errors: [ErrorSummary.Item]
    /// What was just done, or what changed meanwhile.
    public var notice: Banner?
    /// The way back to the list.
    public var back: BackLink?

    /// A case on one page.
    public init(
        reference: String, name: String, service: String, status: StatusTag, facts: [Facts.Fact],
        answers: [ReviewList], documents: [Link] = [], reading: Reading? = nil, next: Deed? = nil,
        others: [(title: String, deed: Deed)] = [], process: ProcessPanel? = nil, timeline: [Timeline.Entry],
        errors: [ErrorSummary.Item] = [],
        notice: Banner? = nil, back: BackLink? = nil
    ) {
        self.reference = reference
        self.name = name
        self.service = service
        self.status = status
        self.facts = facts
        self.answers = answers
        self.documents = documents
        self.reading = reading
        self.next = next
        self.others = others
        self.process = process
        self.timeline = timeline
        self.errors = errors
        self.notice = notice
        self.back = back
    }

    public var hasErrors: Bool { !errors.isEmpty }
    public var layout: Layout { .full }
    public func title(in language: Language) -> String { "\(reference) \(name)" }

    public func write(to html: inout HTML, in language: Language) {
        html.view(ErrorSummary(errors), in: language)
        if let notice { html.view(notice, in: language) }
        html.tag("p", .class("caption")) { html in
            html.text("\(reference) · \(service) ")
            html.view(status, in: language)
        }
        html.tag("h1", text: name)
        html.tag("div", .class("panes three")) { html in
            html.tag("section", .text("aria-label", language("Antrag", "Application"))) { html in
                for list in answers { html.view(list, in: language) }
            }
            html.tag("section", .class("stays"), .text("aria-label", language("Dokumente", "Documents"))) { html in
                read(&html, language)
            }
            html.tag("section", .text("aria-label", language("Nächster Schritt", "Next step"))) { html in
                act(&html, language)
            }
        }
        process?.writePicture(to: &html, in: language)
    }

    private func read(_ html: inout HTML, _ language: Language) {
        html.tag("h2", text: language("Dokumente", "Documents"))
        if documents.isEmpty {
            html.tag("p", .class("hint"), text: language("Noch keine Dokumente.", "No documents yet."))
        }
        html.tag("ul", .class("chips")) { html in
            for document in documents { html.tag("li") { html in html.view(document, in: language) } }
        }
        guard let reading else { return }
        html.tag("h3", text: reading.title)
        html.tag("p", .class("meta")) { html in
            html.text(reading.note + " · ")
            html.view(reading.download, in: language)
        }
        switch reading.kind {
        case .picture(let address): html.void("img", .source(address), .text("alt", reading.title))
        case .frame(let address):
            html.tag("iframe", .class("viewer"), .source(address), .text("title", reading.title)) { _ in }
        case .download: break
        }
    }

    private func act(_ html: inout HTML, _ language: Language) {
        if let process { html.view(process, in: language) }
        if let next {
            html.tag("h2", text: language("Nächster Schritt", "Next step"))
            html.view(next, in: language)
        }
        for (title, deed) in others {
            html.tag("details", .flag("open", deed.isOpen)) { html in
                html.tag("summary") { html in html.tag("span", text: title) }
                html.tag("div", .class("inset")) { html in html.view(deed, in: language) }
            }
        }
        html.view(Facts(facts), in: language)
        html.tag("h2", text: language("Verlauf", "History"))
        html.view(Timeline(timeline), in: language)
    }
}

extension CaseView.Deed: View {
    public func write(to html: inout HTML, in language: Language) {
        if let text { html.paragraphs(text) }
        if let obstacle { return html.tag("p", .class("hint"), text: obstacle) }
        guard let target else { return html.tag("p") { html in html.view(button, in: language) } }
        html.form(target) { html in
            html.views(controls, in: language)
            html.tag("p") { html in html.view(button, in: language) }
        }
    }
}
