/// The parts of a long form that may be filled in any order, each with its state in words.
public struct TaskList: Hashable, Sendable, View {
    /// One part.
    public struct Task: Hashable, Sendable {
        /// How far it is.
        public enum State: Hashable, Sendable {
            case notStarted, unfinished, done, notYetPossible
        }

        /// What it is about.
        public var words: String
        /// Where it begins; nil while it is not possible.
        public var address: Address?
        /// How far it is.
        public var state: State

        /// One part of a form.
        public init(_ words: String, _ address: Address?, _ state: State) {
            self.words = words
            self.address = address
            self.state = state
        }
    }

    /// The heading.
    public var title: String
    /// The parts.
    public var tasks: [Task]

    /// A list of parts.
    public init(_ title: String, _ tasks: [Task]) {
        self.title = title
        self.tasks = tasks
    }

    public func write(to html: inout HTML, in language: Language) {
        html.tag("h2", text: title)
        html.tag("ul", .class("tasks")) { html in
            for (index, task) in tasks.enumerated() {
                let id = "task-\(index + 1)"
                html.tag("li") { html in
                    if let address = task.address {
                        html.tag("a", .href(address), .describedBy([id]), text: task.words)
                    } else {
                        html.tag("span", text: task.words)
                    }
                    html.tag("span", .id(id)) { html in html.view(tag(of: task.state, language), in: language) }
                }
            }
        }
    }

    private func tag(of state: Task.State, _ language: Language) -> StatusTag {
        switch state {
        case .notStarted: StatusTag(language("noch nicht begonnen", "not started yet"), .info)
        case .unfinished: StatusTag(language("unvollständig", "incomplete"), .attention)
        case .done: StatusTag(language("fertig", "done"), .good)
        case .notYetPossible: StatusTag(language("noch nicht möglich", "not possible yet"))
        }
    }
}
