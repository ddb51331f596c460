/// Where the process of a case stands: what is to do now, what failed, the picture with the way taken, and the same way in
/// words.
public struct ProcessPanel: Sendable, View {
    /// An open task with what does it.
    public struct Task: Sendable {
        /// What is to be done.
        public var name: String
        /// Whose task it is, since when, until when.
        public var note: String
        /// Whether it is past its date.
        public var isOverdue: Bool
        /// What the model says for the person.
        public var hint: String?
        /// How it is done.
        public var deed: CaseView.Deed?

        /// An open task.
        public init(name: String, note: String, isOverdue: Bool = false, hint: String? = nil, deed: CaseView.Deed?) {
            self.name = name
            self.note = note
            self.isOverdue = isOverdue
            self.hint = hint
            self.deed = deed
        }
    }

    /// A step that failed, with the ways to solve it.
    public struct Incident: Sendable {
        /// Which step.
        public var name: String
        /// Why.
        public var text: String
        /// Each behind its title.
        public var solutions: [(title: String, deed: CaseView.Deed)]

        /// A step that failed.
        public init(name: String, text: String, solutions: [(title: String, deed: CaseView.Deed)]) {
            self.name = name
            self.text = text
            self.solutions = solutions
        }
    }

    /// A repair of the process that waits for a second person.
    public struct Change: Sendable {
        /// What is to be changed, who asked, why.
        public var asked: String
        public var note: String
        public var reason: String
        /// What it would do as the case stands now; one thing a line.
        public var effects: [String]
        /// Agreeing and refusing, or why this person cannot.
        public var deeds: [CaseView.Deed]

        /// A repair that waits.
        public init(asked: String, note: String, reason: String, effects: [String], deeds: [CaseView.Deed]) {
            self.asked = asked
            self.note = note
            self.reason = reason
            self.effects = effects
            self.deeds = deeds
        }
    }

    /// What is to be done, the person's own first.
    public var tasks: [Task]
    /// What failed.
    public var incidents: [Incident]
    /// What waits for a second person.
    public var change: Change?
    /// The picture and what it shows, in a sentence.
    public var picture: ProcessChangeView.Picture
    /// The way taken, and where it stands.
    public var lines: [String]
    /// The ways to change the process by hand.
    public var changes: [Link]

    /// Where the process of a case stands.
    public init(
        tasks: [Task], incidents: [Incident], change: Change? = nil, picture: ProcessChangeView.Picture,
        lines: [String], changes: [Link] = []
    ) {
        self.tasks = tasks
        self.incidents = incidents
        self.change = change
        self.picture = picture
        self.lines = lines
        self.changes = changes
    }

    /// The tasks and incidents, first on the page of the case.
    public func write(to html: inout HTML, in language: Language) {
        if let change { write(change, &html, language) }
        for incident in incidents { write(incident, &html, language) }
        guard !tasks.isEmpty else { return }
        html.tag("h2", text: language("Aufgaben", "Tasks"))
        for task in tasks {
            html.tag("h3", text: task.name)
            html.tag("p", .class("meta")) { html in
                html.text(task.note + " ")
                if task.isOverdue { html.view(StatusTag(language("überfällig", "overdue"), .error), in: language) }
            }
            if let hint = task.hint { html.tag("p", .class("hint"), text: hint) }
            if let deed = task.deed { html.view(deed, in: language) }
        }
    }

    private func write(_ change: Change, _ html: inout HTML, _ language: Language) {
        html.tag("h2", text: language("Eingriff ins Verfahren", "Change of the process"))
        html.tag("p") { html in html.tag("strong", text: change.asked) }
        html.tag("p", .class("meta"), text: change.note)
        html.tag("p", text: language("Grund: ", "Reason: ") + change.reason)
        html.tag("ul") { html in for effect in change.effects { html.tag("li", text: effect) } }
        html.views(change.deeds, in: language)
    }

    private func write(_ incident: Incident, _ html: inout HTML, _ language: Language) {
        html.tag("h2", text: language("Störung: \(incident.name)", "Incident: \(incident.name)"))
        html.tag("p", text: incident.text)
        for (title, deed) in incident.solutions {
            html.tag("details", .flag("open", deed.isOpen)) { html in
                html.tag("summary") { html in html.tag("span", text: title) }
                html.tag("div", .class("inset")) { html in html.view(deed, in: language) }
            }
        }
    }

    /// The picture and the way in words, further down.
    func writePicture(to html: inout HTML, in language: Language) {
        html.tag("h2", text: language("Verfahren", "Process"))
        html.view(picture, in: language)
        html.tag("details") { html in
            html.tag("summary") { html in
                html.tag("span", text: language("Der Weg in Worten", "The way in words"))
            }
            html.tag("div", .class("inset")) { html in
                html.tag("ul") { html in for line in lines { html.tag("li", text: line) } }
            }
        }
        guard !changes.isEmpty else { return }
        html.tag("h3", text: language("Verfahren ändern", "Change the process"))
        html.tag("ul") { html in
            for change in changes { html.tag("li") { html in html.view(change, in: language) } }
        }
    }
}
