/// The door without an account: a reference and a secret code open a status page or a draft.
public struct CodeEntryView: PageContent {
    /// What lies behind the door.
    public enum Purpose: Hashable, Sendable {
        case status, draft
    }

    /// The names of the fields.
    public enum Name {
        /// The reference.
        public static let reference = "zeichen"
        /// The secret code.
        public static let code = "code"
    }

    /// What lies behind the door.
    public var purpose: Purpose
    /// The reference as it was typed.
    public var reference: String
    /// Mistakes.
    public var errors: [ErrorSummary.Item]
    /// How it is sent.
    public var target: FormTarget
    /// The way back.
    public var back: BackLink?
    /// What was typed before the session on this device ended; it comes back behind the door.
    public var carried: Carried?

    /// The door without an account.
    public init(
        _ purpose: Purpose, reference: String = "", errors: [ErrorSummary.Item] = [], target: FormTarget,
        back: BackLink? = nil, carried: Carried? = nil
    ) {
        self.purpose = purpose
        self.reference = reference
        self.errors = errors
        self.target = target
        self.back = back
        self.carried = carried
    }

    public var hasErrors: Bool { !errors.isEmpty }

    public func title(in language: Language) -> String {
        switch purpose {
        case .status: language("Wie steht es um Ihren Antrag?", "How is your application doing?")
        case .draft: language("Antrag weiter ausfüllen", "Continue your application")
        }
    }

    public func write(to html: inout HTML, in language: Language) {
        html.view(ErrorSummary(errors), in: language)
        if carried != nil { html.view(ended(language), in: language) }
        html.tag("h1", text: title(in: language))
        html.tag(
            "p",
            text: language(
                "Wir haben Ihnen Zeichen und Code gezeigt, als Sie den Antrag abgesendet oder gespeichert haben. Das "
                    + "Zeichen steht auch auf der Eingangsbestätigung und in unseren E-Mails, der Code nicht.",
                "We showed you the reference and the code when you sent or saved the application. The reference is also "
                    + "on the receipt and in our e-mails, the code is not."))
        html.form(target) { html in
            carried?.write(to: &html)
            html.view(
                TextInput(
                    Question(
                        Name.reference, language("Zeichen", "Reference"),
                        hint: language("Zum Beispiel R-7K2M-9QXP", "For example R-7K2M-9QXP"),
                        error: error(Name.reference)), value: reference, kind: .code, width: .long), in: language)
            html.view(
                TextInput(
                    Question(
                        Name.code, language("Code", "Code"),
                        hint: language(
                            "Groß- und Kleinschreibung und Striche spielen keine Rolle.",
                            "Capital letters and hyphens do not matter."), error: error(Name.code)),
                    kind: .code, width: .long), in: language)
            html.view(Actions(Button(language("Weiter", "Continue"))), in: language)
        }
        if let carried { typed(carried, &html, language) }
    }

    private func ended(_ language: Language) -> Banner {
        Banner(
            .attention,
            language("Ihre Sitzung auf diesem Gerät ist beendet", "Your session on this device has ended"),
            text: language(
                "Was Sie gerade eingegeben haben, ist noch da, aber noch nicht gespeichert. Geben Sie Zeichen und Code ein, "
                    + "dann geht es damit weiter.",
                "What you have just typed is still here but not saved. Enter the reference and the code to go on with it."
            ),
            isAnswer: true)
    }

    /// For whoever has no code at hand: what was typed, to be kept.
    private func typed(_ carried: Carried, _ html: inout HTML, _ language: Language) {
        let values = carried.readable
        guard !values.isEmpty else { return }
        html.tag("h2", text: language("Das haben Sie gerade eingegeben", "What you have just typed"))
        html.tag("ul") { html in for value in values { html.tag("li", .class("lines"), text: value) } }
    }

    private func error(_ name: String) -> String? { errors.first { $0.name == name }?.words }
}

/// A draft was saved on purpose: how one comes back, and until when it is kept.
public struct SavedView: PageContent {
    /// The name of the service.
    public var service: String
    /// The reference of the draft.
    public var reference: String
    /// The secret code.
    public var code: String
    /// The link that opens the draft on this device.
    public var resume: Button
    /// Until when it is kept, as a sentence.
    public var keptUntil: String

    /// A draft was saved.
    public init(service: String, reference: String, code: String, resume: Button, keptUntil: String) {
        self.service = service
        self.reference = reference
        self.code = code
        self.resume = resume
        self.keptUntil = keptUntil
    }

    public func title(in language: Language) -> String {
        language("Ihre Angaben sind gespeichert", "Your answers are saved")
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("div", .class("panel good"), .fixed("role", "status")) { html in
            html.tag("p", .class("caption"), text: service)
            html.tag("h1", text: title(in: language))
            html.tag("p", text: keptUntil)
        }
        html.tag(
            "p",
            text: language(
                "Mit diesem Zeichen und diesem Code machen Sie auf jedem Gerät weiter. Schreiben Sie beides auf.",
                "With this reference and this code you continue on any device. Write both down."))
        html.view(
            Facts(
                [
                    .init(language("Ihr Zeichen", "Your reference"), reference),
                    .init(language("Ihr Code", "Your code"), code),
                ], areKeys: true), in: language)
        html.tag("div", .class("actions")) { html in html.view(resume, in: language) }
    }
}

/// The choice how to sign in, before an application that needs to know who asks.
public struct SignInView: PageContent {
    /// A way to sign in.
    public struct Way: Hashable, Sendable {
        /// Its name: "BundID".
        public var title: String
        /// What it is for and what is needed.
        public var text: String
        /// The button, nil when the way is not open for this service.
        public var button: Button?

        /// A way to sign in.
        public init(_ title: String, _ text: String, button: Button?) {
            self.title = title
            self.text = text
            self.button = button
        }
    }

    /// What for: the name of the service.
    public var service: String?
    /// Why it is asked, as a sentence.
    public var reason: String?
    /// The ways.
    public var ways: [Way]
    /// The way back.
    public var back: BackLink?

    /// The choice how to sign in.
    public init(service: String? = nil, reason: String? = nil, ways: [Way], back: BackLink? = nil) {
        self.service = service
        self.reason = reason
        self.ways = ways
        self.back = back
    }

    public func title(in language: Language) -> String {
        language("Wie möchten Sie sich anmelden?", "How would you like to sign in?")
    }

    public func write(to html: inout HTML, in language: Language) {
        if let service { html.tag("p", .class("caption"), text: service) }
        html.tag("h1", text: title(in: language))
        if let reason { html.tag("p", text: reason) }
        html.tag("ul", .class("list")) { html in
            for way in ways {
                html.tag("li") { html in
                    html.tag("h2", text: way.title)
                    html.paragraphs(way.text)
                    if let button = way.button {
                        html.tag("div", .class("actions")) { html in html.view(button, in: language) }
                    }
                }
            }
        }
    }
}
