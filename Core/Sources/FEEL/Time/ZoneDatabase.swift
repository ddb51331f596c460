import Synchronization

/// The zones of the IANA database. It reads each zone once, by a function that is given in, and keeps it.
public final class ZoneDatabase: Sendable {
    private let bytes: @Sendable (_ name: String) -> [UInt8]?
    private let known = Mutex<[String: FEELZone]>([:])

    /// `bytes` answers the TZif file of a zone name, `nil` when there is no such zone. It is asked for well-formed
    /// names only: no `..`, no leading slash.
    public init(bytes: @escaping @Sendable (_ name: String) -> [UInt8]?) { self.bytes = bytes }

    /// A database without any zone.
    public static func empty() -> ZoneDatabase { ZoneDatabase { _ in nil } }

    /// The zone of this name; `Z` is none.
    public func zone(_ name: String) -> FEELZone? {
        guard ZoneDatabase.isWellFormed(name) else { return nil }
        if let zone = known.withLock({ $0[name] }) { return zone }
        guard let file = bytes(name), let rules = ZoneRules(name: name, file: file) else { return nil }
        return known.withLock { zones in
            if let zone = zones[name] { return zone }
            zones[name] = .named(rules)
            return .named(rules)
        }
    }

    /// Letters, digits, `_`, `+`, `-`, in parts between slashes: nothing that leads out of a folder.
    private static func isWellFormed(_ name: String) -> Bool {
        guard (1...64).contains(name.utf8.count), !name.hasSuffix("/") else { return false }
        var afterSlash = true
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): afterSlash = false
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
                if afterSlash { return false }
            case UInt8(ascii: "/"):
                if afterSlash { return false }
                afterSlash = true
            default: return false
            }
        }
        return true
    }
}
