public import Basics
import Calendar
public import Casework
public import Ports
import Records
import ServicePackages

extension TownHall {
    /// Closes a case and files it: the file reference is made from the plan's unit, the year and a running number, the
    /// retention period from the package's settings; it runs from the end of the year of closing.
    ///
    /// The number is drawn before the decision; a refusal leaves a gap, never a number twice.
    public func close(
        _ id: VorgangId, scope: Scope, by actor: Actor, seen: Int?, shelf: ServiceShelf
    ) async throws -> Vorgang {
        let vorgang = try await open(id, scope: scope)
        let settings = try await shelf.service(vorgang.service).akte
        let today = BerlinTime.local(clock.now()).date
        let number = try await registry.next("akte/\(settings.plan)/\(today.year)", town: TownId(vorgang.town))
        let retention = Aufbewahrung.jahre(settings.retentionYears)
        return try await perform(
            .schliesseAb(
                aktenzeichen: Aktenzeichenregel.ueblich.aktenzeichen(
                    einheit: settings.plan, jahr: today.year, nummer: number),
                aktenplaneinheit: settings.plan, retentionEnd: (retention.ende(geschlossen: today) ?? today).iso,
                retentionBasis: settings.retentionBasis),
            on: id, scope: scope, by: actor, seen: seen)
    }
}
