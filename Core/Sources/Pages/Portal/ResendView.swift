/// A form came back too late or without its token: everything that was typed, to be sent once more with one press.
public struct ResendView: PageContent {
    /// What was typed, by the name of its field.
    public var fields: [(name: String, value: String)]
    /// How it is sent once more.
    public var target: FormTarget

    /// A form to send once more.
    public init(fields: [(String, String)], target: FormTarget) {
        self.fields = fields.map { (name: $0.0, value: $0.1) }
        self.target = target
    }

    public var hasErrors: Bool { true }

    public func title(in language: Language) -> String {
        language("Bitte senden Sie noch einmal", "Please send once more")
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("h1", text: title(in: language))
        html.tag(
            "p", .class("lead"),
            text: language(
                "Seit Sie die Seite geöffnet haben, ist viel Zeit vergangen. Ihre Angaben sind noch da.",
                "Much time has passed since you opened the page. What you typed is still here."))
        html.tag(
            "p",
            text: language(
                "Haben Sie Dateien angehängt, wählen Sie diese bitte danach noch einmal aus.",
                "If you attached files, please choose them again afterwards."))
        html.form(target) { html in
            for field in fields {
                html.void("input", .type("hidden"), .name(field.name), .value(field.value))
            }
            html.view(Actions(Button(language("Noch einmal senden", "Send once more"))), in: language)
        }
    }
}
