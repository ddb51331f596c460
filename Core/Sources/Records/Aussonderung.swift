public import Basics
public import Calendar
public import XDomea

/// Where a closed file stands on its way out of the house: kept, offered, decided, handed over or destroyed.
///
/// Nothing is destroyed without the archive's answer, and nothing moves while a hold stands.
public struct Aussonderung: Hashable, Sendable {
    public private(set) var stand: Stand

    /// The states.
    public enum Stand: Hashable, Sendable {
        /// Open, or kept until its period ends.
        case aufbewahrt
        /// Offered to the archive on a day, in a process; waiting for its answer.
        case angeboten(CivilDate, prozess: ObjektID)
        /// The archive has decided.
        case bewertet(Schriftgut.Aussonderungsart, prozess: ObjektID)
        /// Handed over; waiting for the confirmation that it was taken.
        case uebergeben(CivilDate, prozess: ObjektID)
        /// The archive has it, under its own reference: what is here can go.
        case uebernommen(archivkennung: String?)
        /// Gone from here, on a day: destroyed after the archive declined, or after it took it over.
        case geloescht(CivilDate, archivkennung: String?)
    }

    /// What can be done next with a file on a day.
    public enum Schritt: Hashable, Sendable {
        /// Nothing: still open, or the period runs until this day.
        case warten(bis: CivilDate?)
        /// Nothing, because of a hold.
        case gesperrt(grund: String)
        /// Kept for good here; only a hand-over to the archive moves it.
        case dauernd
        case anbieten
        case antwortAbwarten
        case uebergeben
        case uebernahmeAbwarten
        case loeschen
        case fertig
    }

    public init(stand: Stand = .aufbewahrt) { self.stand = stand }

    /// The next step for a file on a day.
    public func schritt(_ akte: Akte, am tag: CivilDate) -> Schritt {
        if case .geloescht = stand { return .fertig }
        if let hold = akte.sperren.first(where: { $0.gilt(am: tag) }) { return .gesperrt(grund: hold.grund) }
        switch stand {
        case .aufbewahrt:
            guard akte.geschlossen != nil else { return .warten(bis: nil) }
            guard let end = akte.aufbewahrungsende else { return .dauernd }
            return tag > end ? .anbieten : .warten(bis: end)
        case .angeboten: return .antwortAbwarten
        case .bewertet(.archivieren, _): return .uebergeben
        case .bewertet(.vernichten, _): return .loeschen
        case .bewertet(.bewerten, _): return .antwortAbwarten
        case .uebergeben: return .uebernahmeAbwarten
        case .uebernommen: return .loeschen
        case .geloescht: return .fertig
        }
    }

    /// The file was offered.
    public mutating func angeboten(_ akte: Akte, am tag: CivilDate) throws(Findings) {
        try allow([.anbieten, .dauernd], akte, tag)
        stand = .angeboten(tag, prozess: akte.prozess)
    }

    /// The archive answered (0502).
    public mutating func bewertet(
        _ art: Schriftgut.Aussonderungsart, _ akte: Akte, am tag: CivilDate
    ) throws(Findings) {
        try allow([.antwortAbwarten], akte, tag)
        stand = .bewertet(art, prozess: akte.prozess)
    }

    /// The file was handed over (0503).
    public mutating func uebergeben(_ akte: Akte, am tag: CivilDate) throws(Findings) {
        try allow([.uebergeben], akte, tag)
        stand = .uebergeben(tag, prozess: akte.prozess)
    }

    /// The archive confirmed that it took it (0506), or that it could not: then it is handed over again.
    public mutating func bestaetigt(
        _ ergebnis: EmpfangeneNachricht.Ergebnis, _ akte: Akte, am tag: CivilDate
    ) throws(Findings) {
        try allow([.uebernahmeAbwarten], akte, tag)
        stand =
            ergebnis.erfolgreich
            ? .uebernommen(archivkennung: ergebnis.archivkennung) : .bewertet(.archivieren, prozess: akte.prozess)
    }

    /// What was here is gone.
    public mutating func geloescht(_ akte: Akte, am tag: CivilDate) throws(Findings) {
        try allow([.loeschen], akte, tag)
        var reference: String?
        if case .uebernommen(let archivkennung) = stand { reference = archivkennung }
        stand = .geloescht(tag, archivkennung: reference)
    }

    private func allow(_ steps: Set<Schritt>, _ akte: Akte, _ tag: CivilDate) throws(Findings) {
        let next = schritt(akte, am: tag)
        guard !steps.contains(next) else { return }
        if case .gesperrt(let grund) = next {
            throw Findings(
                Finding(
                    "records-hold", .error,
                    Words(
                        de: "Die Akte \(akte.aktenzeichen) ist gesperrt: \(grund)",
                        en: "The file \(akte.aktenzeichen) is on hold: \(grund)"), subject: akte.aktenzeichen))
        }
        throw Findings(
            Finding(
                "records-disposal-step", .error,
                Words(
                    de: "Für die Akte \(akte.aktenzeichen) ist dieser Schritt der Aussonderung jetzt nicht möglich.",
                    en: "This step of disposal is not possible for the file \(akte.aktenzeichen) now."),
                subject: akte.aktenzeichen))
    }
}
