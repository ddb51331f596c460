import BPMN
import Basics
import Calendar
import FEEL
import ServicePackages

extension Vorgang {
    /// Decides on a command where the process drives the case: what it does to the case, then how the process goes on.
    func decideDriven(
        _ command: Command, _ context: DecisionContext, _ rahmen: Verfahrensrahmen
    ) throws(Findings) -> Decision {
        if case .reicheEin = command {
            var ablauf = Ablauf(beginning: self, rahmen, context)
            ablauf.take(try decideForApplicant(command, context))
            try ablauf.nimm(.start(variables: Variables()))
            return ablauf.decision
        }
        guard var ablauf = Ablauf(self, rahmen, context) else { throw Findings(.notThere) }
        try ablauf.begin(command)
        switch command.access {
        case .holder: ablauf.take(try decideForApplicant(command, context))
        default: if !command.isOfProcess { ablauf.take(try decideForStaff(command, context)) }
        }
        guard command.isOfProcess || !ablauf.events.isEmpty else { return Decision([]) }
        try ablauf.goOn(after: command)
        return ablauf.decision
    }
}

extension Command {
    /// Whether the process of the case may move by it, so that its model is needed.
    public var movesProcess: Bool {
        switch self {
        case .reicheEin, .zieheZurueck, .beantworteRueckfrage, .stelleRueckfrage, .entwirfSchreiben, .entscheide,
            .schreibenGedruckt, .stelleZu, .schliesseAb:
            true
        default: isOfProcess
        }
    }

    /// Whether it is about the process alone.
    var isOfProcess: Bool {
        switch self {
        case .erledigeAufgabe, .erledigeAuftrag, .auftragGescheitert, .wecke, .loeseStoerung, .bestaetigeZahlung,
            .beantrageEingriff, .entscheideEingriff, .wechsleVersion:
            true
        default: false
        }
    }
}

extension Ablauf {
    /// Whoever begins to work on a new case takes it over.
    mutating func begin(_ command: Command) throws(Findings) {
        guard vorgang.status == .eingereicht, case .staff = context.actor else { return }
        switch command {
        case .stelleRueckfrage, .entwirfSchreiben: geschieht(.uebernommen)
        case .erledigeAufgabe(let id, _):
            if verfahren.aufgabe(id)?.stelle == nil { geschieht(.uebernommen) }
        default: return
        }
    }

    /// Moves the process by what the command did.
    mutating func goOn(after command: Command) throws(Findings) {
        switch command {
        case .stelleRueckfrage(_, let due): try asked(due)
        case .beantworteRueckfrage(let id, _, _): try tell("antwort", id.text)
        case .zieheZurueck: try withdrawn()
        case .entscheide(let kind, let letter): try decided(kind, letter)
        case .schreibenGedruckt(let id, let document): try printed(id, document.id)
        case .stelleZu(let document, let way): try delivered(document, way)
        case .schliesseAb: try closed()
        case .erledigeAufgabe(let id, let values): try complete(id, values)
        case .erledigeAuftrag, .auftragGescheitert, .wecke, .loeseStoerung, .bestaetigeZahlung:
            try goOnFromOutside(command)
        case .beantrageEingriff(let changes, let reason): try request(changes, reason)
        case .entscheideEingriff(let approved): try decideChange(approved)
        case .wechsleVersion(let service, let reason): try change(to: service, reason)
        default: return
        }
    }

    // MARK: Acts

    private mutating func asked(_ due: String) throws(Findings) {
        let question = vorgang.questions.last?.id.text ?? ""
        var values = Variables(["rueckfrage": .string(question)])
        if let day = CivilDate(iso: due) {
            values["frist"] = FEELDate(day.iso).map { .date($0) } ?? .null
            let end = BerlinTime.start(of: day.adding(days: 1)).microseconds / 1_000_000
            values["fristende"] = FEELDateTime(secondsSinceEpoch: Int(end), zone: .utc).map { .dateTime($0) } ?? .null
        }
        if try fulfil([.rueckfrage], values, foreseeing: false) { return }
        // Asking is possible beside the process while somebody still examines.
        let examining: Set<Taetigkeit> = [.pruefen, .beteiligen, .entscheiden]
        guard verfahren.aufgaben.contains(where: { examining.contains($0.taetigkeit) }) else {
            throw Findings(.notDue(verfahren.aufgaben))
        }
    }

    private mutating func decided(_ kind: Entscheidung.Kind, _ letter: SchreibenId) throws(Findings) {
        guard try fulfil([.entscheiden], Variables(["entscheidung": .string(kind.rawValue)]), foreseeing: true) else {
            throw Findings(.notDue(verfahren.aufgaben))
        }
        // The notice leaves the printer only when it has been countersigned.
        if verfahren.aufgaben.contains(where: { $0.taetigkeit == .mitzeichnen }) {
            tasks.removeAll { $0 == .drucke(letter) }
        }
    }

    private mutating func delivered(_ document: DocumentId, _ way: Bekanntgabeweg) throws(Findings) {
        let notice = vorgang.decision.flatMap { vorgang.letter($0.letter)?.document }
        let values = Variables(["zugestellt": .string(way.rawValue)])
        // Other letters, and the notice on a second way, are delivered beside the process.
        let isFirst = vorgang.deliveries.filter { $0.document == document }.count == 1
        guard document == notice, isFirst else { return }
        if try fulfil([.bescheiden], values) {
            try fulfil([.zustellen], values)
        } else if !(try fulfil([.zustellen], values)) {
            throw Findings(.notDue(verfahren.aufgaben))
        }
    }

