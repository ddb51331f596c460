/// A field for files: what may be sent is said before, every file sent has a state of its own.
public struct Upload: Hashable, Sendable, View {
    /// A file that was sent.
    public struct File: Hashable, Sendable {
        /// What became of it.
        public enum State: Hashable, Sendable {
            /// It is kept.
            case kept
            /// It is kept and still being looked through for malware.
            case scanning
            /// It was refused, and why; the others are untouched.
            case refused(String)
        }

        /// Its name as sent.
        public var name: String
        /// Its size in words: "1,2 MB".
        public var size: String
        /// What became of it.
        public var state: State
        /// Where it is shown.
        public var address: Address?
        /// The value of the button that removes it.
        public var removal: String?

        /// A file that was sent.
        public init(
            name: String, size: String, state: State = .kept, address: Address? = nil, removal: String? = nil
        ) {
            self.name = name
            self.size = size
            self.state = state
            self.address = address
            self.removal = removal
        }
    }

    /// The name of the buttons that remove a file and send files without going on.
    public enum Name {
        /// The button that removes a file; its value is `removal`.
        public static let remove = "_remove"
        /// The button that sends the files chosen and stays on the page.
        public static let add = "_upload"
    }

    /// The value of the button that removes a file: the name of the question and the id of the file.
    public static func removal(of file: String, from name: String) -> String { name + " " + file }

    /// The name of the question and the id of the file in a value of the button that removes it.
    public static func removed(_ value: String) -> (name: String, file: String)? {
        guard let blank = value.lastIndex(of: " ") else { return nil }
        return (String(value[..<blank]), String(value[value.index(after: blank)...]))
    }

    /// The question.
    public var question: Question
    /// The files sent before.
    public var files: [File]
    /// What may be sent, in words: "PDF, JPG oder PNG, höchstens 20 MB".
    public var allowed: String
    /// The endings for the file dialogue: ".pdf,.jpg".
    public var endings: String?
    /// Whether several files may be chosen.
    public var takesSeveral: Bool

    /// A field for files.
    public init(
        _ question: Question, files: [File] = [], allowed: String, endings: String? = nil, takesSeveral: Bool = false
    ) {
        self.question = question
        self.files = files
        self.allowed = allowed
        self.endings = endings
        self.takesSeveral = takesSeveral
    }

    public func write(to html: inout HTML, in language: Language) {
        var question = question
        question.hint = question.hint.map { $0 + " " + allowed } ?? allowed
        question.write(to: &html, in: language) { html in
            if !files.isEmpty {
                html.tag("ul", .class("files")) { html in
                    for file in files { row(file, &html, language) }
                }
            }
            let attributes: [Attribute] = [
                .type("file"), .id(question.id), .name(question.name), .flag("multiple", takesSeveral),
                .text("accept", endings),
            ]
            html.tag("div", .class("chooser")) { html in
                html.void("input", all: attributes + question.state)
                html.view(
                    Button(
                        language("Datei hochladen", "Upload file"), name: Name.add, value: question.name, .secondary),
                    in: language)
            }
        }
    }

    private func row(_ file: File, _ html: inout HTML, _ language: Language) {
        html.tag("li") { html in
            Icon.document.write(to: &html)
            html.tag("span", .class("grow")) { html in
                if let address = file.address {
                    html.view(Link(file.name, address), in: language)
                } else {
                    html.tag("span", text: file.name)
                }
                html.tag("span", .class("meta"), text: " " + file.size)
                state(file.state, &html, language)
            }
            if let removal = file.removal {
                html.tag("button", .class("plain"), .type("submit"), .name(Name.remove), .value(removal)) { html in
                    html.text(language("Entfernen", "Remove"))
                    html.hidden(" " + file.name)
                }
            }
        }
    }

    private func state(_ state: File.State, _ html: inout HTML, _ language: Language) {
        switch state {
        case .kept: html.tag("span", .class("state good"), text: language("Hochgeladen", "Uploaded"))
        case .scanning: html.tag("span", .class("state"), text: language("Wird geprüft", "Being checked"))
        case .refused(let reason): html.tag("span", .class("state error"), text: reason)
        }
    }
}
