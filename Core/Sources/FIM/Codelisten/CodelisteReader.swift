public import Basics
public import XML

/// Reads Genericode in both of its dialects: with unqualified children (XRepository) and with qualified ones (FIM).
public struct CodelisteReader {
    static let namespace = "http://docs.oasis-open.org/codelist/ns/genericode/1.0/"

    public static func read(_ bytes: [UInt8], file: String? = nil) throws(Findings) -> Codeliste {
        let xml = try XMLReader(bytes, file: file)
        try xml.readRoot()
        guard isRoot(xml.name) else {
            throw Findings(
                Finding(
                    "genericode-root", .error,
                    Words(de: "Das ist keine Codeliste (Genericode 1.0).", en: "this is no code list (Genericode 1.0)"),
                    at: xml.place))
        }
        var reading = Reading(xml: xml)
        try reading.list()
        return reading.result
    }

    /// Whether a root element is that of a code list.
    public static func isRoot(_ name: XMLName) -> Bool { name.local == "CodeList" && name.namespace == namespace }

    /// Whether the first bytes look like a code list, to spare reading what is none.
    public static func looksLike(_ head: ArraySlice<UInt8>) -> Bool {
        let wanted = Array(namespace.utf8)
        return head.withUnsafeBufferPointer { bytes in
            guard bytes.count >= wanted.count else { return false }
            for start in 0...(bytes.count - wanted.count) where bytes[start] == wanted[0] {
                if wanted.indices.allSatisfy({ bytes[start + $0] == wanted[$0] }) { return true }
            }
            return false
        }
    }

    private struct Reading {
        let xml: XMLReader
        var result = Codeliste()
        private var keys: [(column: String, isRecommended: Bool)] = []
        private var index: [String: Int] = [:]

        init(xml: XMLReader) { self.xml = xml }

        mutating func list() throws(Findings) {
            while let event = try xml.next() {
                guard event == .start else { continue }
                switch xml.name.local {
                case "Identification": try identification()
                case "Column": try column()
                case "Key": try key()
                case "Row": try row()
                case "Annotation": try xml.skip()
                default: break
                }
            }
            let marked = keys.filter(\.isRecommended) + keys.filter { !$0.isRecommended }
            result.schluessel = marked.map(\.column)
        }

        private mutating func identification() throws(Findings) {
            let depth = xml.depth
            while let event = try xml.next() {
                if event == .end, xml.depth == depth { return }
                guard event == .start else { continue }
                let isOwn = xml.depth == depth + 1
                switch xml.name.local {
                case "ShortName" where isOwn: result.shortName = try token() ?? ""
                case "LongName" where isOwn:
                    if let name = try token(), result.longName.isEmpty { result.longName = name }
                case "Version" where isOwn: result.version = try token()
                case "CanonicalUri" where isOwn: result.canonicalUri = try token() ?? ""
                case "CanonicalVersionUri" where isOwn: result.canonicalVersionUri = try token()
                default: try xml.skip()
                }
            }
        }

        private mutating func column() throws(Findings) {
            let id = xml.attribute("Id") ?? "column\(result.spalten.count + 1)"
            var column = Codeliste.Spalte(id: id, name: id, isRequired: xml.attribute("Use") == "required")
            let depth = xml.depth
            while let event = try xml.next() {
                if event == .end, xml.depth == depth { break }
                guard event == .start else { continue }
                if xml.name.local == "ShortName" { column.name = try token() ?? id } else { try xml.skip() }
            }
            index[id] = result.spalten.count
            result.spalten.append(column)
        }

        private mutating func key() throws(Findings) {
            let depth = xml.depth
            var column: String?
            var isRecommended = false
            while let event = try xml.next() {
                if event == .end, xml.depth == depth { break }
                guard event == .start else { continue }
                switch xml.name.local {
                case "recommendedKeyColumn", "empfohleneCodeSpalte": isRecommended = true
                case "ColumnRef": column = column ?? xml.attribute("Ref")
                default: break
                }
            }
            if let column { keys.append((column, isRecommended)) }
        }

        private mutating func row() throws(Findings) {
            var values = [String?](repeating: nil, count: result.spalten.count)
            let depth = xml.depth
            var next = 0
            while let event = try xml.next() {
                if event == .end, xml.depth == depth { break }
                guard event == .start, xml.name.local == "Value" else { continue }
                // Without a reference a value belongs to the column behind that of the value before.
                let place = xml.attribute("ColumnRef").map { index[$0] } ?? next
                let text = try value()
                guard let place, place < values.count else { continue }
                values[place] = text
                next = place + 1
            }
            result.zeilen.append(values)
        }

        private func value() throws(Findings) -> String? {
            let depth = xml.depth
            var text: String?
            while let event = try xml.next() {
                if event == .end, xml.depth == depth { break }
                if event == .start, xml.name.local == "SimpleValue" { text = XMLElement.trim(try xml.readText()) }
            }
            return text
        }

        private func token() throws(Findings) -> String? {
            let text = XMLElement.trim(try xml.readText())
            return text.isEmpty ? nil : text
        }
    }
}
