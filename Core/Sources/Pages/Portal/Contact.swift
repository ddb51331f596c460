/// Whom one can ask: an office with its hours and ways.
public struct Contact: Hashable, Sendable, View {
    /// The office.
    public var name: String
    /// Street and place, line by line.
    public var address: [String]
    /// The telephone number as it is written.
    public var telephone: String?
    /// The mail address.
    public var mail: String?
    /// The hours, line by line: "Mo, Di 8–12 Uhr".
    public var hours: [String]

    /// Whom one can ask.
    public init(
        name: String, address: [String] = [], telephone: String? = nil, mail: String? = nil, hours: [String] = []
    ) {
        self.name = name
        self.address = address
        self.telephone = telephone
        self.mail = mail
        self.hours = hours
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("p") { html in
            html.tag("strong", text: name)
            for line in address {
                html.literal("<br>")
                html.text(line)
            }
        }
        if telephone != nil || mail != nil {
            html.tag("p") { html in
                if let telephone {
                    html.text(language("Telefon ", "Telephone "))
                    html.view(Link(telephone, .telephone(telephone)), in: language)
                }
                if telephone != nil && mail != nil { html.literal("<br>") }
                if let mail { html.view(Link(mail, .mail(mail)), in: language) }
            }
        }
        guard !hours.isEmpty else { return }
        html.tag("p") { html in
            html.tag("strong", text: language("Öffnungszeiten", "Opening hours"))
            for line in hours {
                html.literal("<br>")
                html.text(line)
            }
        }
    }
}
