public import ServicePackages

/// Which frozen revision of which service a case runs on, and where it belongs in the town.
///
/// Running cases stay on their revision; `hash` finds it again whatever the town offers by then.
public struct ServiceRef: Sendable, Hashable, Codable {
    public var package: String
    public var version: String
    /// SHA-256 of the package's archive, in hexadecimal.
    public var hash: String
    /// Under which slug the town offered it.
    public var slug: String
    public var name: String
    /// The competent unit.
    public var unit: String
    /// What the town's bylaws computed in place of the package when it was offered; nil if nothing.
    public var satzung: Satzung?

    public init(
        package: String, version: String, hash: String, slug: String, name: String, unit: String,
        satzung: Satzung? = nil
    ) {
        self.satzung = satzung
        self.package = package
        self.version = version
        self.hash = hash
        self.slug = slug
        self.name = name
        self.unit = unit
    }
}
