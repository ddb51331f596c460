public import BPMN
public import Basics
public import Forms

/// What somebody wants to happen to a case.
public enum Command: Sendable, Hashable {
    case beginneEntwurf(service: ServiceRef, language: String, keyId: String, secretHash: String)
    case speichereSeite(page: String, answers: Answers)
    case reicheEin(declarations: [String], retrievalConsent: Bool, mail: String?)
    case zieheZurueck(reason: String)
    case beantworteRueckfrage(RueckfrageId, text: String, documents: [Dokument])
    case rufeAb(DocumentId)
    case uebernehme
    case weiseZu(StaffId, name: String, reason: String)
    case schreibeNotiz(String)
    case stelleRueckfrage(text: String, due: String)
    case entwirfSchreiben(template: String, title: String, values: [String: String])
    case aendereSchreiben(SchreibenId, values: [String: String])
    case verwirfSchreiben(SchreibenId)
    case entscheide(Entscheidung.Kind, letter: SchreibenId)
    case schreibenGedruckt(SchreibenId, Dokument)
    case stelleZu(DocumentId, Bekanntgabeweg)
    /// Does an open task with its small form.
    case erledigeAufgabe(Int, values: [String: String])
    /// A courier carried out an order of the process.
    case erledigeAuftrag(Int, values: Variables)
    /// A courier gave up on an order.
    case auftragGescheitert(Int, reason: String)
    /// A timer of the process is due.
    case wecke(Int)
    case loeseStoerung(Int, Stoerungsloesung, reason: String)
    case bestaetigeZahlung(kassenzeichen: String)
    /// Asks for a repair of the process by hand; another person must agree.
    case beantrageEingriff([TokenChange], reason: String)
    case entscheideEingriff(approved: Bool)
    /// Lets the case go on by another version of its service.
    case wechsleVersion(ServiceRef, reason: String)
    case schliesseAb(aktenzeichen: String, aktenplaneinheit: String, retentionEnd: String, retentionBasis: String)

    /// Who may give it.
    public var access: AccessRule {
        switch self {
        case .beginneEntwurf: .everyone
        case .speichereSeite, .reicheEin, .zieheZurueck, .beantworteRueckfrage, .rufeAb: .holder
        case .uebernehme, .weiseZu, .schreibeNotiz, .stelleRueckfrage, .entwirfSchreiben, .aendereSchreiben,
            .verwirfSchreiben, .entscheide, .stelleZu, .schliesseAb, .erledigeAufgabe, .loeseStoerung,
            .bestaetigeZahlung, .beantrageEingriff, .entscheideEingriff:
            .staff(.sachbearbeitung)
        case .wechsleVersion: .staff(.leitung)
        case .schreibenGedruckt, .erledigeAuftrag, .auftragGescheitert, .wecke: .system
        }
    }
}