    private mutating func closed() throws(Findings) {
        if verfahren.state.hasEnded { return }
        if let order = verfahren.auftraege.first(where: { $0.verbinder == .ablegen }) {
            try nimm(.completeTask(order.id))
        } else if !(try fulfil([.ablegen], Variables())) {
            throw Findings(.notDue(verfahren.aufgaben))
        }
        if !verfahren.state.hasEnded, !verfahren.aufgaben.isEmpty || !verfahren.auftraege.isEmpty {
            throw Findings(.tasksLeft(verfahren.aufgaben))
        }
        if !verfahren.state.hasEnded { try nimm(.cancel) }
    }

    private mutating func withdrawn() throws(Findings) {
        if let subscription = awaits("rueckzug", nil) {
            try nimm(.deliver(subscription: subscription))
        } else {
            try nimm(.cancel)
        }
    }

    mutating func tell(_ message: String, _ key: String) throws(Findings) {
        send(
            Nachricht(
                name: message, schluessel: key, until: context.now.advanced(bySeconds: 86_400), variables: Variables()))
        try drain()
    }

    // MARK: Tasks

    /// Completes the open task of an act; with `foreseeing`, examinations that stand before it count as done with that
    /// result, if that leads there. False if there is no such task.
    @discardableResult
    private mutating func fulfil(
        _ acts: Set<Taetigkeit>, _ values: Variables, foreseeing isComplete: Bool? = nil
    ) throws(Findings) -> Bool {
        if let task = try due(acts) {
            try finish(task, values)
            return true
        }
        guard let isComplete else { return false }
        var trial = self
        for task in verfahren.aufgaben where task.taetigkeit == .pruefen && trial.mayForesee(task) {
            try trial.finish(task, Variables(["vollstaendig": .boolean(isComplete)]))
        }
        guard let task = try trial.due(acts) else { return false }
        try trial.finish(task, values)
        self = trial
        return true
    }

    private func mayForesee(_ task: Aufgabe) -> Bool {
        guard vorgang.allows(task, context.actor), !vorgang.isBarred(context.actor, from: task) else { return false }
        let own = rahmen.modell.task(process: task.process, element: task.element)?.task.fields ?? []
        return !own.contains(where: \.isRequired)
    }

    /// The open task of an act that the actor may do. Throws if there is one, and it is another's.
    private func due(_ acts: Set<Taetigkeit>) throws(Findings) -> Aufgabe? {
        let open = verfahren.aufgaben.filter { acts.contains($0.taetigkeit) }
        guard let first = open.first else { return nil }
        let mine = open.filter { vorgang.allows($0, context.actor) }
        guard !mine.isEmpty else { throw Findings(.notYours(first)) }
        guard let task = mine.first(where: { !isBarred(from: $0) }) else { throw Findings(.fourEyes) }
        return task
    }

    /// Also by what was done in this very decision.
    private func isBarred(from task: Aufgabe) -> Bool {
        vorgang.isBarred(context.actor, from: task) || task.andersAls.map { schritt.erledigt.contains($0) } ?? false
    }

    private mutating func finish(_ task: Aufgabe, _ values: Variables) throws(Findings) {
        schritt.erledigt.append(task.element)
        try nimm(.completeTask(task.id, variables: values))
    }

    /// A task with a small form.
    private mutating func complete(_ id: Int, _ texts: [String: String]) throws(Findings) {
        guard let task = verfahren.aufgabe(id) else { throw Findings(.taskGone) }
        guard task.taetigkeit.hasForm else { throw Findings(.taskIsAct(task)) }
        guard !isBarred(from: task) else { throw Findings(.fourEyes) }
        let waits = task.taetigkeit == .pruefen && vorgang.waitsForAnswer(at: context.now)
        guard !waits else { throw Findings(.questionOpen) }
        let model = rahmen.modell.task(process: task.process, element: task.element)?.task
        var values = try Aufgabenformular.read(model?.formFields ?? [], texts)
        geschieht(
            .aufgabeErledigt(
                Erledigung(
                    aufgabe: id, element: task.element, name: task.name, taetigkeit: task.taetigkeit, values: values)))
        if task.taetigkeit == .mitzeichnen { try countersign(values) }
        if task.taetigkeit == .beteiligen {
            let name = model?.settings["ergebnis"] ?? task.element
            values = Variables([name: .context(Context(values.values.sorted { $0.key < $1.key }.map { ($0, $1) }))])
        }
        try finish(task, values)
        if task.taetigkeit == .mitzeichnen, vorgang.decision == nil,
            !verfahren.aufgaben.contains(where: { $0.taetigkeit == .entscheiden })
        {
            throw Findings(.noWayBack)
        }
    }

    private mutating func countersign(_ values: Variables) throws(Findings) {
        guard let letter = vorgang.decision?.letter else { return }
        if values["mitgezeichnet"] == .boolean(true) {
            tasks.append(.drucke(letter))
        } else {
            guard let note = values["anmerkung"]?.string else {
                throw Findings(.emptyText("anmerkung"))
            }
            geschieht(.bescheidZurueckgegeben(letter: letter, note: note))
        }
    }
}
