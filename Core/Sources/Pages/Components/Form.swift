/// How a form is sent: where to, the token against forged requests, and what travels along unseen.
public struct FormTarget: Hashable, Sendable {
    /// The names of the hidden fields that the front door reads.
    public enum Name {
        /// The token against forged requests.
        public static let token = "_token"
        /// The key under which this sending happens once, however often the button is pressed.
        public static let once = "_once"
    }

    /// Where the form is sent.
    public var action: Address
    /// The token against forged requests; nil for forms that only ask (`GET`).
    public var token: String?
    /// The key under which this sending happens once.
    public var once: String?
    /// More hidden values.
    public var hidden: [String: String]
    /// Whether files may be sent along.
    public var takesFiles: Bool
    /// Where the script saves what was typed, while it is typed.
    public var autosave: Address?

    /// A form that changes something.
    public init(
        post action: Address, token: String, once: String? = nil, hidden: [String: String] = [:],
        takesFiles: Bool = false, autosave: Address? = nil
    ) {
        self.action = action
        self.token = token
        self.once = once
        self.hidden = hidden
        self.takesFiles = takesFiles
        self.autosave = autosave
    }

    /// A form that asks.
    public init(get action: Address, hidden: [String: String] = [:]) {
        self.action = action
        self.hidden = hidden
        takesFiles = false
    }
}

extension HTML {
    /// Writes the button that Enter presses in a form with smaller buttons before its main one: without it, Enter in a
    /// field would remove a file or a row. It is nowhere seen, read or tabbed to.
    mutating func enterButton(_ name: String, _ value: String) {
        tag(
            "button", .class("vh"), .type("submit"), .name(name), .value(value), .fixed("tabindex", "-1"),
            .fixed("aria-hidden", "true")
        ) { _ in }
    }

    /// Writes a form around its content. Browsers' own checks are off: our messages say how to put it right.
    mutating func form(_ target: FormTarget, content: (inout HTML) -> Void) {
        tag(
            "form", .fixed("method", target.token == nil ? "get" : "post"), .action(target.action),
            target.takesFiles ? .fixed("enctype", "multipart/form-data") : .none, .flag("novalidate"),
            .fixed("accept-charset", "utf-8"), .data("data-autosave", target.autosave),
            .flag("data-once", target.token != nil), .flag("data-upload", target.takesFiles)
        ) { html in
            if let token = target.token { html.hiddenField(FormTarget.Name.token, token) }
            if let once = target.once { html.hiddenField(FormTarget.Name.once, once) }
            for (name, value) in target.hidden.sorted(by: { $0.key < $1.key }) { html.hiddenField(name, value) }
            content(&html)
        }
    }

    mutating func hiddenField(_ name: String, _ value: String) {
        void("input", .type("hidden"), .name(name), .value(value))
    }
}
