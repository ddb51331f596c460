/// A code list in the form of Genericode 1.0: named columns, one of them the key, and rows.
public struct Codeliste: Hashable, Sendable {
    public struct Spalte: Hashable, Sendable {
        public var id: String
        public var name: String
        public var isRequired: Bool
    }

    public var shortName = ""
    public var longName = ""
    public var version: String?
    /// An URN in most lists, a plain title in some.
    public var canonicalUri = ""
    public var canonicalVersionUri: String?
    public var spalten: [Spalte] = []
    /// Columns of the keys, the recommended one first.
    public var schluessel: [String] = []
    /// Values in the order of `spalten`; nil where a row has none.
    public var zeilen: [[String?]] = []

    /// Names that columns with the words for people have, the better first.
    private static let wordColumns = [
        "name", "bezeichnung", "beschreibung", "description-de-de", "langname", "wert", "description", "text",
        "bezeichnung-lang", "staatenname-kurz", "bezeichnung-kurz-1",
    ]

    /// The codes with their words.
    /// - Parameters: names of columns where a field names them; otherwise the key column and the one with words.
    public func werte(codeKey: String? = nil, nameKey: String? = nil, helpKey: String? = nil) -> [XDFWert] {
        guard let code = column(codeKey) ?? schluessel.lazy.compactMap(column).first ?? (spalten.isEmpty ? nil : 0)
        else {
            return []
        }
        let name = column(nameKey) ?? wordColumn(besides: code) ?? code
        let help = column(helpKey)
        return zeilen.compactMap { row in
            guard let value = row[code], !value.isEmpty else { return nil }
            let words = row[name].flatMap { $0.isEmpty ? nil : $0 } ?? value
            return XDFWert(code: value, name: words, hilfe: help.flatMap { row[$0] })
        }
    }

    private func column(_ id: String?) -> Int? {
        guard let id else { return nil }
        return spalten.firstIndex { $0.id == id }
    }

    private func wordColumn(besides code: Int) -> Int? {
        for wanted in Codeliste.wordColumns {
            if let found = spalten.firstIndex(where: { $0.id.lowercased() == wanted }), found != code { return found }
        }
        let others = spalten.indices.filter { $0 != code }
        return others.first { spalten[$0].isRequired } ?? others.first
    }

    /// Whether this is the list that a field refers to.
    public func isMeant(by reference: XDFCodelistenReferenz) -> Bool {
        if let uri = reference.canonicalVersionUri, uri == canonicalVersionUri { return true }
        guard reference.canonicalIdentification == canonicalUri else { return false }
        return reference.version == nil || reference.version == version
    }
}
