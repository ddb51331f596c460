import Basics
import XML

extension Nachrichtenschreiber {
    /// The head of a message. 3.x asks whether receipt is to be confirmed in both messages, 2.x in the offer only.
    mutating func kopf(_ kopf: Nachrichtenkopf, _ art: Nachrichtenart) {
        start("Kopf")
        value("ProzessID", kopf.prozess.description)
        code(
            "Nachrichtentyp", art.code,
            [
                XMLAttribute("listURI", "urn:xoev-de:xdomea:codeliste:nachrichtentyp"),
                XMLAttribute("listVersionID", version.nachrichtentypliste),
            ])
        moment("Erstellungszeitpunkt", kopf.erstellt)
        kontakt("Absender", kopf.absender)
        kontakt("Empfaenger", kopf.empfaenger)
        group("SendendesSystem") {
            $0.text("Produktname", kopf.produkt)
            $0.text("Version", kopf.produktversion)
        }
        text("Hinweis", kopf.hinweis)
        if art == .aussonderung {
            bool("Importbestaetigung", true)
            bool("RueckmeldungArchivkennung", true)
        }
        if art == .anbieteverzeichnis || !version.isSecond { bool("Empfangsbestaetigung", true) }
        end()
    }

    private mutating func kontakt(_ name: String, _ kontakt: Nachrichtenkopf.Kontakt) {
        start(name)
        if let key = kontakt.schluessel {
            group("Behoerdenkennung") {
                $0.code(
                    $0.version.isSecond ? "Kennung" : "Behoerdenschluessel", key,
                    [
                        XMLAttribute("listURI", ""), XMLAttribute("listVersionID", ""),
                    ])
            }
        }
        group("Institution") {
            $0.text("Name", kontakt.institution)
            $0.text("Kurzbezeichnung", kontakt.kurz)
        }
        if let unit = kontakt.organisationseinheit, !unit.isEmpty {
            group("Organisationseinheit") { $0.text("Name", unit) }
        }
        if let person = kontakt.person, !person.isEmpty {
            group("Name") { name in name.group("Familienname") { $0.text("Name", person) } }
        }
        if kontakt.strasse != nil || kontakt.ort != nil {
            group("Anschrift") {
                $0.text("Strasse", kontakt.strasse)
                $0.text("Postleitzahl", kontakt.postleitzahl)
                $0.text("Ort", kontakt.ort)
            }
        }
        end()
    }
}
