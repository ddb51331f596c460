/// A form came back too late: everything that was typed, to be sent once more with one press.
public struct ResendView: PageContent {
    /// Why it was not taken.
    public enum Reason: Hashable, Sendable {
        /// The page was old, or its token was missing.
        case stale
        /// The session had ended; the person has signed in again.
        case signedIn
    }

    /// What was typed, by the name of its field.
    public var fields: [Carried.Field]
    /// How it is sent once more.
    public var target: FormTarget
    /// Why it was not taken.
    public var reason: Reason
    /// The words of the button, if it does not send what was pressed before.
    public var button: String?
    /// The way on without sending it.
    public var cancel: Link?

    /// A form to send once more.
    public init(
        fields: [Carried.Field], target: FormTarget, reason: Reason = .stale, button: String? = nil,
        cancel: Link? = nil
    ) {
        self.fields = fields
        self.target = target
        self.reason = reason
        self.button = button
        self.cancel = cancel
    }

    public var hasErrors: Bool { reason == .stale }

    public func title(in language: Language) -> String {
        switch reason {
        case .stale: language("Bitte senden Sie noch einmal", "Please send once more")
        case .signedIn: language("Ihre Eingaben sind noch da", "What you typed is still here")
        }
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("h1", text: title(in: language))
        html.tag("p", .class("lead"), text: lead(language))
        html.tag(
            "p",
            text: language(
                "Haben Sie Dateien angehängt, wählen Sie diese bitte danach noch einmal aus.",
                "If you attached files, please choose them again afterwards."))
        html.form(target) { html in
            // A name that comes twice is one field only: its label leads to one place.
            var texts: Set<String> = []
            for field in fields {
                guard field.isText, texts.insert(field.name).inserted else {
                    html.hiddenField(field.name, field.value)
                    continue
                }
                let label = language("Ihr Text", "Your text") + (texts.count > 1 ? " \(texts.count)" : "")
                html.view(TextArea(Question(field.name, label), value: field.value), in: language)
            }
            html.view(Actions(Button(button ?? language("Noch einmal senden", "Send once more"))), in: language)
        }
        if let cancel { html.tag("p") { html in html.view(cancel, in: language) } }
    }

    private func lead(_ language: Language) -> String {
        switch reason {
        case .stale:
            language(
                "Seit Sie die Seite geöffnet haben, ist viel Zeit vergangen. Ihre Angaben sind noch da.",
                "Much time has passed since you opened the page. What you typed is still here.")
        case .signedIn:
            language(
                "Ihre Sitzung war beendet, als Sie gesendet haben. Gesendet ist noch nichts.",
                "Your session had ended when you sent it. Nothing has been sent yet.")
        }
    }
}
