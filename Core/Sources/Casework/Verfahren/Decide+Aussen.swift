import BPMN
import Basics
import FEEL
import ServicePackages

/// What couriers, clocks and repairers bring to the process.
extension Ablauf {
    mutating func goOnFromOutside(_ command: Command) throws(Findings) {
        switch command {
        case .erledigeAuftrag(let id, let values): try ended(id, values)
        case .auftragGescheitert(let id, let reason):
            guard verfahren.auftraege.contains(where: { $0.id == id }) else { return }
            try nimm(.failTask(id, reason: Words(de: reason, en: reason), retriesLeft: 0))
        case .wecke(let timer): try wake(timer)
        case .loeseStoerung(let id, let solution, let reason): try solve(id, solution, reason)
        case .bestaetigeZahlung(let kassenzeichen): try paid(kassenzeichen)
        default: return
        }
    }

    private mutating func ended(_ id: Int, _ values: Variables) throws(Findings) {
        guard let order = verfahren.auftraege.first(where: { $0.id == id }) else { return }
        var result = values
        if let name = order.settings["ergebnis"], let value = values["ergebnis"] {
            result = Variables([name: value])
        }
        try nimm(.completeTask(id, variables: result))
    }

    private mutating func wake(_ timer: Int) throws(Findings) {
        guard let subscription = verfahren.state.subscriptions.first(where: { $0.id == timer }),
            case .timer(let due, _, _) = subscription.trigger, due <= context.now
        else { return }
        let process = rahmen.modell.library[verfahren.state.processes[subscription.definition]]
        let node = process.map { $0.nodes[subscription.node] }
        geschieht(.fristAbgelaufen(element: node?.id ?? "", name: node?.name ?? ""))
        try nimm(.fireTimer(timer))
    }

    private mutating func solve(
        _ id: Int, _ solution: Stoerungsloesung, _ reason: String
    ) throws(Findings) {
        guard let incident = verfahren.stoerungen.first(where: { $0.id == id }) else { throw Findings(.incidentGone) }
        let isBlank = !reason.contains { !$0.isWhitespace }
        if case .wiederholen = solution {} else if isBlank { throw Findings(.emptyText("grund")) }
        geschieht(.stoerungGeloest(element: incident.element, code: incident.code, solution: solution, reason: reason))
        switch solution {
        case .wiederholen: try nimm(.resolve(incident: id, .retry))
        case .ueberspringen: try nimm(.resolve(incident: id, .skip))
        case .aendern(let name, let text):
            try nimm(.setVariables(Variables([name: try value(text, for: name)])))
            try nimm(.resolve(incident: id, .retry))
        }
    }

    /// A value that a person gives for a variable: a FEEL literal without names.
    private func value(_ text: String, for name: String) throws(Findings) -> Value {
        guard !name.isEmpty, name.utf8.count <= 100 else { throw Findings(.emptyText("name")) }
        let expression = ProcessExpression(text, place: Place())
        guard text.utf8.count <= 2_000, expression.isExecutable,
            let value = expression.value(at: context.now, zones: rahmen.zones, { _ in .null })
        else { throw Findings(.noValue) }
        return value
    }

    private mutating func paid(_ kassenzeichen: String) throws(Findings) {
        guard vorgang.payments.contains(where: { $0.request.kassenzeichen == kassenzeichen && $0.paid == nil }) else {
            throw Findings(.noPayment)
        }
        geschieht(.zahlungEingegangen(kassenzeichen: kassenzeichen))
        try tell("zahlung", kassenzeichen)
    }
}
