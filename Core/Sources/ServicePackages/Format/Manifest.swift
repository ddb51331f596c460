public import Basics

/// What a service package is: `package.yaml`.
public struct Manifest: Hashable, Sendable {
    public enum PackageKind {}
    public typealias PackageID = Id<PackageKind>

    /// In kebab case; also the slug under which the service is offered: `hundesteuer-anmeldung`.
    public var id: PackageID
    /// Three numbers (semantic version).
    public var version: String
    public var name: String
    public var licence: String
    public var publisher: String
    /// The key of the service in the national catalogue, 14 digits.
    public var leika: String?
    /// The family that the defaults come from.
    public var family: String?
    /// Files that are the family's, not this service's own.
    public var defaults: [String]

    public init(
        id: PackageID, version: String, name: String, licence: String, publisher: String, leika: String? = nil,
        family: String? = nil, defaults: [String] = []
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.licence = licence
        self.publisher = publisher
        self.leika = leika
        self.family = family
        self.defaults = defaults
    }

    static let path = "package.yaml"

    static func read(_ bytes: [UInt8], file: String = path) throws(Findings) -> (Manifest, [Finding]) {
        var map = YAMLMap(try YAMLTree(bytes, file: file))
        let manifest = Manifest(
            id: PackageID(map.required("id")), version: map.required("version"), name: map.required("name"),
            licence: map.required("licence"), publisher: map.required("publisher"), leika: map.text("leika"),
            family: map.text("family"), defaults: map.texts("defaults"))
        map.add(manifest.check(at: map.place))
        return (manifest, map.close())
    }

    private func check(at place: Place) -> [Finding] {
        var found: [Finding] = []
        let isKebab =
            !id.text.isEmpty && id.text.utf8.count <= 80
            && id.text.utf8.allSatisfy { (0x61...0x7a).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2d }
        if !isKebab {
            found.append(
                YAMLMap.finding(
                    "„id“ besteht aus Buchstaben, Ziffern und Bindestrichen",
                    "“id” consists of letters, digits and dashes", place))
        }
        if Version(version) == nil {
            found.append(
                YAMLMap.finding(
                    "„version“ besteht aus drei Zahlen: 1.0.0", "“version” consists of three numbers: 1.0.0", place))
        }
        if let leika, leika.utf8.count != 14 || !leika.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            found.append(YAMLMap.finding("„leika“ hat 14 Ziffern", "“leika” has 14 digits", place))
        }
        return found
    }

    /// The file as `read` reads it.
    public var bytes: [UInt8] {
        var out = YAMLText()
        out.entry("id", id.text)
        out.entry("version", version)
        out.entry("name", name)
        out.entry("licence", licence)
        out.entry("publisher", publisher)
        out.entry("leika", leika)
        out.entry("family", family)
        out.entry("defaults", defaults)
        return out.bytes
    }
}

/// Three numbers: 1.10.0 comes after 1.9.0.
public struct Version: Hashable, Sendable, Comparable {
    public let numbers: [Int]

    public init?(_ text: String) {
        let parts = text.utf8.split(separator: 0x2e, omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part -> Int? in
            guard (1...9).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            return part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        guard parts.count == 3, numbers.count == 3 else { return nil }
        self.numbers = numbers
    }

    public static func < (a: Version, b: Version) -> Bool { a.numbers.lexicographicallyPrecedes(b.numbers) }
}
