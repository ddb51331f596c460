import Basics
import XML

/// Writes a schema as a message 0102, with each element in full at each of its places, as the standard asks.
public struct XDFWriter {
    var out: XMLWriter
    let schema: XDFSchema
    let namespace: String

    private init(_ schema: XDFSchema, indent: Int?) {
        self.schema = schema
        namespace = schema.format.namespace
        let prefix = schema.format == .two ? "xdf" : "xdf3"
        out = XMLWriter(prefixes: [XMLNamespace(prefix, namespace)], indent: indent)
    }

    /// The bytes in the schema's own version; `XDFSchema.converted(to:)` changes the version.
    public static func write(_ schema: XDFSchema, indent: Int? = 1) -> [UInt8] {
        var writer = XDFWriter(schema, indent: indent)
        writer.open("xdatenfelder.stammdatenschema.0102")
        writer.header()
        switch schema.format {
        case .two: writer.schemaTwo()
        case .three: writer.schemaThree()
        }
        writer.close()
        return writer.out.finish()
    }

    private mutating func header() {
        open("header")
        element("nachrichtID", schema.header.nachrichtID)
        element("erstellungszeitpunkt", schema.header.erstellungszeitpunkt)
        optional("referenzID", schema.header.referenzID)
        if schema.format == .three {
            optional("produktbezeichnung", schema.header.produktbezeichnung)
            optional("produkthersteller", schema.header.produkthersteller)
            optional("produktversion", schema.header.produktversion)
            if let quality = schema.header.datenqualitaet {
                code("datenqualitaet", quality, list: "urn:xoev-de:fim:codeliste:datenfelder.datenqualitaet", "1.0")
            }
        }
        close()
    }

    // MARK: Parts that both versions share

    mutating func open(_ local: String, _ attributes: [XMLAttribute] = []) {
        out.start(XMLName(local, in: namespace), attributes)
    }

    mutating func close() { out.end() }

    mutating func element(_ local: String, _ text: String, _ attributes: [XMLAttribute] = []) {
        out.element(XMLName(local, in: namespace), text, attributes)
    }

    mutating func optional(_ local: String, _ text: String?) { if let text { element(local, text) } }

    /// A value of a code type; `code` itself has no namespace (XÖV rule for unqualified codes).
    mutating func code(_ local: String, _ value: String, list: String, _ version: String) {
        open(local, [XMLAttribute("listURI", list), XMLAttribute("listVersionID", version)])
        out.element(XMLName("code"), value)
        close()
    }

    mutating func identifikation(_ value: XDFIdentifikation, as local: String = "identifikation") {
        open(local)
        element("id", value.id)
        optional("version", value.version)
        close()
    }

    /// A code of one of the standard's own lists.
    mutating func code(_ local: String, _ value: String, version: String = "1.0") {
        code(local, value, list: "urn:xoev-de:fim:codeliste:xdatenfelder.\(local)", version)
    }

    mutating func element(_ element: XDFElement) {
        open("enthaelt")
        switch element {
        case .field(let index):
            let field = schema.fieldPool[index]
            if schema.format == .two { fieldTwo(field) } else { fieldThree(field) }
        case .group(let index):
            let group = schema.groupPool[index]
            if schema.format == .two { groupTwo(group) } else { groupThree(group) }
        }
        close()
    }
}
