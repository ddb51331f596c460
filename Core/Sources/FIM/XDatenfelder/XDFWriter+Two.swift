import XML

// XDatenfelder 2.0, in the order of its schema. Most texts are mandatory there and written though empty.
extension XDFWriter {
    mutating func schemaTwo() {
        open("stammdatenschema")
        base(schema.base, schema.bezeichnung, schema.bezeichnungAusgabe)
        optional("hilfetext", schema.hilfetext)
        code("ableitungsmodifikationenStruktur", schema.ableitungsmodifikationenStruktur)
        code("ableitungsmodifikationenRepraesentation", schema.ableitungsmodifikationenRepraesentation)
        content(schema.regeln, schema.struktur)
        close()
    }

    private mutating func content(_ rules: [Int], _ struktur: [XDFStruktur]) {
        for index in rules { rule(schema.rulePool[index]) }
        for place in struktur {
            open("struktur")
            element("anzahl", place.anzahl)
            element("bezug", joined(place.bezug))
            element(place.enthaelt)
            close()
        }
    }

    private func joined(_ bezug: [XDFBezug]) -> String { bezug.map(\.text).joined(separator: "\n") }

    private mutating func base(_ base: XDFBase, _ eingabe: String, _ ausgabe: String?, definition: String? = nil) {
        identifikation(base.identifikation)
        element("name", base.name)
        element("bezeichnungEingabe", eingabe)
        optional("bezeichnungAusgabe", ausgabe)
        element("beschreibung", base.beschreibung ?? "")
        element("definition", definition ?? base.definition ?? "")
        element("bezug", joined(base.bezug))
        code("status", base.status, version: base.statusListVersion ?? "1.0")
        optional("gueltigAb", base.gueltigAb)
        optional("gueltigBis", base.gueltigBis)
        optional("fachlicherErsteller", base.statusGesetztDurch)
        optional("versionshinweis", base.versionshinweis)
        optional("freigabedatum", base.statusGesetztAm)
        optional("veroeffentlichungsdatum", base.veroeffentlichungsdatum)
    }

    private mutating func labels(_ labels: XDFLabels, _ base: XDFBase) {
        self.base(base, labels.bezeichnungEingabe, labels.bezeichnungAusgabe)
        code("schemaelementart", labels.schemaelementart)
        element("hilfetextEingabe", labels.hilfetextEingabe ?? "")
        element("hilfetextAusgabe", labels.hilfetextAusgabe ?? "")
    }

    mutating func groupTwo(_ group: XDFGroup) {
        open("datenfeldgruppe")
        labels(group.labels, group.base)
        content(group.regeln, group.struktur)
        close()
    }

    mutating func fieldTwo(_ field: XDFField) {
        open("datenfeld")
        labels(field.labels, field.base)
        code("feldart", field.feldart)
        code("datentyp", field.datentyp)
        element("praezisierung", field.praezisierung?.text ?? "")
        element("inhalt", field.inhalt ?? "")
        if let list = field.codeliste {
            open("codelisteReferenz")
            identifikation(
                list.identifikation ?? XDFIdentifikation(id: list.canonicalIdentification ?? "C", version: nil))
            open("genericodeIdentification")
            element("canonicalIdentification", list.canonicalIdentification ?? "")
            element("version", list.version ?? "")
            element("canonicalVersionUri", list.canonicalVersionUri ?? "")
            close()
            close()
        }
        for index in field.regeln { rule(schema.rulePool[index]) }
        close()
    }

    private mutating func rule(_ rule: XDFRule) {
        open("regel")
        base(rule.base, rule.bezeichnungEingabe ?? "", rule.bezeichnungAusgabe, definition: rule.freitext ?? "")
        element("script", rule.skript ?? "")
        close()
    }
}
