public import BPMN
public import Basics
import Calendar
import ServicePackages

extension Vorgang {
    /// Whether somebody may give a command to this case at all: the role and office of the command, or of the task that
    /// it is about. Whether it is due is decided later.
    public func allows(_ command: Command, _ actor: Actor) -> Bool {
        switch command {
        case .erledigeAufgabe(let id, _):
            guard let aufgabe = verfahren?.aufgabe(id) else { return takesPart(actor) }
            return allows(aufgabe, actor)
        case .schliesseAb:
            if case .system = actor { return verfahren?.auftraege.contains { $0.verbinder == .ablegen } ?? false }
            return command.access.allows(actor, town: town, unit: service.unit)
        default: return command.access.allows(actor, town: town, unit: service.unit)
        }
    }

    /// Whether a task is one of this person's: the role, and the office whose task it is.
    public func allows(_ aufgabe: Aufgabe, _ actor: Actor) -> Bool {
        AccessRule.staff(aufgabe.rolle).allows(actor, town: town, unit: aufgabe.stelle ?? service.unit)
    }

    /// Whether this person works on the case: for the competent office, or for one that has or had a part in it.
    public func takesPart(_ actor: Actor) -> Bool {
        let rule = AccessRule.staff(.sachbearbeitung)
        return rule.allows(actor, town: town, unit: service.unit)
            || beteiligteStellen.contains { rule.allows(actor, town: town, unit: $0) }
    }

    /// Whether the person may not do a task because of what they did before (Vier-Augen-Prinzip).
    public func isBarred(_ actor: Actor, from aufgabe: Aufgabe) -> Bool {
        guard let other = aufgabe.andersAls, case .staff(let staff) = actor,
            case .staff(let doer, _)? = verfahren?.erledigt[other]
        else { return false }
        return doer == staff.id
    }

    /// Whether examining and deciding waits for the applicant's answer: until its last day is over.
    func waitsForAnswer(at now: Instant) -> Bool {
        guard let question = openQuestion else { return false }
        guard let last = CivilDate(iso: question.due) else { return true }
        return BerlinTime.local(now).date <= last
    }
}
