public import BPMN
import Basics
public import ServicePackages

/// Repairs of the process by hand, with a reason and a second person, and the change to another version of the service.
extension Ablauf {
    mutating func request(_ changes: [TokenChange], _ reason: String) throws(Findings) {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw Findings(.emptyText("grund")) }
        guard vorgang.eingriff == nil else { throw Findings(.changeWaits) }
        let preview = verfahren.state.preview(changes, in: environment, at: context.now)
        guard preview.isAllowed else { throw Findings(preview.findings) }
        geschieht(.eingriffBeantragt(changes, reason: reason))
    }

    mutating func decideChange(_ approved: Bool) throws(Findings) {
        guard let request = vorgang.eingriff else { throw Findings(.noChange) }
        guard request.by != context.actor.signature else { throw Findings(.fourEyes) }
        geschieht(.eingriffEntschieden(approved: approved))
        guard approved else { return }
        // The process may have moved on since it was asked for.
        let preview = verfahren.state.preview(request.changes, in: environment, at: context.now)
        guard preview.isAllowed else { throw Findings(preview.findings) }
        try nimm(.modify(request.changes, reason: request.reason))
    }

    mutating func change(to service: ServiceRef, _ reason: String) throws(Findings) {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw Findings(.emptyText("grund")) }
        guard let ziel = context.ziel, service.package == vorgang.service.package else {
            throw Findings(.processMissing)
        }
        let plans = MigrationPlan.plans(from: rahmen.modell, to: ziel.modell)
        geschieht(.versionGewechselt(to: service, modell: ziel.modell.name, reason: reason))
        rahmen = ziel
        follow(try verfahren.state.migrate(plans, in: environment, at: context.now))
        try drain()
        schritt.auftraege += verfahren.auftraege.filter { order in !schritt.auftraege.contains { $0.id == order.id } }
    }
}

extension MigrationPlan {
    /// A plan for the process that drives the cases, and for every other that both versions have.
    public static func plans(from old: Verfahrensmodell, to new: Verfahrensmodell) -> [MigrationPlan] {
        [MigrationPlan(from: old.process, to: new.process)]
            + plans(from: old.library, to: new.library).filter { $0.old.id != old.process.id }
    }
}

extension Finding {
    static let changeWaits = Finding(
        "change-waits", .error,
        Words(
            de: "Ein Eingriff wartet schon auf eine zweite Person.",
            en: "A change waits for a second person already."))
    static let noChange = Finding(
        "no-change", .error,
        Words(de: "Es ist kein Eingriff beantragt.", en: "No change has been requested."))
}
