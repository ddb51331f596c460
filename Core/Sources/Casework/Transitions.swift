/// The table of what may be done in which status. One place; `decide` asks it before anything else.
enum Transitions {
    /// The same where the process drives the case: what is due is then said by its open tasks.
    static func allowedDriven(_ command: Command) -> Set<Status> {
        let open = Set(Status.allCases.filter(\.isOpen))
        return switch command {
        case .stelleRueckfrage: [.eingereicht, .inPruefung, .inEntscheidung]
        case .entwirfSchreiben: [.eingereicht, .inPruefung, .rueckfrageOffen, .inEntscheidung]
        case .beantrageEingriff, .entscheideEingriff, .wechsleVersion: open
        case .schliesseAb, .loeseStoerung, .bestaetigeZahlung: open.union([.zurueckgezogen])
        case .erledigeAufgabe: open.union([.zurueckgezogen])
        case .erledigeAuftrag, .auftragGescheitert, .wecke: Set(Status.allCases).subtracting([.entwurf])
        default: allowed(command)
        }
    }

    /// Statuses in which a command may be given to a case that exists.
    static func allowed(_ command: Command) -> Set<Status> {
        switch command {
        case .beginneEntwurf: []
        case .speichereSeite, .reicheEin: [.entwurf]
        case .zieheZurueck: [.eingereicht, .inPruefung, .rueckfrageOffen, .inEntscheidung]
        case .beantworteRueckfrage: [.rueckfrageOffen]
        case .rufeAb: [.zugestellt, .abgeschlossen]
        case .uebernehme, .weiseZu:
            [.eingereicht, .inPruefung, .rueckfrageOffen, .inEntscheidung, .entschieden, .zugestellt]
        case .schreibeNotiz: Set(Status.allCases).subtracting([.entwurf, .abgeschlossen])
        case .stelleRueckfrage: [.inPruefung, .inEntscheidung]
        case .entwirfSchreiben: [.inPruefung, .rueckfrageOffen, .inEntscheidung]
        case .aendereSchreiben, .entscheide: [.inEntscheidung, .rueckfrageOffen]
        // A draft that was left over when the case was decided or withdrawn stands in the way of closing.
        case .verwirfSchreiben: [.inEntscheidung, .rueckfrageOffen, .entschieden, .zugestellt, .zurueckgezogen]
        case .schreibenGedruckt: Set(Status.allCases).subtracting([.entwurf])
        case .stelleZu: [.entschieden, .zugestellt]
        case .schliesseAb: [.zugestellt, .zurueckgezogen]
        case .erledigeAufgabe, .erledigeAuftrag, .auftragGescheitert, .wecke, .loeseStoerung, .bestaetigeZahlung,
            .beantrageEingriff, .entscheideEingriff, .wechsleVersion:
            []
        }
    }
}
