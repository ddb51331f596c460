/// A list of codes with the words that stand for them.
public struct CodeList: Hashable, Sendable {
    /// `urn:de:…:codeliste:…`, or the plain title that some lists have instead.
    public var canonicalURI: String
    public var version: String?
    public var name: String
    public var entries: [CodeEntry]

    public init(canonicalURI: String, version: String? = nil, name: String = "", entries: [CodeEntry]) {
        self.canonicalURI = canonicalURI
        self.version = version
        self.name = name
        self.entries = entries
    }
}

/// One code with its words.
public struct CodeEntry: Hashable, Sendable {
    public var code: String
    public var name: String
    public var help: String?

    public init(code: String, name: String, help: String? = nil) {
        self.code = code
        self.name = name
        self.help = help
    }
}

/// Which code list a field takes its values from.
public struct CodeListReference: Hashable, Sendable {
    /// The id of the list in XDF 2 (`C60000017`).
    public var id: String?
    public var canonicalURI: String?
    public var version: String?
    public var canonicalVersionURI: String?
    /// Names of the columns in the list, where the field names them.
    public var codeKey: String?
    public var nameKey: String?
    public var helpKey: String?

    public init(
        id: String? = nil, canonicalURI: String? = nil, version: String? = nil, canonicalVersionURI: String? = nil,
        codeKey: String? = nil, nameKey: String? = nil, helpKey: String? = nil
    ) {
        self.id = id
        self.canonicalURI = canonicalURI
        self.version = version
        self.canonicalVersionURI = canonicalVersionURI
        self.codeKey = codeKey
        self.nameKey = nameKey
        self.helpKey = helpKey
    }

    /// The key under which `Datenschema.codeLists` holds the list: version URI, URI or id, whichever is there.
    public var key: String { canonicalVersionURI ?? canonicalURI ?? id ?? "" }
}
