import BPMN
import Basics
import FEEL
import ServicePackages

/// What connectors do: at once where it is pure, else as an order that a courier or a printed letter answers.
extension Ablauf {
    mutating func perform(_ task: ServiceTask) {
        switch task.kind {
        case .service(let connector), .send(let connector, _, _): connect(connector, task)
        case .decision(let id): decide(id ?? task.settings["entscheidung"], task)
        case .script(let language, _):
            fail(
                task.id, "Skripte in „\(language ?? "?")“ laufen hier nicht.",
                "Scripts in “\(language ?? "?")” do not run here.")
        case .wait: queue(.completeTask(task.id))
        }
    }

    private mutating func connect(_ connector: String?, _ task: ServiceTask) {
        switch connector.flatMap(Verbinder.init(rawValue:)) {
        case .schreiben?: write(task)
        case .zahlung?: charge(task)
        case .zustellen?: deliver(auftrag(task, .zustellen))
        case .entscheidung?: decide(task.settings["entscheidung"], task)
        case .nachricht? where vorgang.submission?.mail == nil: queue(.completeTask(task.id))
        case .nachricht?: carry(auftrag(task, .nachricht))
        case .ablegen?: carry(auftrag(task, .ablegen))
        case .dienst?: carry(auftrag(task, .dienst))
        case .register?: register(task)
        case nil:
            fail(
                task.id, "Den Verbinder „\(connector ?? "")“ gibt es nicht.",
                "There is no connector “\(connector ?? "")”.")
        }
    }

    /// A try that cannot succeed by itself: an incident that a person solves.
    mutating func fail(_ task: Int, _ de: String, _ en: String) {
        queue(.failTask(task, reason: Words(de: de, en: en), retriesLeft: 0))
    }

    private mutating func complete(_ task: ServiceTask, _ usual: String, _ value: Value) {
        queue(.completeTask(task.id, variables: Variables([task.resultVariable ?? usual: value])))
    }

    private func auftrag(_ task: ServiceTask, _ verbinder: Verbinder) -> Auftrag {
        let isMapped = rahmen.modell.mapsInputs(process: task.process, element: task.element)
        return Auftrag(
            id: task.id, element: task.element, name: task.name ?? task.element, verbinder: verbinder,
            settings: task.settings, inputs: isMapped ? task.inputs : nil, since: context.now,
            versuche: max(1, task.retries))
    }

    private mutating func carry(_ auftrag: Auftrag) {
        hand(auftrag)
        tasks.append(.verrichte(auftrag.id))
    }

    // MARK: Done here

    private mutating func decide(_ name: String?, _ task: ServiceTask) {
        let name = name ?? ""
        guard let value = rahmen.decide(name, task.inputs) else {
            return fail(
                task.id, "Die Entscheidung „\(name)“ gibt kein Ergebnis.", "The decision “\(name)” gives no result.")
        }
        complete(task, name.lowercased(), value)
    }

    /// A setting that is an expression: it sees what the model hands in, else all variables of the process.
    private func evaluate(_ text: String?, _ inputs: Variables) -> Value? {
        guard let text else { return nil }
        let (given, variables) = (given, verfahren.state.variables)
        return ProcessExpression(text, place: Place()).value(at: context.now, zones: rahmen.zones) { name in
            inputs[name] ?? variables[name] ?? given(name) ?? .null
        }
    }

    private mutating func charge(_ task: ServiceTask) {
        let amount = evaluate(task.settings["betrag"], task.inputs)?.number
        guard let cents = amount.flatMap({ ($0 * Decimal128(100)).flatMap(\.int) }), cents >= 0 else {
            return fail(
                task.id, "Der Betrag „\(task.settings["betrag"] ?? "")“ gibt keine Zahl in Euro und Cent.",
                "The amount “\(task.settings["betrag"] ?? "")” gives no number of euros and cents.")
        }
        let text = Array(Randomness.base32(context.randomness.bytes(6)).uppercased())
        let request = Zahlungsanforderung(
            kassenzeichen: "K-" + String(text.prefix(8)), betrag: cents,
            zweck: task.settings["zweck"] ?? vorgang.service.name)
        geschieht(.zahlungAngefordert(request))
        complete(task, "zahlung", .string(request.kassenzeichen))
    }

    private mutating func register(_ task: ServiceTask) {
        var order = auftrag(task, .register)
        if let source = task.settings["schluessel"] {
            guard let key = evaluate(source, task.inputs), !key.isNull else {
                return fail(
                    task.id, "Der Schlüssel „\(source)“ gibt keinen Wert.", "The key “\(source)” gives no value.")
            }
            order.settings["schluessel"] = StoredValue(key).text
        }
        carry(order)
    }

    private mutating func write(_ task: ServiceTask) {
        let template = task.settings["schreiben"] ?? ""
        guard let title = rahmen.letter(template) else {
            return fail(
                task.id, "Das Schreiben „\(template)“ gibt es nicht.", "There is no letter “\(template)”.")
        }
        let id: SchreibenId = context.randomness.id()
        geschieht(.schreibenEntworfen(id: id, template: template, title: title, values: [:]))
        guard task.settings["freigeben"] == "ja" else {
            return complete(task, "schreiben", .string(id.text))
        }
        geschieht(.schreibenFreigegeben(id: id))
        tasks.append(.drucke(id))
        var order = auftrag(task, .schreiben)
        order.schreiben = id
        hand(order)
    }

    // MARK: Done when a letter is printed

    /// Makes the notice known if it is printed, else waits for that.
    private mutating func deliver(_ order: Auftrag) {
        guard let letter = vorgang.decision.flatMap({ vorgang.letter($0.letter) }) else {
            return fail(
                order.id, "Es gibt noch keinen Bescheid, der zugestellt werden kann.",
                "There is no notice yet that can be delivered.")
        }
        guard let document = letter.document else {
            var waiting = order
            waiting.schreiben = letter.id
            return hand(waiting)
        }
        let consents = vorgang.submission?.retrievalConsent == true
        let wanted = order.settings["weg"].flatMap(Bekanntgabeweg.init(rawValue:))
        let way = wanted == .post || !consents ? Bekanntgabeweg.post : .abruf
        if !vorgang.deliveries.contains(where: { $0.document == document && $0.way == way }) {
            geschieht(.zugestellt(document: document, way: way))
            if way == .abruf { tasks += vorgang.notice(vorgang.submission?.mail, .bereitstellung) }
        }
        queue(
            .completeTask(
                order.id, variables: Variables([order.settings["ergebnis"] ?? "zugestellt": .string(way.rawValue)])))
    }

    /// What waited for a letter goes on.
    mutating func printed(_ letter: SchreibenId, _ document: DocumentId) throws(Findings) {
        for order in verfahren.auftraege where order.schreiben == letter {
            if order.verbinder == .zustellen {
                deliver(order)
            } else {
                let name = order.settings["ergebnis"] ?? "dokument"
                queue(.completeTask(order.id, variables: Variables([name: .string(document.text)])))
            }
        }
        try drain()
    }
}

extension Verfahrensmodell {
    /// Whether the model says which values an element gets.
    func mapsInputs(process: String, element: String) -> Bool {
        guard let process = library[process], let index = process.nodeIndex[element] else { return false }
        return process.nodes[index].activity?.inputs.isEmpty == false
    }
}
