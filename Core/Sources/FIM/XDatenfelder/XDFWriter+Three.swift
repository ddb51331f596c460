import XML

// XDatenfelder 3.0.0, in the order of its schema.
extension XDFWriter {
    mutating func schemaThree() {
        open("stammdatenschema")
        base(schema.base)
        element("bezeichnung", schema.bezeichnung)
        optional("hilfetext", schema.hilfetext)
        code("ableitungsmodifikationenStruktur", schema.ableitungsmodifikationenStruktur)
        code("ableitungsmodifikationenRepraesentation", schema.ableitungsmodifikationenRepraesentation)
        let profile = schema.dokumentsteckbrief ?? XDFIdentifikation(id: "D99000000001", version: nil)
        identifikation(profile, as: "dokumentsteckbrief")
        content(schema.regeln, schema.struktur)
        close()
    }

    private mutating func content(_ rules: [Int], _ struktur: [XDFStruktur]) {
        for index in rules { rule(schema.rulePool[index]) }
        for place in struktur {
            open("struktur")
            element("anzahl", place.anzahl)
            bezug(place.bezug)
            element(place.enthaelt)
            close()
        }
    }

    private mutating func base(_ base: XDFBase) {
        identifikation(base.identifikation)
        element("name", base.name)
        optional("beschreibung", base.beschreibung)
        optional("definition", base.definition)
        bezug(base.bezug)
        let version = base.statusListVersion ?? "2022-07-12"
        code("freigabestatus", base.status, list: "urn:xoev-de:xprozess:codeliste:status", version)
        optional("statusGesetztAm", base.statusGesetztAm)
        optional("statusGesetztDurch", base.statusGesetztDurch)
        optional("gueltigAb", base.gueltigAb)
        optional("gueltigBis", base.gueltigBis)
        optional("versionshinweis", base.versionshinweis)
        optional("veroeffentlichungsdatum", base.veroeffentlichungsdatum)
        element("letzteAenderung", base.letzteAenderung ?? schema.header.erstellungszeitpunkt)
        keywords(base.stichwort)
    }

    private mutating func bezug(_ all: [XDFBezug]) {
        for one in all { element("bezug", one.text, one.link.map { [XMLAttribute("link", $0)] } ?? []) }
    }

    private mutating func keywords(_ all: [XDFStichwort]) {
        for one in all { element("stichwort", one.text, [XMLAttribute("uri", one.uri)]) }
    }

    private mutating func labels(_ labels: XDFLabels) {
        element("bezeichnungEingabe", labels.bezeichnungEingabe)
        optional("bezeichnungAusgabe", labels.bezeichnungAusgabe)
        code("schemaelementart", labels.schemaelementart)
        optional("hilfetextEingabe", labels.hilfetextEingabe)
        optional("hilfetextAusgabe", labels.hilfetextAusgabe)
    }

    mutating func groupThree(_ group: XDFGroup) {
        open("datenfeldgruppe")
        base(group.base)
        labels(group.labels)
        if let art = group.art { code("art", art, list: "urn:xoev-de:fim:codeliste:datenfelder.gruppenart", "1.0") }
        content(group.regeln, group.struktur)
        close()
    }

    mutating func fieldThree(_ field: XDFField) {
        open("datenfeld")
        base(field.base)
        labels(field.labels)
        code("feldart", field.feldart, version: "2.0")
        code("datentyp", field.datentyp, version: "2.0")
        if let limits = field.praezisierung { praezisierung(limits) }
        optional("inhalt", field.inhalt)
        code("vorbefuellung", field.vorbefuellung)
        if let werte = field.werte { self.werte(werte) }
        if let list = field.codeliste {
            open("codelisteReferenz")
            optional("canonicalIdentification", list.canonicalIdentification)
            optional("version", list.version)
            optional("canonicalVersionUri", list.canonicalVersionUri)
            close()
        }
        optional("codeKey", field.codeKey)
        optional("nameKey", field.nameKey)
        optional("helpKey", field.helpKey)
        for index in field.regeln { rule(schema.rulePool[index]) }
        optional("maxSize", field.maxSize)
        for type in field.mediaTypes { element("mediaType", type) }
        close()
    }

    private mutating func praezisierung(_ limits: XDFPraezisierung) {
        let pairs = [
            ("minLength", limits.minLength), ("maxLength", limits.maxLength), ("minValue", limits.minValue),
            ("maxValue", limits.maxValue), ("pattern", limits.pattern),
        ]
        element("praezisierung", limits.text, pairs.compactMap { name, value in value.map { XMLAttribute(name, $0) } })
    }

    private mutating func werte(_ all: [XDFWert]) {
        open("werte")
        for one in all {
            open("wert")
            element("code", one.code)
            element("name", one.name)
            optional("hilfe", one.hilfe)
            close()
        }
        close()
    }

    private mutating func rule(_ rule: XDFRule) {
        open("regel")
        identifikation(rule.base.identifikation)
        element("name", rule.base.name)
        optional("beschreibung", rule.base.beschreibung)
        optional("freitextRegel", rule.freitext)
        bezug(rule.base.bezug)
        keywords(rule.base.stichwort)
        optional("fachlicherErsteller", rule.base.statusGesetztDurch)
        element("letzteAenderung", rule.base.letzteAenderung ?? schema.header.erstellungszeitpunkt)
        code("typ", rule.typ ?? "K", list: "urn:xoev-de:fim:codeliste:xdatenfelder.regeltyp", "1.0")
        for one in rule.param {
            open("param", [XMLAttribute("element", one.element), XMLAttribute("name", one.name)])
            element("typ", one.typ)
            close()
        }
        for one in rule.ziel {
            element("ziel", "", [XMLAttribute("element", one.element), XMLAttribute("name", one.name)])
        }
        optional("skript", rule.skript)
        for one in rule.fehler { element("fehler", one.text, [XMLAttribute("code", one.code)]) }
        close()
    }
}
