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
        let asked = changes.map { $0.words(in: verfahren.state, rahmen.modell.library) }
        geschieht(.eingriffBeantragt(changes, reason: reason, asked: asked))
    }

    mutating func decideChange(_ approved: Bool) throws(Findings) {
        guard let request = vorgang.eingriff else { throw Findings(.noChange) }
        // Who asked for it may take it back, never agree to it.
        guard !approved || request.by != context.actor.signature else { throw Findings(.fourEyes) }
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
        if let letter = unprinted(without: ziel) { throw Findings(.letterLost(letter)) }
        let plans = MigrationPlan.plans(from: rahmen.modell, to: ziel.modell)
        geschieht(.versionGewechselt(to: service, modell: ziel.modell.name, reason: reason))
        rahmen = ziel
        follow(try verfahren.state.migrate(plans, in: environment, at: context.now))
        try drain()
        schritt.auftraege += verfahren.auftraege.filter { order in !schritt.auftraege.contains { $0.id == order.id } }
    }
}

extension Ablauf {
    /// What a repair or a change of the version would do, tried out and not kept.
    func preview(of command: Command) -> ProcessPreview? {
        switch command {
        case .beantrageEingriff(let changes, _):
            return verfahren.state.preview(changes, in: environment, at: context.now)
        case .wechsleVersion:
            guard let ziel = context.ziel else { return nil }
            var after = self
            after.rahmen = ziel
            let plans = MigrationPlan.plans(from: rahmen.modell, to: ziel.modell)
            var preview = verfahren.state.preview(plans, in: after.environment, at: context.now)
            if let letter = unprinted(without: ziel) { preview.findings.append(.letterLost(letter)) }
            return preview
        default: return nil
        }
    }

    /// A letter that is not printed yet and whose template the other version does not have.
    private func unprinted(without ziel: Verfahrensrahmen) -> Schreiben? {
        vorgang.letters.first { letter in
            if case .gedruckt = letter.state { return false }
            return letter.id != vorgang.submission?.receipt && ziel.letter(letter.template) == nil
        }
    }
}

extension Vorgang {
    /// What a repair by hand (`beantrageEingriff`) or a change of the version (`wechsleVersion`) would do to the process of
    /// the case; nil if none drives it, or for any other command.
    public func preview(of command: Command, _ context: DecisionContext) -> ProcessPreview? {
        context.verfahren.flatMap { Ablauf(self, $0, context) }?.preview(of: command)
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
    /// The other version could not write on what is begun.
    static func letterLost(_ letter: Schreiben) -> Finding {
        Finding(
            "letter-lost", .error,
            Words(
                de:
                    "Das Schreiben „\(letter.title)“ gibt es in der anderen Fassung nicht. Drucken oder verwerfen Sie es erst.",
                en: "The other version has no letter “\(letter.title)”. Print or discard it first."))
    }
    static let noChange = Finding(
        "no-change", .error,
        Words(de: "Es ist kein Eingriff beantragt.", en: "No change has been requested."))
}
