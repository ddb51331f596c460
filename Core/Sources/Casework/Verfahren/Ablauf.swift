import BPMN
import Basics
import Calendar
import FEEL
import ServicePackages

/// A decision under way on a case that its process drives: the case as it will stand, and what is to be kept.
///
/// Inputs go to the engine; what it wants is done here as far as it is pure, and else left to people and couriers.
struct Ablauf {
    var rahmen: Verfahrensrahmen
    let context: DecisionContext
    private(set) var vorgang: Vorgang
    var verfahren: Verfahren
    private(set) var events: [Event] = []
    var tasks: [OutboxTask] = []
    var schritt = Verfahrensschritt()
    private var inputs: [Eingabe] = []

    /// What goes to the engine next. A message finds its receiver when its turn comes: what was sent before it has arrived.
    private enum Eingabe {
        case input(ProcessInput)
        case message(Nachricht)
    }

    /// How many inputs one decision feeds the engine at the most: connectors that are done at once make new ones.
    static let inputLimit = 1_000
    /// How many tasks, orders and messages a case may have open.
    static let openLimit = 1_000
    static let messageLimit = 100

    /// Nil while no process was begun.
    init?(_ vorgang: Vorgang, _ rahmen: Verfahrensrahmen, _ context: DecisionContext) {
        guard let verfahren = vorgang.verfahren else { return nil }
        self.init(vorgang, verfahren, rahmen, context)
    }

    /// Begins the process of a case.
    init(beginning vorgang: Vorgang, _ rahmen: Verfahrensrahmen, _ context: DecisionContext) {
        let process = rahmen.modell.process
        let beginn = Verfahrensschritt.Beginn(
            modell: rahmen.modell.name, process: process.id, nodes: process.nodes.count, flows: process.flows.count)
        self.init(vorgang, Verfahren(beginn), rahmen, context)
        schritt.beginn = beginn
    }

    private init(
        _ vorgang: Vorgang, _ verfahren: Verfahren, _ rahmen: Verfahrensrahmen, _ context: DecisionContext
    ) {
        self.vorgang = vorgang
        self.verfahren = verfahren
        self.rahmen = rahmen
        self.context = context
    }

    /// Everything to keep: the domain's events, then the step of the process.
    var decision: Decision {
        Decision(events + (schritt.isEmpty ? [] : [.verfahrenGegangen(schritt)]), tasks: tasks)
    }

    /// Something happened to the case in this decision.
    mutating func geschieht(_ event: Event) {
        events.append(event)
        vorgang.apply(
            RecordedEvent(version: vorgang.version + 1, at: context.now, by: context.actor.signature, event: event))
    }

    mutating func take(_ decision: Decision) {
        for event in decision.events { geschieht(event) }
        tasks += decision.tasks
    }

    /// Feeds the engine and does what it wants until all waits. False if the input fits nothing that is there.
    @discardableResult
    mutating func nimm(_ input: ProcessInput) throws(Findings) -> Bool {
        inputs = [.input(input)]
        return try drain()
    }

    /// Feeds the engine what has gathered; answers whether the first of it fitted.
    @discardableResult
    mutating func drain() throws(Findings) -> Bool {
        var at = 0
        var isAccepted = false
        while at < inputs.count {
            guard at < Ablauf.inputLimit else { throw Findings(tooLarge) }
            let next = inputs[at]
            at += 1
            guard let input = input(next) else { continue }
            let outcome = verfahren.state.step(input, in: environment, at: context.now)
            if at == 1 { isAccepted = outcome.isAccepted }
            follow(outcome)
            guard verfahren.aufgaben.count + verfahren.auftraege.count <= Ablauf.openLimit else {
                throw Findings(tooLarge)
            }
        }
        inputs = []
        verfahren.prune()
        return isAccepted
    }

    /// That the process wants too much, at the element that wanted the last of it.
    private var tooLarge: Finding {
        let last = schritt.auftraege.last.map { (rahmen.modell.process.id, $0.element) }
        let (process, element) = schritt.aufgaben.last.map { ($0.process, $0.element) } ?? last ?? ("", "")
        let node = rahmen.modell.library[process].flatMap { process in
            process.nodeIndex[element].map { process.nodes[$0] }
        }
        return .processTooLarge(element, node?.place)
    }

    /// Takes over what a step of the engine came to.
    mutating func follow(_ outcome: StepOutcome) {
        schritt.events += outcome.events
        verfahren.prune()
        for action in outcome.actions { act(on: action) }
    }

    mutating func queue(_ input: ProcessInput) { inputs.append(.input(input)) }

    var environment: StepEnvironment {
        var environment = StepEnvironment(rahmen.modell.library, zones: rahmen.zones)
        environment.given = given
        return environment
    }

