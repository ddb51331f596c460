public import BPMN
public import Basics

/// What happened to a case. The stream of these is the legal record; nothing is ever changed in it.
///
/// The names of cases and of their values are stored: they are added to, never renamed.
public enum Event: Sendable, Hashable, Codable {
    case entwurfBegonnen(service: ServiceRef, language: String, keyId: String, secretHash: String)
    /// All answers as they stood when a page was saved.
    case seiteGespeichert(page: String, answers: StoredAnswers)
    case eingereicht(Einreichung)
    case uebernommen
    case zugewiesen(to: StaffId, name: String, reason: String)
    case notizGeschrieben(text: String)
    case rueckfrageGestellt(id: RueckfrageId, text: String, due: String)
    case rueckfrageBeantwortet(id: RueckfrageId, text: String, documents: [Dokument])
    case schreibenEntworfen(id: SchreibenId, template: String, title: String, values: [String: String])
    case schreibenGeaendert(id: SchreibenId, values: [String: String])
    case schreibenVerworfen(id: SchreibenId)
    case entschieden(kind: Entscheidung.Kind, letter: SchreibenId)
    case schreibenGedruckt(id: SchreibenId, document: Dokument)
    case zugestellt(document: DocumentId, way: Bekanntgabeweg)
    case abgerufen(document: DocumentId)
    case zurueckgezogen(reason: String)
    /// The process of the case moved.
    case verfahrenGegangen(Verfahrensschritt)
    case aufgabeErledigt(Erledigung)
    /// The process released a letter by itself.
    case schreibenFreigegeben(id: SchreibenId)
    /// Whoever should countersign gave the notice back.
    case bescheidZurueckgegeben(letter: SchreibenId, note: String)
    case fristAbgelaufen(element: String, name: String)
    case stoerungGeloest(element: String, code: String, solution: Stoerungsloesung, reason: String)
    case zahlungAngefordert(Zahlungsanforderung)
    case zahlungEingegangen(kassenzeichen: String)
    /// `asked` says in words what is to be changed.
    case eingriffBeantragt([TokenChange], reason: String, asked: [Words]? = nil)
    case eingriffEntschieden(approved: Bool)
    case versionGewechselt(to: ServiceRef, modell: String, reason: String)
    case abgeschlossen(aktenzeichen: String, aktenplaneinheit: String, retentionEnd: String, retentionBasis: String)
}

/// What the submission fixes: the number, the answers as sent, what was declared, and the receipt's letter.
public struct Einreichung: Sendable, Hashable, Codable {
    public var reference: String
    /// SHA-256 over the canonical bytes of the answers, in hexadecimal.
    public var answersHash: String
    /// Ids of the declarations that the person confirmed.
    public var declarations: [String]
    /// Whether notices may be provided for retrieval (§ 41 (2a) VwVfG: express consent).
    public var retrievalConsent: Bool
    /// Where to tell that something is there; nil if the person gave none.
    public var mail: String?
    public var receipt: SchreibenId
    /// When the town should have decided.
    public var due: Instant?

    public init(
        reference: String, answersHash: String, declarations: [String], retrievalConsent: Bool, mail: String?,
        receipt: SchreibenId, due: Instant?
    ) {
        self.reference = reference
        self.answersHash = answersHash
        self.declarations = declarations
        self.retrievalConsent = retrievalConsent
        self.mail = mail
        self.receipt = receipt
        self.due = due
    }
}
