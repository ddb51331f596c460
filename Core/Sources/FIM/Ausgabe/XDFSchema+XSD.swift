import XML

extension XDFSchema {
    /// The XML Schema of the application data: elements named by ids, groups nested as in the data schema.
    public func xmlSchema(lists: [Codeliste] = []) -> [UInt8] {
        var maker = XMLSchemaMaker(schema: self, lists: lists)
        return maker.make()
    }
}

private struct XMLSchemaMaker {
    private static let namespace = "http://www.w3.org/2001/XMLSchema"

    let schema: XDFSchema
    let lists: [Codeliste]
    private var out: XMLWriter

    init(schema: XDFSchema, lists: [Codeliste]) {
        self.schema = schema
        self.lists = lists
        let id = schema.base.identifikation
        let target = "urn:xoev-de:xfall:standard:fim-\(id.id.lowercased())_\(id.version ?? "0")"
        let prefixes = [XMLNamespace("xs", XMLSchemaMaker.namespace), XMLNamespace("xfd", target)]
        out = XMLWriter(prefixes: prefixes, indent: 2)
        open("schema", ("targetNamespace", target), ("elementFormDefault", "qualified"))
    }

    mutating func make() -> [UInt8] {
        let name = ["fim", schema.base.identifikation.id, schema.leistungsschluessel].compactMap { $0 }
        open("element", ("name", name.joined(separator: ".")))
        content(schema.struktur, isChoice: false)
        close()
        for (index, group) in schema.groupPool.enumerated() { type(of: group, named: "T\(index).") }
        return out.finish()
    }

    private mutating func type(of group: XDFGroup, named prefix: String) {
        content(group.struktur, isChoice: group.art == "X", name: prefix + group.base.identifikation.id)
    }

    private mutating func content(_ struktur: [XDFStruktur], isChoice: Bool, name: String? = nil) {
        open("complexType", ("name", name))
        open(isChoice ? "choice" : "sequence")
        for place in struktur { element(place, isChoice: isChoice) }
        close()
        close()
    }

    private mutating func element(_ place: XDFStruktur, isChoice: Bool) {
        let least = isChoice || place.minimum == 1 ? nil : String(place.minimum)
        let most = isChoice || place.maximum == 1 ? nil : place.maximum.map(String.init) ?? "unbounded"
        switch place.enthaelt {
        case .group(let index):
            let id = schema.groupPool[index].base.identifikation.id
            open("element", ("name", id), ("type", "xfd:T\(index).\(id)"), ("minOccurs", least), ("maxOccurs", most))
        case .field(let index):
            let field = schema.fieldPool[index]
            guard field.feldart != "label" else { return }
            open("element", ("name", field.base.identifikation.id), ("minOccurs", least), ("maxOccurs", most))
            if field.datentyp == "obj" {
                open("complexType")
                open("sequence")
                open("any", ("minOccurs", "0"), ("maxOccurs", "unbounded"), ("processContents", "lax"))
                close()
                close()
                close()
            } else {
                simpleType(field)
            }
        }
        close()
    }

    private mutating func simpleType(_ field: XDFField) {
        open("simpleType")
        let values = values(of: field)
        open("restriction", ("base", values == nil ? baseType(field.datentyp) : "xs:string"))
        if let values {
            for value in values { facet("enumeration", value.code) }
        } else if let limits = field.praezisierung {
            if ["text", "text_latin"].contains(field.datentyp) {
                if let length = limits.minLength { facet("minLength", length) }
                if let length = limits.maxLength { facet("maxLength", length) }
                if let pattern = limits.pattern, !pattern.isEmpty { facet("pattern", Decimals.unanchored(pattern)) }
            } else if field.datentyp.hasPrefix("num") {
                if let least = limits.minValue, Decimals.isPlain(least) { facet("minInclusive", least) }
                if let most = limits.maxValue, Decimals.isPlain(most) { facet("maxInclusive", most) }
            }
        }
        close()
        close()
    }

    private func baseType(_ type: String) -> String {
        switch type {
        case "bool": "xs:boolean"
        case "num": "xs:decimal"
        case "num_int": "xs:integer"
        case "num_currency": "xs:decimal"
        case "date": "xs:date"
        case "time": "xs:time"
        case "datetime": "xs:dateTime"
        case "file": "xs:anyURI"
        default: "xs:string"
        }
    }

    private func values(of field: XDFField) -> [XDFWert]? {
        if let own = field.werte { return own }
        guard let reference = field.codeliste, let list = lists.first(where: { $0.isMeant(by: reference) }) else {
            return nil
        }
        return list.werte(codeKey: field.codeKey, nameKey: field.nameKey, helpKey: field.helpKey)
    }

    private mutating func facet(_ name: String, _ value: String) {
        open(name, ("value", value))
        close()
    }

    private mutating func open(_ local: String, _ attributes: (String, String?)...) {
        out.start(
            XMLName(local, in: XMLSchemaMaker.namespace),
            attributes.compactMap { name, value in value.map { XMLAttribute(name, $0) } })
    }

    private mutating func close() { out.end() }
}
