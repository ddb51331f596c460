public import Basics
public import Ports

/// A town that this installation serves.
public struct Town: Sendable, Hashable, Codable {
    public var id: TownId
    public var name: String
    /// In addresses; unique.
    public var slug: String
    /// Number of the Land, two digits of the regional key.
    public var land: String { String(id.text.prefix(2)) }
    /// Accent colour, `#rrggbb`, checked for contrast.
    public var accent: String
    /// Street, postcode, place, telephone, e-mail, opening hours, head: what letters and footers show.
    public var contact: [String: String]

    public init(id: TownId, name: String, slug: String, accent: String, contact: [String: String]) {
        self.id = id
        self.name = name
        self.slug = slug
        self.accent = accent
        self.contact = contact
    }
}

/// A package as it is installed: a row and the bytes of its archive.
public struct InstalledPackage: Sendable, Hashable {
    public var id: String
    public var version: String
    /// SHA-256 of the archive, in hexadecimal.
    public var hash: String
    public var archive: [UInt8]

    public init(id: String, version: String, hash: String, archive: [UInt8]) {
        self.id = id
        self.version = version
        self.hash = hash
        self.archive = archive
    }
}

/// What a town offers: a package version under a slug, with the town's overlay (`angebot.yaml`) as its bytes.
public struct Offer: Sendable, Hashable {
    public var town: TownId
    public var slug: String
    public var package: String
    public var version: String
    public var hash: String
    /// The competent unit.
    public var unit: String
    /// The overlay as written; empty if none.
    public var overlay: [UInt8]

    public init(
        town: TownId, slug: String, package: String, version: String, hash: String, unit: String, overlay: [UInt8] = []
    ) {
        self.town = town
        self.slug = slug
        self.package = package
        self.version = version
        self.hash = hash
        self.unit = unit
        self.overlay = overlay
    }
}

/// Towns, installed packages and offers: common data of the operator.
public protocol Tenancy: Sendable {
    func towns() async throws -> [Town]
    func keep(_ town: Town) async throws
    /// Installed packages without their archives' bytes.
    func packages() async throws -> [InstalledPackage]
    func archive(hash: String) async throws -> [UInt8]?
    func install(_ package: InstalledPackage) async throws
    func offers(scope: Scope) async throws -> [Offer]
    func keep(_ offer: Offer) async throws
    func withdraw(slug: String, town: TownId) async throws
    /// Grows with every change of towns, packages or offers, so that caches notice.
    func revision() async throws -> Int
}
