public import Basics
import Calendar
import XML

/// A message as it came: read from any message of the disposal, versions 2.3 to 4.0, as far as it is understood.
///
/// Almost everything in a message is optional, so almost nothing is demanded: a root of xdomea and, of an object, its
/// UUID.
public struct EmpfangeneNachricht: Hashable, Sendable {
    /// The version in the namespace: `3.1.0`.
    public var version: String
    /// The name of the root: `Aussonderung.Bewertungsverzeichnis.0502`.
    public var wurzel: String
    /// The code of the type in the head: `0502`.
    public var typ: String
    public var prozess: ObjektID?
    /// As it is written: with or without an offset.
    public var erstellt: String
    public var absender: String
    public var empfaenger: String
    public var objekte: [Schriftgut.Objekt]
    /// The archive's decisions (0502), by object.
    public var bewertungen: [ObjektID: Schriftgut.Aussonderungsart]
    /// Per object of a confirmation (0506): whether it was taken, and the archive's own reference.
    public var ergebnisse: [ObjektID: Ergebnis]

    /// How taking over one object ended.
    public struct Ergebnis: Hashable, Sendable {
        public var erfolgreich: Bool
        public var archivkennung: String?
        public var meldung: String?

        public init(erfolgreich: Bool, archivkennung: String? = nil, meldung: String? = nil) {
            self.erfolgreich = erfolgreich
            self.archivkennung = archivkennung
            self.meldung = meldung
        }
    }

    /// Reads a message; throws findings with their places if it is no XML or no xdomea.
    public init(_ bytes: [UInt8], file: String? = nil) throws(Findings) {
        let root = try XMLDocument(bytes, file: file).root
        let prefix = "urn:xoev-de:xdomea:schema:"
        guard let namespace = root.namespace, namespace.hasPrefix(prefix) else {
            throw Findings(
                Finding(
                    "xdomea-root", .error,
                    Words(
                        de: "Das ist keine xdomea-Nachricht.", en: "This is no xdomea message."), at: root.place))
        }
        version = String(namespace.dropFirst(prefix.count))
        wurzel = root.local
        let head = root.first("Kopf") ?? root.first("nachrichtenkopf")
        let nested = head?.first("identifikation.nachricht")
        typ = (head?.first("Nachrichtentyp") ?? nested?.first("nachrichtentyp"))?.first("code")?.trimmed ?? ""
        prozess = head?.first("ProzessID").flatMap { ObjektID($0.trimmed) }
        erstellt = (head?.first("Erstellungszeitpunkt") ?? nested?.first("erstellungszeitpunkt"))?.trimmed ?? ""
        absender = EmpfangeneNachricht.institution(head?.first("Absender") ?? head?.first("autor"))
        empfaenger = EmpfangeneNachricht.institution(head?.first("Empfaenger") ?? head?.first("leser"))
        var reader = Schriftgutleser()
        objekte = root.elements("Schriftgutobjekt").compactMap { reader.objekt($0) }
        bewertungen = EmpfangeneNachricht.bewertungen(root)
        ergebnisse = EmpfangeneNachricht.ergebnisse(root)
        if !reader.findings.isEmpty { throw Findings(reader.findings) }
    }

    private static func institution(_ contact: XMLElement?) -> String {
        (contact?.first(path: "Institution", "Name") ?? contact?.first(path: "NameInstitution", "Name"))?.trimmed ?? ""
    }

    private static func bewertungen(_ root: XMLElement) -> [ObjektID: Schriftgut.Aussonderungsart] {
        var out: [ObjektID: Schriftgut.Aussonderungsart] = [:]
        for one in root.elements("BewertetesObjekt") {
            guard let id = Schriftgutleser.id(one) else { continue }
            let outer = one.first("Aussonderungsart")
            let code = (outer?.first("Aussonderungsart") ?? outer)?.first("code")?.trimmed ?? ""
            if let art = Schriftgut.Aussonderungsart(rawValue: code) { out[id] = art }
        }
        return out
    }

    private static func ergebnisse(_ root: XMLElement) -> [ObjektID: Ergebnis] {
        var out: [ObjektID: Ergebnis] = [:]
        for one in root.elements {
            guard let id = one.first("IDSGO").flatMap({ ObjektID($0.trimmed) }), let flag = one.first("Erfolgreich")
            else {
                continue
            }
            out[id] = Ergebnis(
                erfolgreich: ["1", "true"].contains(flag.trimmed), archivkennung: one.first("Archivkennung")?.trimmed,
                meldung: one.first("Fehlermeldung")?.trimmed)
        }
        return out
    }
}
