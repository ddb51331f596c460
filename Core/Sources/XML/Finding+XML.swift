import Basics

/// What a document's bytes can be refused for. The codes begin with `xml-`.
extension Finding {
    static func xmlSize(_ file: String?) -> Finding {
        Finding(
            "xml-size", .error,
            Words(
                de: "Das XML-Dokument ist größer als \(Limits.xmlDocumentBytes >> 20) MB.",
                en: "the XML document is larger than \(Limits.xmlDocumentBytes >> 20) MB"),
            at: Place(file: file))
    }

    static func xmlEmpty(_ file: String?) -> Finding {
        Finding(
            "xml-empty", .error, Words(de: "Die Datei ist leer.", en: "the file is empty"), at: Place(file: file))
    }

    static func xmlEncoding(_ file: String?, _ encoding: String) -> Finding {
        let name = encoding.unicodeScalars.prefix(40).map { $0.isASCII && $0.value >= 0x20 ? String($0) : "?" }.joined()
        return Finding(
            "xml-encoding", .error,
            Words(
                de: "Die Zeichenkodierung \(name) wird nicht gelesen. Speichern Sie das Dokument als UTF-8.",
                en: "the encoding \(name) is not read, or does not fit the first bytes; store the document as UTF-8"),
            at: Place(file: file))
    }

    static func xmlCharacter(_ place: Place, _ reason: String) -> Finding {
        Finding(
            "xml-character", .error,
            Words(
                de: "Hier steht etwas, das in XML kein Zeichen ist (\(reason)).",
                en: "\(reason), where XML allows a character only"),
            at: place)
    }

    static func xmlDoctype(_ place: Place) -> Finding {
        Finding(
            "xml-doctype", .error,
            Words(
                de: "Das Dokument enthält eine DOCTYPE-Angabe. Aus Sicherheitsgründen wird sie nicht gelesen.",
                en: "the document has a DOCTYPE, which is refused for safety"),
            at: place)
    }

    static func xmlLimit(_ what: XMLLimit, _ place: Place) -> Finding {
        Finding(what.code, .error, what.words, at: place)
    }

    static func xmlMalformed(_ place: Place, message: String, namespace: Bool) -> Finding {
        Finding(
            namespace ? "xml-namespace" : "xml-malformed", .error,
            Words(
                de: "Das XML ist nicht wohlgeformt: \(message).",
                en: "not well-formed XML: \(message)"),
            at: place)
    }
}

/// The limits of one element.
enum XMLLimit {
    case depth, attributeSize, attributes, namespaces

    var code: String {
        switch self {
        case .depth: "xml-depth"
        case .attributeSize: "xml-attribute-size"
        case .attributes, .namespaces: "xml-attribute-count"
        }
    }

    var words: Words {
        switch self {
        case .depth:
            Words(
                de: "Die Elemente sind tiefer als \(Limits.xmlDepth) geschachtelt.",
                en: "elements are nested deeper than \(Limits.xmlDepth)")
        case .attributeSize:
            Words(
                de: "Ein Attribut ist länger als \(Limits.xmlAttributeBytes >> 10) kB.",
                en: "an attribute is longer than \(Limits.xmlAttributeBytes >> 10) kB")
        case .attributes:
            Words(
                de: "Das Element hat mehr als \(Limits.xmlAttributes) Attribute.",
                en: "the element has more than \(Limits.xmlAttributes) attributes")
        case .namespaces:
            Words(
                de: "Das Element hat mehr als \(Limits.xmlAttributes) Namensräume.",
                en: "the element declares more than \(Limits.xmlAttributes) namespaces")
        }
    }
}
