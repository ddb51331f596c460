import Basics
import XML

// The elements of a schema, one reader each.
extension XDFSource {
    /// Children that may come more than once.
    static let repeated = ["bezug", "stichwort", "regel", "struktur", "mediaType", "param", "ziel", "fehler"]

    private static let elementKinds = ["ABS", "HAR", "RNG"]
    private static let fieldKinds = ["input", "select", "label", "hidden", "locked"]
    private static let dataTypes = [
        "text", "text_latin", "date", "time", "datetime", "bool", "num", "num_int", "num_currency", "file", "obj",
    ]
    private static let prefills = ["keine", "optional", "verpflichtend"]
    private static let ruleKinds = ["K", "B", "M", "V"]

    /// Reads a child that all elements have; false if it is none of these.
    func base(_ local: String, _ base: inout XDFBase) throws(Findings) -> Bool {
        switch local {
        case "identifikation": base.identifikation = try identifikation(in: local)
        case "name": base.name = try text(base) ?? ""
        case "beschreibung": base.beschreibung = try text(base)
        case "definition": base.definition = try text(base)
        case "bezug": if let one = try bezug(base) { base.bezug.append(one) }
        case "freigabestatus", "status": try status(&base)
        case "statusGesetztAm", "freigabedatum": base.statusGesetztAm = try date()
        case "statusGesetztDurch", "fachlicherErsteller": base.statusGesetztDurch = try text(base)
        case "gueltigAb": base.gueltigAb = try date()
        case "gueltigBis": base.gueltigBis = try date()
        case "versionshinweis": base.versionshinweis = try text(base)
        case "veroeffentlichungsdatum": base.veroeffentlichungsdatum = try date()
        case "letzteAenderung": base.letzteAenderung = try cursor.token()
        case "stichwort":
            let uri = xml.attribute("uri") ?? ""
            if let text = try cursor.token() { base.stichwort.append(XDFStichwort(text: text, uri: uri)) }
        default: return false
        }
        return true
    }

    private func status(_ base: inout XDFBase) throws(Findings) {
        let place = xml.place
        let (code, version) = try cursor.code()
        let known =
            switch format {
            case .two: ["inVorbereitung", "aktiv", "inaktiv"]
            case .three: ["1", "2", "3", "4", "5", "6", "7", "8"]
            }
        guard let code, known.contains(code) else { throw Findings(.xdfValue(code ?? "", of: "status", place)) }
        base.status = code
        base.statusListVersion = version
    }

    /// A date; an empty or odd one is left out, as nothing depends on it.
    private func date() throws(Findings) -> String? {
        let place = xml.place
        let name = xml.name.local
        guard let text = try cursor.token() else { return nil }
        let bytes = Array(text.utf8)
        let shaped = bytes.count >= 10 && bytes[4] == 0x2d && bytes[7] == 0x2d
        if shaped,
            bytes.prefix(10).enumerated().allSatisfy({ [4, 7].contains($0.offset) || (48...57).contains($0.element) })
        {
            return text
        }
        var finding = Finding.xdfValue(text, of: name, place)
        finding.severity = .warning
        warnings.append(finding)
        return nil
    }

    /// Refuses an element without an id; one without a status counts as in preparation, with a warning.
    func complete(_ base: inout XDFBase, _ parent: String, _ place: Place) throws(Findings) {
        if base.identifikation.id.isEmpty { throw Findings(.xdfMissing("identifikation", in: parent, place)) }
        guard base.status.isEmpty else { return }
        base.status = format == .two ? "inVorbereitung" : "2"
        warnings.append(.xdfDefault(base.status, for: "status", place, subject: base.identifikation.id))
    }

    func identifikation(in parent: String) throws(Findings) -> XDFIdentifikation {
        let place = xml.place
        var result = XDFIdentifikation(id: "", version: nil)
        try cursor.children(of: parent) { local throws(Findings) in
            switch local {
            case "id": result.id = try cursor.token() ?? ""
            case "version": result.version = try cursor.token()
            default: return false
            }
            return true
        }
        guard !result.id.isEmpty else { throw Findings(.xdfMissing("id", in: parent, place)) }
        return result
    }

