/// A letter being written: text left, the page as the recipient will see it right, placeholders as locked chips, missing
/// ones named.
public struct LetterView: PageContent {
    /// A piece of the letter.
    public enum Piece: Hashable, Sendable {
        /// A heading of the letter.
        case heading(String)
        /// Words of a paragraph, with filled and missing placeholders in between.
        case paragraph([Span])
    }

    /// A part of a paragraph.
    public enum Span: Hashable, Sendable {
        /// Plain words.
        case words(String)
        /// A placeholder with the value that the case gave.
        case filled(String)
        /// A placeholder that has no value, by its name.
        case missing(String)
    }

    /// The reference and the name of the case.
    public var caption: String
    /// The title: "Bescheid schreiben".
    public var heading: String
    /// The fields that can be written: subject, reasons, side provisions.
    public var controls: [Control]
    /// Placeholders without a value, in words.
    public var missing: [String]
    /// The letter as it will be.
    public var preview: [Piece]
    /// The letter as PDF, when it was made.
    public var document: Address?
    /// Mistakes.
    public var errors: [ErrorSummary.Item]
    /// What changed meanwhile.
    public var notice: Banner?
    /// How it is sent.
    public var target: FormTarget
    /// The buttons: show again, release.
    public var buttons: [Button]
    /// The way back to the case.
    public var back: BackLink?

    /// A letter being written.
    public init(
        caption: String, heading: String, controls: [Control], missing: [String] = [], preview: [Piece] = [],
        document: Address? = nil, errors: [ErrorSummary.Item] = [], notice: Banner? = nil, target: FormTarget,
        buttons: [Button], back: BackLink? = nil
    ) {
        self.caption = caption
        self.heading = heading
        self.controls = controls
        self.missing = missing
        self.preview = preview
        self.document = document
        self.errors = errors
        self.notice = notice
        self.target = target
        self.buttons = buttons
        self.back = back
    }

    public var hasErrors: Bool { !errors.isEmpty }
    public var layout: Layout { .full }
    public func title(in language: Language) -> String { heading }

    public func write(to html: inout HTML, in language: Language) {
        html.view(ErrorSummary(errors), in: language)
        if let notice { html.view(notice, in: language) }
        html.tag("p", .class("caption"), text: caption)
        html.tag("h1", text: heading)
        html.tag("div", .class("panes two")) { html in
            html.tag("section", .text("aria-label", language("Text", "Text"))) { html in
                if !missing.isEmpty { gaps(&html, language) }
                html.form(target) { html in
                    html.views(controls, in: language)
                    html.tag("div", .class("actions")) { html in html.views(buttons, in: language) }
                }
            }
            html.tag("section", .text("aria-label", language("Vorschau", "Preview"))) { html in sheet(&html, language) }
        }
    }

    private func gaps(_ html: inout HTML, _ language: Language) {
        html.tag("div", .class("panel attention")) { html in
            html.tag("h2", text: language("Das fehlt noch", "Still missing"))
            html.tag("ul") { html in for name in missing { html.tag("li", text: name) } }
        }
    }

    private func sheet(_ html: inout HTML, _ language: Language) {
        html.tag("h2", text: language("So sieht es der Empfänger", "As the recipient will see it"))
        if let document {
            html.tag("iframe", .class("viewer"), .source(document), .text("title", heading)) { _ in }
            return
        }
        html.tag("div", .class("sheet")) { html in
            for piece in preview {
                switch piece {
                case .heading(let words): html.tag("h3", text: words)
                case .paragraph(let spans): html.tag("p", .class("lines")) { html in write(spans, &html, language) }
                }
            }
        }
    }

    private func write(_ spans: [Span], _ html: inout HTML, _ language: Language) {
        for span in spans {
            switch span {
            case .words(let words): html.text(words)
            case .filled(let value): html.tag("span", .class("slot"), text: value)
            case .missing(let name):
                html.tag("span", .class("slot missing"), text: language("fehlt: ", "missing: ") + name)
            }
        }
    }
}
