/// A date as three short fields: day, month, year. What was typed stays, also when it is no date.
public struct DateInput: Hashable, Sendable, View {
    /// The three texts as they were typed, and the time where it is asked for.
    public struct Typed: Hashable, Sendable {
        /// The texts of the fields.
        public var day, month, year, time: String

        /// The texts as they were typed.
        public init(day: String = "", month: String = "", year: String = "", time: String = "") {
            self.day = day
            self.month = month
            self.year = year
            self.time = time
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

    /// The names of the fields that belong to the name of a question: `F1-tag`, `F1-monat`, `F1-jahr`, `F1-zeit`.
    public static func names(of name: String) -> (day: String, month: String, year: String, time: String) {
        (name + "-tag", name + "-monat", name + "-jahr", name + "-zeit")
    }

    /// The question.
    public var question: Question
    /// What was typed before.
    public var typed: Typed
    /// Whether it is the birthday of the person who types, which browsers know.
    public var isOwnBirthday: Bool
    /// Whether a time of day is asked for as well.
    public var asksTime: Bool

    /// A date in three fields.
    public init(_ question: Question, typed: Typed = Typed(), isOwnBirthday: Bool = false, asksTime: Bool = false) {
        self.question = question
        self.typed = typed
        self.isOwnBirthday = isOwnBirthday
        self.asksTime = asksTime
    }

    public func write(to html: inout HTML, in language: Language) {
        var question = question
        if question.hint == nil { question.hint = language("Zum Beispiel 27 3 1984", "For example 27 3 1984") }
        let names = DateInput.names(of: question.name)
        question.writeGroup(to: &html, in: language) { html in
            html.tag("div", .class("date")) { html in
                part(&html, question.name, names.day, language("Tag", "Day"), typed.day, "w3", "bday-day")
                part(&html, names.month, names.month, language("Monat", "Month"), typed.month, "w3", "bday-month")
                part(&html, names.year, names.year, language("Jahr", "Year"), typed.year, "w4", "bday-year")
                if asksTime {
                    part(&html, names.time, names.time, language("Uhrzeit", "Time"), typed.time, "w6", nil)
                }
            }
        }
    }

    private func part(
        _ html: inout HTML, _ anchor: String, _ name: String, _ words: String, _ value: String, _ style: StaticString,
        _ autocomplete: StaticString?
    ) {
        let id = Question.id(of: anchor)
        html.tag("div") { html in
            html.tag("label", .for(id), text: words)
            html.void(
                "input", .class(style), .id(id), .name(name), .type("text"),
                autocomplete == nil ? .none : .fixed("inputmode", "numeric"), .value(value),
                isOwnBirthday ? autocomplete.map { .fixed("autocomplete", $0) } ?? .none : .none,
                question.error == nil ? .none : .fixed("aria-invalid", "true"))
        }
    }
}
