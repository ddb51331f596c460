/// What XDatenfelder says about every element beside its structure: version, status, descriptions, editors.
///
/// Kept whole, so that an imported schema can be written back. Names of editors (`creator`, `statusSetBy`) are of
/// real people and are never shown on public pages.
public struct Angaben: Hashable, Sendable {
    /// `1.0` (XDF 2) or `1.0.0` (XDF 3); missing means draft.
    public var version: String?
    /// The editor's name of the element.
    public var name: String
    public var description: String?
    public var definition: String?
    /// Where it comes from: laws and orders that ask for it.
    public var bezug: [Bezug]
    /// The code of the release status as in the source: `aktiv` (XDF 2), `6` (XDF 3).
    public var status: String?
    public var statusSetOn: String?
    public var statusSetBy: String?
    public var validFrom: String?
    public var validTo: String?
    public var creator: String?
    public var versionNote: String?
    public var publishedOn: String?
    public var lastChange: String?
    public var keywords: [Stichwort]

    public init(
        version: String? = nil, name: String = "", description: String? = nil, definition: String? = nil,
        bezug: [Bezug] = [], status: String? = nil, statusSetOn: String? = nil, statusSetBy: String? = nil,
        validFrom: String? = nil, validTo: String? = nil, creator: String? = nil, versionNote: String? = nil,
        publishedOn: String? = nil, lastChange: String? = nil, keywords: [Stichwort] = []
    ) {
        self.version = version
        self.name = name
        self.description = description
        self.definition = definition
        self.bezug = bezug
        self.status = status
        self.statusSetOn = statusSetOn
        self.statusSetBy = statusSetBy
        self.validFrom = validFrom
        self.validTo = validTo
        self.creator = creator
        self.versionNote = versionNote
        self.publishedOn = publishedOn
        self.lastChange = lastChange
        self.keywords = keywords
    }
}

/// A reference to what asks for an element: "§ 6a StVG", with a link where there is one.
public struct Bezug: Hashable, Sendable {
    public var text: String
    public var link: String?

    public init(_ text: String, link: String? = nil) {
        self.text = text
        self.link = link
    }
}

/// A keyword, with the URI of its vocabulary where there is one.
public struct Stichwort: Hashable, Sendable {
    public var text: String
    public var uri: String?

    public init(_ text: String, uri: String? = nil) {
        self.text = text
        self.uri = uri
    }
}