    func bezug(_ base: XDFBase) throws(Findings) -> XDFBezug? {
        let link = xml.attribute("link")
        let text = try text(base)
        return text == nil && link == nil ? nil : XDFBezug(text: text ?? "", link: link)
    }

    /// `min:max`, where max may be `*`.
    func anzahl() throws(Findings) -> String? {
        let place = xml.place
        guard let text = try cursor.token() else { return nil }
        let halves = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        func isNumber(_ part: Substring.UTF8View) -> Bool {
            !part.isEmpty && part.count <= 9 && part.allSatisfy { (48...57).contains($0) }
        }
        guard halves.count == 2, isNumber(halves[0]), isNumber(halves[1]) || halves[1].elementsEqual("*".utf8) else {
            throw Findings(.xdfValue(text, of: "anzahl", place))
        }
        return text
    }

    private func labels(_ local: String, _ labels: inout XDFLabels, _ base: XDFBase) throws(Findings) -> Bool {
        switch local {
        case "bezeichnungEingabe": labels.bezeichnungEingabe = try text(base) ?? ""
        case "bezeichnungAusgabe": labels.bezeichnungAusgabe = try text(base)
        case "schemaelementart": labels.schemaelementart = try code(XDFSource.elementKinds) ?? "ABS"
        case "hilfetextEingabe": labels.hilfetextEingabe = try text(base)
        case "hilfetextAusgabe": labels.hilfetextAusgabe = try text(base)
        default: return false
        }
        return true
    }

    /// A code out of a closed list.
    private func code(_ known: [String]) throws(Findings) -> String? {
        let place = xml.place
        let name = xml.name.local
        guard let code = try cursor.code().code else { return nil }
        guard known.contains(code) else { throw Findings(.xdfValue(code, of: name, place)) }
        return code
    }

    func group() throws(Findings) -> XDFGroup {
        let place = xml.place
        var group = XDFGroup()
        try cursor.children(of: "datenfeldgruppe", many: XDFSource.repeated) { local throws(Findings) in
            if try base(local, &group.base) { return true }
            if try labels(local, &group.labels, group.base) { return true }
            switch local {
            case "art": group.art = try code(["X"])
            case "regel": group.regeln.append(try regel())
            case "struktur": group.struktur.append(try struktur())
            default: return false
            }
            return true
        }
        try complete(&group.base, "datenfeldgruppe", place)
        return group
    }

    func field() throws(Findings) -> XDFField {
        let place = xml.place
        var field = XDFField()
        var kind: String?
        var type: String?
        try cursor.children(of: "datenfeld", many: XDFSource.repeated) { local throws(Findings) in
            if try base(local, &field.base) { return true }
            if try labels(local, &field.labels, field.base) { return true }
            switch local {
            case "feldart": kind = try code(XDFSource.fieldKinds)
            case "datentyp": type = try code(XDFSource.dataTypes)
            default: return try limit(local, &field)
            }
            return true
        }
        try complete(&field.base, "datenfeld", place)
        let id = field.base.identifikation.id
        let assumed = field.codeliste == nil && field.werte == nil ? "input" : "select"
        if kind == nil { warnings.append(.xdfDefault(assumed, for: "feldart", place, subject: id)) }
        if type == nil { warnings.append(.xdfDefault("text", for: "datentyp", place, subject: id)) }
        field.feldart = kind ?? assumed
        field.datentyp = type ?? "text"
        if format == .two, let limits = field.praezisierung {
            field.praezisierung = XDFPraezisierung(legacy: limits.text)
            if limits.text.isEmpty { field.praezisierung = nil }
            if field.praezisierung?.hasNoLimits == true {
                warnings.append(.xdfPraezisierung(limits.text, place, subject: id))
            }
        }
        return field
    }

