public import Basics
public import XML

/// Reads a data schema from XDatenfelder 2.0 or 3.0.0, whatever its prefix is.
///
/// What the standard does not foresee is refused with its place. What real files do against it without harm is
/// accepted, with a warning where something had to be assumed.
public struct XDFReader {
    /// A schema and what was remarked while it was read.
    public struct Result: Sendable {
        public var schema: XDFSchema
        public var warnings: [Finding]
        /// Elements `relation` are passed over.
        public static let passedOver = "relation"
    }

    public static func read(_ bytes: [UInt8], file: String? = nil) throws(Findings) -> Result {
        let relation = XMLName(Result.passedOver, in: XDFFormat.three.namespace)
        let xml = try XMLReader(bytes, file: file, passingOver: [relation])
        try xml.readRoot()
        let format = try format(of: xml)
        let source = XDFSource(XDFCursor(xml, namespace: format.namespace), format: format, file: file)
        let schema = try source.message()
        while try xml.next() != nil {}
        return Result(schema: schema, warnings: source.allWarnings)
    }

    /// Whether the root element is one of XDatenfelder, of any version.
    public static func recognises(_ root: XMLName) -> Bool {
        root.local.hasPrefix("xdatenfelder.")
    }

    private static func format(of xml: XMLReader) throws(Findings) -> XDFFormat {
        let root = xml.name
        guard let format = XDFFormat(namespace: root.namespace) else {
            if root.namespace?.hasSuffix("xdatenfelder_1") == true || root.local.hasSuffix(".0102001") {
                throw Findings(.xdfVersionOne(xml.place))
            }
            throw Findings(.xdfNamespace(root.description, xml.place))
        }
        return format
    }
}

/// The state of one reading: the pools, and what each element of them was first seen as.
final class XDFSource {
    let cursor: XDFCursor
    let format: XDFFormat
    let file: String?
    var warnings: [Finding] = []
    private var fields = Pool<XDFField>()
    private var groups = Pool<XDFGroup>()
    private var rules = Pool<XDFRule>()
    private var latin = LatinText()

    init(_ cursor: XDFCursor, format: XDFFormat, file: String?) {
        self.cursor = cursor
        self.format = format
        self.file = file
    }

    var xml: XMLReader { cursor.xml }

    var allWarnings: [Finding] {
        guard let first = latin.firstFault else { return warnings }
        return warnings + [
            .xdfLatin(latin.faults, first: first.scalar, first.place, subject: first.subject)
        ]
    }

    /// Distinct values in the order of their first use.
    struct Pool<Value: Hashable> {
        private(set) var all: [Value] = []
        private var index: [Value: Int] = [:]

        mutating func number(_ value: Value) -> Int {
            if let known = index[value] { return known }
            all.append(value)
            index[value] = all.count - 1
            return all.count - 1
        }
    }

    func message() throws(Findings) -> XDFSchema {
        let root = xml.name.local
        guard root == "xdatenfelder.stammdatenschema.0102" else { throw Findings(.xdfMessage(root, xml.place)) }
        let place = xml.place
        var header: XDFHeader?
        var schema: XDFSchema?
        try cursor.children(of: root) { local throws(Findings) in
            switch local {
            case "header": header = try self.header()
            case "stammdatenschema": schema = try self.stammdatenschema()
            default: return false
            }
            return true
        }
        guard var schema else { throw Findings(.xdfMissing("stammdatenschema", in: root, place)) }
        if let header { schema.header = header }
        schema.fieldPool = fields.all
        schema.groupPool = groups.all
        schema.rulePool = rules.all
        return schema
    }

    private func header() throws(Findings) -> XDFHeader {
        var header = XDFHeader(nachrichtID: "", erstellungszeitpunkt: "")
        try cursor.children(of: "header") { local throws(Findings) in
            switch local {
            case "nachrichtID": header.nachrichtID = try cursor.token() ?? ""
            case "erstellungszeitpunkt": header.erstellungszeitpunkt = try cursor.token() ?? ""
            case "referenzID": header.referenzID = try cursor.token()
            case "produktbezeichnung": header.produktbezeichnung = try cursor.text()
            case "produkthersteller": header.produkthersteller = try cursor.text()
            case "produktversion": header.produktversion = try cursor.text()
            case "datenqualitaet": header.datenqualitaet = try cursor.code().code
            default: return false
            }
            return true
        }
        return header
    }

    private func stammdatenschema() throws(Findings) -> XDFSchema {
        let place = xml.place
        var schema = XDFSchema(
            format: format, header: XDFHeader(nachrichtID: "", erstellungszeitpunkt: ""), base: XDFBase(),
            bezeichnung: "", ableitungsmodifikationenStruktur: "", ableitungsmodifikationenRepraesentation: "")
        try cursor.children(of: "stammdatenschema", many: XDFSource.repeated) { local throws(Findings) in
            if try base(local, &schema.base) { return true }
            switch local {
            case "bezeichnung", "bezeichnungEingabe": schema.bezeichnung = try text(schema.base) ?? ""
            case "bezeichnungAusgabe": schema.bezeichnungAusgabe = try text(schema.base)
            case "hilfetext": schema.hilfetext = try text(schema.base)
            case "ableitungsmodifikationenStruktur":
                schema.ableitungsmodifikationenStruktur = try cursor.code().code ?? ""
            case "ableitungsmodifikationenRepraesentation":
                schema.ableitungsmodifikationenRepraesentation = try cursor.code().code ?? ""
            case "dokumentsteckbrief": schema.dokumentsteckbrief = try identifikation(in: local)
            case "regel": schema.regeln.append(try regel())
            case "struktur": schema.struktur.append(try struktur())
            default: return false
            }
            return true
        }
        try complete(&schema.base, "stammdatenschema", place)
        return schema
    }

    func struktur() throws(Findings) -> XDFStruktur {
        let place = xml.place
        var anzahl: String?
        var bezug: [XDFBezug] = []
        var element: XDFElement?
        try cursor.children(of: "struktur", many: ["bezug"]) { local throws(Findings) in
            switch local {
            case "anzahl": anzahl = try self.anzahl()
            case "bezug": if let one = try self.bezug(XDFBase()) { bezug.append(one) }
            case "enthaelt": element = try enthaelt()
            default: return false
            }
            return true
        }
        guard let element else { throw Findings(.xdfMissing("enthaelt", in: "struktur", place)) }
        if anzahl == nil { warnings.append(.xdfDefault("1:1", for: "anzahl", place, subject: id(of: element))) }
        return XDFStruktur(anzahl: anzahl ?? "1:1", bezug: bezug, enthaelt: element)
    }

    private func enthaelt() throws(Findings) -> XDFElement? {
        var element: XDFElement?
        try cursor.children(of: "enthaelt") { local throws(Findings) in
            guard element == nil else { throw Findings(.xdfUnexpected(local, in: "enthaelt", xml.place)) }
            switch local {
            case "datenfeld": element = .field(fields.number(try field()))
            case "datenfeldgruppe": element = .group(groups.number(try group()))
            default: return false
            }
            return true
        }
        return element
    }

    func regel() throws(Findings) -> Int { rules.number(try rule()) }

    private func id(of element: XDFElement) -> String {
        switch element {
        case .field(let index): fields.all[index].base.identifikation.id
        case .group(let index): groups.all[index].base.identifikation.id
        }
    }

    /// A text, looked over for letters that the standard does not foresee.
    func text(_ base: XDFBase) throws(Findings) -> String? {
        let place = xml.place
        guard let text = try cursor.text() else { return nil }
        latin.look(at: text, place: place, subject: base.identifikation.id)
        return text
    }
}
