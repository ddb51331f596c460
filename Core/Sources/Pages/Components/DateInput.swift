/// A date as three short fields: day, month, year. What was typed stays, also when it is no date.
public struct DateInput: Hashable, Sendable, View {
    /// The three texts as they were typed.
    public struct Typed: Hashable, Sendable {
        /// The texts of the three fields.
        public var day, month, year: String

        /// The three texts as they were typed.
        public init(day: String = "", month: String = "", year: String = "") {
            self.day = day
            self.month = month
            self.year = year
        }

        /// The three texts of a date in ISO form (`1984-03-27`), without leading zeros; anything else is kept as day.
        public init(iso text: String) {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0].utf8.count == 4 else {
                self.init(day: text)
                return
            }
            func plain(_ part: Substring) -> String {
                part.utf8.count == 2 && part.utf8.first == 0x30 ? String(part.dropFirst()) : String(part)
            }
            self.init(day: plain(parts[2]), month: plain(parts[1]), year: String(parts[0]))
        }
    }

    /// The names of the three fields that belong to the name of a question.
    public static func names(of name: String) -> (day: String, month: String, year: String) {
        (name + ".tag", name + ".monat", name + ".jahr")
    }

    /// The question.
    public var question: Question
    /// What was typed before.
    public var typed: Typed
    /// Whether it is the birthday of the person who types, which browsers know.
    public var isOwnBirthday: Bool

    /// A date in three fields.
    public init(_ question: Question, typed: Typed = Typed(), isOwnBirthday: Bool = false) {
        self.question = question
        self.typed = typed
        self.isOwnBirthday = isOwnBirthday
    }

    public func write(to html: inout HTML, in language: Language) {
        var question = question
        if question.hint == nil { question.hint = language("Zum Beispiel 27 3 1984", "For example 27 3 1984") }
        let names = DateInput.names(of: question.name)
        question.writeGroup(to: &html, in: language) { html in
            html.tag("div", .class("date")) { html in
                part(&html, question.id, names.day, language("Tag", "Day"), typed.day, "w3", "bday-day")
                part(&html, Question.id(of: names.month), names.month, language("Monat", "Month"), typed.month, "w3", "bday-month")
                part(&html, Question.id(of: names.year), names.year, language("Jahr", "Year"), typed.year, "w4", "bday-year")
            }
        }
    }

    private func part(
        _ html: inout HTML, _ id: String, _ name: String, _ words: String, _ value: String, _ style: StaticString,
        _ autocomplete: StaticString
    ) {
        html.tag("div") { html in
            html.tag("label", .for(id), text: words)
            html.void(
                "input", .class(style), .id(id), .name(name), .type("text"), .fixed("inputmode", "numeric"),
                .value(value), isOwnBirthday ? .fixed("autocomplete", autocomplete) : .none,
                question.error == nil ? .none : .fixed("aria-invalid", "true"))
        }
    }
}