    /// What expressions know beside the variables: the case, then the application.
    var given: @Sendable (String) -> Value? {
        let (about, base) = (about, rahmen.given)
        return { name in name == "vorgang" ? about : base(name) }
    }

    private var about: Value {
        func day(_ instant: Instant?) -> Value {
            instant.flatMap { FEELDate(BerlinTime.local($0).date.iso) }.map { .date($0) } ?? .null
        }
        return .context(
            Context([
                ("zeichen", .string(vorgang.submission?.reference ?? "")), ("eingang", day(vorgang.submitted)),
                ("zielzeit", day(vorgang.submission?.due.map { $0.advanced(bySeconds: -1) })),
            ]))
    }

    private mutating func act(on action: ProcessAction) {
        switch action {
        case .userTask(let task): open(task)
        case .serviceTask(let task): perform(task)
        case .setTimer(let id, _, let due): tasks.append(.wecke(id, at: max(due, context.now)))
        case .awaitMessage(let subscription, let name, let key): fetch(name, key, for: subscription)
        case .sendMessage(let message):
            send(
                Nachricht(
                    name: message.name, schluessel: message.key, until: message.timeToLive.after(context.now),
                    variables: Variables()))
        // What is taken back is forgotten with its frame; a timer or order that comes late fits nothing.
        case .cancelTask, .cancelTimer, .forgetMessage, .broadcastSignal, .trace, .incident, .ended: return
        }
    }

    private mutating func open(_ task: UserTask) {
        let found = rahmen.modell.task(process: task.process, element: task.element)
        let settings = found?.task.settings ?? [:]
        let aufgabe = Aufgabe(
            id: task.id, process: task.process, element: task.element, name: task.name ?? task.element,
            taetigkeit: found?.task.taetigkeit ?? .aufgabe,
            rolle: settings["rolle"] == Role.leitung.rawValue ? .leitung : .sachbearbeitung,
            stelle: settings["stelle"], andersAls: settings["anders-als"], bahn: found?.node.lane,
            hinweis: task.documentation, since: context.now, due: task.due)
        verfahren.add(aufgabe)
        schritt.aufgaben.append(aufgabe)
    }

    mutating func hand(_ auftrag: Auftrag) {
        verfahren.add(auftrag)
        schritt.auftraege.append(auftrag)
    }

    // MARK: Messages

    /// Brings a message to the first that waits for it, by name and key, else keeps it until its time is over.
    mutating func send(_ message: Nachricht) { inputs.append(.message(message)) }

    /// The input that is due; nil for a message that nobody awaits, which is kept.
    private mutating func input(_ next: Eingabe) -> ProcessInput? {
        guard case .message(let message) = next else {
            if case .input(let input) = next { return input }
            return nil
        }
        for subscription in verfahren.state.subscriptions {
            guard case .message(let name, let key) = subscription.trigger, message.fits(name, key) else { continue }
            return .deliver(subscription: subscription.id, variables: message.variables)
        }
        keep(verfahren.nachrichten + [message])
        return nil
    }

    /// Whether an event waits for a message now.
    func awaits(_ name: String, _ key: String?) -> Int? {
        verfahren.state.subscriptions.first { subscription in
            if case .message(let awaited, let wanted) = subscription.trigger {
                awaited == name && (wanted == nil || wanted == key)
            } else {
                false
            }
        }?.id
    }

    private mutating func fetch(_ name: String, _ key: String?, for subscription: Int) {
        let fresh = verfahren.nachrichten.filter { $0.until > context.now }
        guard let index = fresh.firstIndex(where: { $0.fits(name, key) }) else { return }
        var rest = fresh
        let message = rest.remove(at: index)
        keep(rest)
        queue(.deliver(subscription: subscription, variables: message.variables))
    }

    mutating func keep(_ messages: [Nachricht]) {
        let kept = Array(messages.filter { $0.until > context.now }.suffix(Ablauf.messageLimit))
        guard kept != verfahren.nachrichten else { return }
        verfahren.nachrichten = kept
        schritt.nachrichten = kept
    }
}

extension Nachricht {
    func fits(_ name: String, _ key: String?) -> Bool { name == self.name && (key == nil || key == schluessel) }
}

extension Finding {
    /// A process that makes more of itself than a case can hold.
    static func processTooLarge(_ element: String, _ place: Place?) -> Finding {
        let german = place.map { ", Zeile \($0.line)" } ?? ""
        let english = place.map { ", line \($0.line)" } ?? ""
        return Finding(
            "process-too-large", .error,
            Words(
                de:
                    "Das Verfahren will bei „\(element)“\(german) mehr auf einmal, als ein Vorgang fasst. Die Redaktion "
                    + "der Leistung muss es ändern.",
                en: "The process wants more at “\(element)”\(english) at once than a case can hold. The authors of the "
                    + "service must change it."), at: place, subject: element)
    }
}
