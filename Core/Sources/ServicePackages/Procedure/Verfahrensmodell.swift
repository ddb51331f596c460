public import BPMN
import Basics

/// The process by which cases of a service run: compiled once, shared by all cases of that version.
public struct Verfahrensmodell: Sendable {
    /// Which model it is: the package's own file, or the house's stand-in by its version.
    public let name: String
    public let model: ProcessModel
    public let process: ProcessDefinition
    public let library: ProcessLibrary

    /// The process of a model that cases run: the executable one with a task that names its act; the package's id
    /// decides between several. Nil where no task does.
    public init?(_ model: ProcessModel, name: String, package: String) {
        let driving = model.processes.filter { $0.isExecutable && $0.drivesCases }
        guard let process = driving.first(where: { $0.id == package }) ?? driving.first else { return nil }
        self.name = name
        self.model = model
        self.process = process
        library = ProcessLibrary([model])
    }

    /// The user task of an element, with what the model says of it.
    public func task(process: String, element: String) -> (node: FlowNode, task: UserTaskDefinition)? {
        guard let process = library[process], let index = process.nodeIndex[element],
            case .user(let task)? = process.nodes[index].activity?.work
        else { return nil }
        return (process.nodes[index], task)
    }
}

extension ProcessDefinition {
    /// Whether a user task names its act.
    var drivesCases: Bool {
        nodes.contains { node in
            if case .user(let task)? = node.activity?.work { task.settings["taetigkeit"] != nil } else { false }
        }
    }
}

extension UserTaskDefinition {
    /// What the person does; a task that does not say is any task.
    public var taetigkeit: Taetigkeit { settings["taetigkeit"].flatMap(Taetigkeit.init(rawValue:)) ?? .aufgabe }

    /// The small form: the fields that the act brings along, then the task's own.
    public var formFields: [TaskField] {
        let brought: [TaskField] =
            switch taetigkeit {
            case .pruefen:
                [
                    TaskField(
                        name: "vollstaendig", label: "Sind Angaben und Unterlagen vollständig?", type: "ja-nein",
                        isRequired: true)
                ]
            case .beteiligen:
                [
                    TaskField(name: "zustimmung", label: "Stimmen Sie zu?", type: "ja-nein", isRequired: true),
                    TaskField(name: "stellungnahme", label: "Stellungnahme", isRequired: true),
                ]
            case .mitzeichnen:
                [
                    TaskField(name: "mitgezeichnet", label: "Zeichnen Sie mit?", type: "ja-nein", isRequired: true),
                    TaskField(name: "anmerkung", label: "Anmerkung"),
                ]
            default: []
            }
        return brought + fields.filter { own in !brought.contains { $0.name == own.name } }
    }

    /// The kinds of fields of a small form.
    public static let fieldTypes: Set<String> = ["text", "zahl", "datum", "ja-nein", "auswahl"]
}
