public import Basics
import Calendar
public import Casework
public import Ports
public import Records
import ServicePackages
public import XDomea

extension TownHall {
    /// The file of a closed case, with all its documents' bytes. Throws `Findings` (`not-filed`) while it is open.
    public func akte(of id: VorgangId, scope: Scope, town: Town, shelf: ServiceShelf) async throws -> Akte {
        let vorgang = try await open(id, scope: scope)
        guard let aktenzeichen = vorgang.aktenzeichen, let closed = vorgang.closed else { throw Findings(.notFiled) }
        let settings = try await shelf.service(vorgang.service).akte
        let begun = BerlinTime.local(vorgang.submitted ?? vorgang.begun).date
        let ended = BerlinTime.local(closed).date
        let subject = "\(vorgang.service.name) \(vorgang.submission?.reference ?? "")"
        let unit = Aktenplaneinheit(
            settings.plan, settings.title, .jahre(settings.retentionYears), settings.disposal.art,
            rechtsgrundlage: settings.retentionBasis)
        var documents: [Aktendokument] = []
        for document in vorgang.documents {
            let bytes = try await file(blob: document.blob, of: id, scope: scope)
            documents.append(Aktendokument(document, bytes: bytes))
        }
        let history = vorgang.history.compactMap { event in
            event.sentence(forApplicant: false).map { Protokolleintrag(event.by.words.de, event.at, $0.de) }
        }
        return Akte(
            schluessel: id.text, aktenzeichen: aktenzeichen, betreff: subject, einheit: unit, angelegt: begun,
            geschlossen: ended, federfuehrung: town.name,
            vorgaenge: [
                Aktenvorgang(
                    schluessel: id.text, betreff: subject, art: vorgang.service.name, beginn: begun, ende: ended,
                    protokoll: history, dokumente: documents)
            ])
    }

    /// The disposal package of a closed case: the offer (0501) or the transfer with its files (0503).
    public func disposal(
        of id: VorgangId, scope: Scope, town: Town, shelf: ServiceShelf, message: Nachrichtenart, version: XDomeaVersion
    ) async throws -> Aussonderungspaket {
        let akte = try await akte(of: id, scope: scope, town: town, shelf: shelf)
        return try akte.paket(
            message, version, absender: .init(town.name, schluessel: town.id.text),
            empfaenger: .init(town.contact["archiv"] ?? "Zuständiges Archiv"), erstellt: clock.now())
    }
}

extension Aktendokument {
    init(_ document: Dokument, bytes: [UInt8]) {
        let day = BerlinTime.local(document.at).date
        let version = Dokumentversion(dateiname: document.fileName, inhalt: bytes, zeitpunkt: document.at)
        switch document.origin {
        case .schreiben:
            self.init(
                schluessel: document.id.text, titel: document.title, art: "Schreiben", ausgang: day, datum: day,
                versionen: [version])
        case .anlage, .nachgereicht:
            self.init(
                schluessel: document.id.text, titel: document.title, art: "Nachweis", eingang: day, versionen: [version]
            )
        }
    }
}

extension AkteSettings.Disposal {
    var art: Schriftgut.Aussonderungsart {
        switch self {
        case .assess: .bewerten
        case .destroy: .vernichten
        case .archive: .archivieren
        }
    }
}

extension Finding {
    static let notFiled = Finding(
        "not-filed", .error,
        Words(
            de: "Der Vorgang ist noch nicht abgeschlossen und zur Akte genommen.",
            en: "The case has not been closed and filed yet."))
}
