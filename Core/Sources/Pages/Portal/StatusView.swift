/// Where an application stands: what is asked of me first, then the way it takes, messages, documents, deletion date.
public struct StatusView: PageContent {
    /// A message between the town and the applicant.
    public struct Message: Hashable, Sendable {
        /// Who wrote it.
        public var from: String
        /// When, in words.
        public var when: String
        /// What it says.
        public var text: String
        /// Its files.
        public var files: [Link]

        /// A message.
        public init(from: String, when: String, text: String, files: [Link] = []) {
            self.from = from
            self.when = when
            self.text = text
            self.files = files
        }
    }

    /// A document of the case.
    public struct Document: Hashable, Sendable {
        /// Its title.
        public var link: Link
        /// Kind, date and size: "PDF, 84 kB, 27. März 2026".
        public var note: String
        /// Whether it was not opened yet.
        public var isNew: Bool

        /// A document of the case.
        public init(_ link: Link, note: String, isNew: Bool = false) {
            self.link = link
            self.note = note
            self.isNew = isNew
        }
    }

    /// The name of the service.
    public var service: String
    /// The reference.
    public var reference: String
    /// The state in the words that citizen and clerk share.
    public var status: StatusTag
    /// What is asked of me now, each with its button.
    public var asked: [Banner]
    /// What happens now, when nothing is asked: a sentence.
    public var now: String?
    /// The way it takes.
    public var way: [Timeline.Entry]
    /// Messages, newest first.
    public var messages: [Message]
    /// Documents, newest first.
    public var documents: [Document]
    /// The form for a message to the town; its field is `nachricht`.
    public var write: FormTarget?
    /// When everything will be deleted, as a sentence.
    public var deletion: String?
    /// Whom one can ask.
    public var contact: Contact?
    /// What was just done: "Ihre Antwort ist angekommen."
    public var notice: Banner?
    /// Where the application can be withdrawn, as long as it can.
    public var withdrawal: Link?

    /// Where an application stands.
    public init(
        service: String, reference: String, status: StatusTag, asked: [Banner] = [], now: String? = nil,
        way: [Timeline.Entry], messages: [Message] = [], documents: [Document] = [], write: FormTarget? = nil,
        deletion: String? = nil, contact: Contact? = nil, notice: Banner? = nil, withdrawal: Link? = nil
    ) {
        self.service = service
        self.reference = reference
        self.status = status
        self.asked = asked
        self.now = now
        self.way = way
        self.messages = messages
        self.documents = documents
        self.write = write
        self.deletion = deletion
        self.contact = contact
        self.notice = notice
        self.withdrawal = withdrawal
    }

    public var layout: Layout { .wide }
    public func title(in language: Language) -> String { service }

    public func write(to html: inout HTML, in language: Language) {
        if let notice { html.view(notice, in: language) }
        html.tag("p", .class("caption")) { html in
            html.text(reference + " ")
            html.view(status, in: language)
        }
        html.tag("h1", text: service)
        html.tag("div", .class("beside")) { html in
            html.tag("div") { html in
                html.views(asked, in: language)
                if let now { html.tag("p", .class("lead"), text: now) }
                correspondence(&html, language)
            }
            html.tag("aside") { html in
                html.tag("h2", text: language("So weit ist es", "How far it is", easy: "So weit sind wir"))
                html.view(Timeline(way), in: language)
            }
            html.tag("div") { html in end(&html, language) }
        }
    }

    private func correspondence(_ html: inout HTML, _ language: Language) {
        if !documents.isEmpty {
            html.tag("h2", text: language("Dokumente", "Documents"))
            html.tag("ul", .class("files")) { html in
                for document in documents { write(document, &html, language) }
            }
        }
        guard !messages.isEmpty || write != nil else { return }
        html.tag("h2", text: language("Nachrichten", "Messages"))
        html.tag("ol", .class("list")) { html in
            for message in messages { write(message, &html, language) }
        }
        if let write { reply(write, &html, language) }
    }

    private func write(_ document: Document, _ html: inout HTML, _ language: Language) {
        html.tag("li") { html in
            Icon.document.write(to: &html)
            html.tag("span", .class("grow")) { html in
                html.view(document.link, in: language)
                html.tag("span", .class("meta block"), text: document.note)
            }
            if document.isNew { html.view(StatusTag(language("neu", "new"), .info), in: language) }
        }
    }

    private func write(_ message: Message, _ html: inout HTML, _ language: Language) {
        html.tag("li") { html in
            html.tag("p", .class("meta"), text: message.from + " · " + message.when)
            html.paragraphs(message.text)
            for file in message.files { html.tag("p") { html in html.view(file, in: language) } }
        }
    }

    private func reply(_ target: FormTarget, _ html: inout HTML, _ language: Language) {
        html.form(target) { html in
            let question = Question("nachricht", language("Ihre Nachricht an uns", "Your message to us"))
            html.view(TextArea(question, rows: 4, maxLength: 4_000), in: language)
            html.view(Button(language("Nachricht senden", "Send message"), .secondary), in: language)
        }
    }

    private func end(_ html: inout HTML, _ language: Language) {
        if let contact {
            html.tag("h2", text: language("Wen Sie fragen können", "Whom you can ask"))
            html.view(contact, in: language)
        }
        if let deletion {
            html.tag("h2", text: language("Wann wir Ihre Daten löschen", "When we delete your data"))
            html.tag("p", text: deletion)
        }
        if let withdrawal {
            html.tag("p") { html in html.view(withdrawal, in: language) }
        }
    }
}
