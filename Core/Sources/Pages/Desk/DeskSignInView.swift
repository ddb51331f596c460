/// The door of the staff: name and password first, then the code of the second factor.
public struct DeskSignInView: PageContent {
    /// Which of the two steps it is.
    public enum Step: Hashable, Sendable {
        case password(login: String)
        case code
        /// The second factor is set up: the secret for the app, and as a link that phones open.
        case setUp(secret: String)
    }

    /// The names of the fields.
    public enum Name {
        /// The login.
        public static let login = "kennung"
        /// The password.
        public static let password = "passwort"
        /// The code of the second factor.
        public static let code = "code"
    }

    /// Which of the two steps it is.
    public var step: Step
    /// Mistakes; they never say which of the two was wrong.
    public var errors: [ErrorSummary.Item]
    /// A notice: signed out, session ended.
    public var notice: Banner?
    /// How it is sent.
    public var target: FormTarget
    /// What was typed before the session ended; it comes back after the sign-in.
    public var carried: Carried?

    /// The door of the staff.
    public init(
        _ step: Step, errors: [ErrorSummary.Item] = [], notice: Banner? = nil, target: FormTarget,
        carried: Carried? = nil
    ) {
        self.step = step
        self.errors = errors
        self.notice = notice
        self.target = target
        self.carried = carried
    }

    public var hasErrors: Bool { !errors.isEmpty }
    public var layout: Layout { .reading }

    public func title(in language: Language) -> String {
        switch step {
        case .password: language("Anmelden", "Sign in")
        case .code: language("Code aus der App", "Code from your app")
        case .setUp: language("Zweiten Faktor einrichten", "Set up the second factor")
        }
    }

    public func write(to html: inout HTML, in language: Language) {
        html.view(ErrorSummary(errors), in: language)
        if let notice { html.view(notice, in: language) }
        html.tag("h1", text: title(in: language))
        html.form(target) { html in
            carried?.write(to: &html)
            switch step {
            case .password(let login):
                html.view(
                    TextInput(
                        Question(Name.login, language("Kennung", "Login"), error: error(Name.login)), value: login,
                        width: .long, autocomplete: "username"), in: language)
                html.view(
                    TextInput(
                        Question(Name.password, language("Passwort", "Password"), error: error(Name.password)),
                        kind: .password, width: .long, autocomplete: "current-password"), in: language)
            case .code: code(&html, language)
            case .setUp(let secret):
                html.tag(
                    "p",
                    text: language(
                        "Tragen Sie diesen Schlüssel in Ihre App für Einmalcodes ein. Er wird nur jetzt gezeigt.",
                        "Enter this key in your app for one-time codes. It is shown now only."))
                html.tag("p", .class("ref"), text: secret)
                code(&html, language)
            }
            html.view(Actions(Button(language("Anmelden", "Sign in"))), in: language)
        }
    }

    private func code(_ html: inout HTML, _ language: Language) {
        let question = Question(
            Name.code, language("Sechsstelliger Code", "Six-digit code"),
            hint: language(
                "Ihre App zeigt alle 30 Sekunden einen neuen.", "Your app shows a new one every 30 seconds."),
            error: error(Name.code))
        html.view(TextInput(question, kind: .number, width: .short, autocomplete: "one-time-code"), in: language)
    }

    private func error(_ name: String) -> String? { errors.first { $0.name == name }?.words }
}

extension Banner {
    /// Why somebody stands before the door of the staff again.
    public static func sessionEnded(keepsText: Bool) -> Banner {
        Banner(
            .attention, "Ihre Sitzung ist beendet",
            text: keepsText
                ? "Was Sie gerade eingegeben haben, ist noch da, aber noch nicht gespeichert. Melden Sie sich an, dann geht es "
                    + "damit weiter." : "Melden Sie sich an, um weiterzuarbeiten.", isAnswer: true)
    }
}
