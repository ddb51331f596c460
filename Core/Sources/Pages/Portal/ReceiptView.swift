/// The receipt after sending: it has arrived, its reference, what happens next and by when, whom to ask.
public struct ReceiptView: PageContent {
    /// The name of the service.
    public var service: String
    /// The reference: "R-7K2M-9QXP".
    public var reference: String
    /// The secret code that opens the status page without an account; shown here only: the PDF does not hold it.
    public var code: String?
    /// When it arrived, in words.
    public var arrived: String
    /// What happens next, in order.
    public var next: [String]
    /// Cost, deadline and the like.
    public var facts: [Facts.Fact]
    /// The receipt as PDF.
    public var document: Link?
    /// Whether the PDF is still being made: the link then leads to a page that waits for it.
    public var isDocumentPending: Bool
    /// The status page.
    public var status: Link?
    /// The form that sends a copy by mail; its field is `mail`.
    public var mailCopy: FormTarget?
    /// Whom one can ask.
    public var contact: Contact?

    /// The receipt after sending.
    public init(
        service: String, reference: String, code: String? = nil, arrived: String, next: [String],
        facts: [Facts.Fact] = [], document: Link? = nil, isDocumentPending: Bool = false, status: Link? = nil,
        mailCopy: FormTarget? = nil, contact: Contact? = nil
    ) {
        self.service = service
        self.reference = reference
        self.code = code
        self.arrived = arrived
        self.next = next
        self.facts = facts
        self.document = document
        self.isDocumentPending = isDocumentPending
        self.status = status
        self.mailCopy = mailCopy
        self.contact = contact
    }

    public func title(in language: Language) -> String {
        language(
            "Ihr Antrag ist bei uns angekommen", "Your application has reached us", easy: "Ihr Antrag ist da")
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("div", .class("panel good"), .fixed("role", "status")) { html in
            html.tag("p", .class("caption"), text: service)
            html.tag("h1", text: title(in: language))
            html.tag("p", text: arrived)
        }
        html.view(Facts(keys(language), areKeys: true), in: language)
        if code != nil {
            html.tag(
                "p",
                text: language(
                    "Heben Sie Zeichen und Code auf. Damit sehen Sie ohne Konto, wie es um Ihren Antrag steht.",
                    "Keep the reference and the code. With them you can see how your application is doing, without an account."
                ))
        }
        if !facts.isEmpty { html.view(Facts(facts), in: language) }
        if let document {
            html.tag("p") { html in
                Icon.document.write(to: &html)
                html.literal(" ")
                html.view(document, in: language)
                if isDocumentPending {
                    html.tag(
                        "span", .class("meta block"),
                        text: language(
                            "Die Datei wird gerade erstellt. Das dauert meist nur ein paar Sekunden.",
                            "The file is being made. This usually takes a few seconds only."))
                }
            }
        }
        html.tag("h2", text: language("Wie es weitergeht", "What happens next", easy: "So geht es weiter"))
        html.tag("ol") { html in for step in next { html.tag("li", text: step) } }
        if let status { html.tag("p") { html in html.view(status, in: language) } }
        if let mailCopy { mail(mailCopy, &html, language) }
        if let contact {
            html.tag("h2", text: language("Wen Sie fragen können", "Whom you can ask"))
            html.view(contact, in: language)
        }
    }

    private func keys(_ language: Language) -> [Facts.Fact] {
        let reference = Facts.Fact(language("Ihr Zeichen", "Your reference"), reference)
        return [reference] + (code.map { [Facts.Fact(language("Ihr Code", "Your code"), $0)] } ?? [])
    }

    private func mail(_ target: FormTarget, _ html: inout HTML, _ language: Language) {
        html.tag("h2", text: language("Kopie per E-Mail", "Copy by e-mail"))
        html.form(target) { html in
            let question = Question(
                "mail", language("Ihre E-Mail-Adresse", "Your e-mail address"),
                hint: language(
                    "Wir schicken nur Ihr Zeichen und diesen Hinweis, nicht Ihre Angaben.",
                    "We send your reference and this notice only, not your answers."))
            html.view(TextInput(question, kind: .mail, autocomplete: "email"), in: language)
            html.view(Button(language("Kopie schicken", "Send copy"), .secondary), in: language)
        }
    }
}