    private func limit(_ local: String, _ field: inout XDFField) throws(Findings) -> Bool {
        switch local {
        case "praezisierung": field.praezisierung = try praezisierung(field.base)
        case "inhalt": field.inhalt = try text(field.base)
        case "vorbefuellung": field.vorbefuellung = try code(XDFSource.prefills) ?? "keine"
        case "werte": field.werte = try werte()
        case "codelisteReferenz": field.codeliste = try codeliste()
        case "codeKey": field.codeKey = try cursor.token()
        case "nameKey": field.nameKey = try cursor.token()
        case "helpKey": field.helpKey = try cursor.token()
        case "regel": field.regeln.append(try regel())
        case "maxSize": field.maxSize = try cursor.token()
        case "mediaType": if let type = try cursor.token() { field.mediaTypes.append(type) }
        default: return false
        }
        return true
    }

    private func praezisierung(_ base: XDFBase) throws(Findings) -> XDFPraezisierung? {
        var limits = XDFPraezisierung()
        limits.minLength = xml.attribute("minLength")
        limits.maxLength = xml.attribute("maxLength")
        limits.minValue = xml.attribute("minValue")
        limits.maxValue = xml.attribute("maxValue")
        limits.pattern = xml.attribute("pattern")
        limits.text = try text(base) ?? ""
        return limits.hasNoLimits && limits.text.isEmpty ? nil : limits
    }

    private func werte() throws(Findings) -> [XDFWert] {
        var all: [XDFWert] = []
        try cursor.children(of: "werte", many: ["wert"]) { local throws(Findings) in
            guard local == "wert" else { return false }
            var one = XDFWert(code: "", name: "")
            try cursor.children(of: "wert") { local throws(Findings) in
                switch local {
                case "code": one.code = try cursor.token() ?? ""
                case "name": one.name = try cursor.text() ?? ""
                case "hilfe": one.hilfe = try cursor.text()
                default: return false
                }
                return true
            }
            all.append(one)
            return true
        }
        return all
    }

    private func codeliste() throws(Findings) -> XDFCodelistenReferenz {
        var list = XDFCodelistenReferenz()
        func genericode(_ local: String) throws(Findings) -> Bool {
            switch local {
            case "canonicalIdentification": list.canonicalIdentification = try cursor.token()
            case "version": list.version = try cursor.token()
            case "canonicalVersionUri": list.canonicalVersionUri = try cursor.token()
            default: return false
            }
            return true
        }
        try cursor.children(of: "codelisteReferenz") { local throws(Findings) in
            switch local {
            case "identifikation": list.identifikation = try identifikation(in: local)
            case "genericodeIdentification": try cursor.children(of: local, genericode)
            default: return try genericode(local)
            }
            return true
        }
        return list
    }

    func rule() throws(Findings) -> XDFRule {
        let place = xml.place
        var rule = XDFRule()
        try cursor.children(of: "regel", many: XDFSource.repeated) { local throws(Findings) in
            if local == "definition" {
                rule.freitext = try text(rule.base)
                return true
            }
            if try base(local, &rule.base) { return true }
            switch local {
            case "freitextRegel": rule.freitext = try text(rule.base)
            case "bezeichnungEingabe": rule.bezeichnungEingabe = try text(rule.base)
            case "bezeichnungAusgabe": rule.bezeichnungAusgabe = try text(rule.base)
            case "typ": rule.typ = try code(XDFSource.ruleKinds)
            case "skript", "script": rule.skript = try cursor.text()
            default: return try rulePart(local, &rule)
            }
            return true
        }
        try complete(&rule.base, "regel", place)
        return rule
    }

    private func rulePart(_ local: String, _ rule: inout XDFRule) throws(Findings) -> Bool {
        let element = xml.attribute("element") ?? ""
        let name = xml.attribute("name") ?? ""
        switch local {
        case "param":
            var typ = ""
            try cursor.children(of: local) { local throws(Findings) in
                guard local == "typ" else { return false }
                typ = try cursor.token() ?? ""
                return true
            }
            rule.param.append(XDFRuleParameter(element: element, name: name, typ: typ))
        case "ziel":
            _ = try cursor.text()
            rule.ziel.append(XDFRuleTarget(element: element, name: name))
        case "fehler":
            let code = xml.attribute("code") ?? ""
            rule.fehler.append(XDFRuleMessage(code: code, text: try cursor.text() ?? ""))
        default: return false
        }
        return true
    }
}
