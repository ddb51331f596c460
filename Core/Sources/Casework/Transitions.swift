/// The table of what may be done in which status. One place; `decide` asks it before anything else.
enum Transitions {
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
        }
    }
}
