extension Event {
    /// The kind as the journal's header shows it, without content.
    public var name: String {
        switch self {
        case .entwurfBegonnen: "EntwurfBegonnen"
        case .seiteGespeichert: "SeiteGespeichert"
        case .eingereicht: "Eingereicht"
        case .uebernommen: "Uebernommen"
        case .zugewiesen: "Zugewiesen"
        case .notizGeschrieben: "NotizGeschrieben"
        case .rueckfrageGestellt: "RueckfrageGestellt"
        case .rueckfrageBeantwortet: "RueckfrageBeantwortet"
        case .schreibenEntworfen: "SchreibenEntworfen"
        case .schreibenGeaendert: "SchreibenGeaendert"
        case .schreibenVerworfen: "SchreibenVerworfen"
        case .entschieden: "Entschieden"
        case .schreibenGedruckt: "SchreibenGedruckt"
        case .zugestellt: "Zugestellt"
        case .abgerufen: "Abgerufen"
        case .zurueckgezogen: "Zurueckgezogen"
        case .verfahrenGegangen: "VerfahrenGegangen"
        case .aufgabeErledigt: "AufgabeErledigt"
        case .schreibenFreigegeben: "SchreibenFreigegeben"
        case .bescheidZurueckgegeben: "BescheidZurueckgegeben"
        case .fristAbgelaufen: "FristAbgelaufen"
        case .stoerungGeloest: "StoerungGeloest"
        case .zahlungAngefordert: "ZahlungAngefordert"
        case .zahlungEingegangen: "ZahlungEingegangen"
        case .eingriffBeantragt: "EingriffBeantragt"
        case .eingriffEntschieden: "EingriffEntschieden"
        case .versionGewechselt: "VersionGewechselt"
        case .abgeschlossen: "Abgeschlossen"
        }
    }
}
