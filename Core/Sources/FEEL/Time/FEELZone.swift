/// What ties a time to the earth: an offset from universal time, or a zone of the IANA database by name.
public enum FEELZone: Hashable, Sendable {
    /// Seconds east of Greenwich, ±18 hours.
    case offset(Int32)
    case named(ZoneRules)

    public static let utc = FEELZone.offset(0)

    /// Largest offset in seconds.
    public static let limit = 18 * 3600

    /// An offset; `nil` above ±18 hours.
    public init?(offsetSeconds: Int) {
        guard offsetSeconds.magnitude <= UInt(FEELZone.limit) else { return nil }
        self = .offset(Int32(offsetSeconds))
    }

    /// The name in the IANA database, for named zones only.
    public var name: String? {
        if case .named(let rules) = self { return rules.name }
        return nil
    }

    /// The offset in seconds at a moment, given as local seconds since 1970-01-01T00:00:00.
    public func offset(atLocal seconds: Int) -> Int {
        switch self {
        case .offset(let offset): Int(offset)
        case .named(let rules): rules.offset(atLocal: seconds)
        }
    }

    /// The offset in seconds at a moment, given as seconds since 1970-01-01T00:00:00Z.
    public func offset(at seconds: Int) -> Int {
        switch self {
        case .offset(let offset): Int(offset)
        case .named(let rules): rules.offset(at: seconds)
        }
    }
}

extension FEELZone: CustomStringConvertible {
    /// `Z`, `+02:00`, `-02:45:55` or `@Europe/Paris`.
    public var description: String {
        switch self {
        case .named(let rules): return "@" + rules.name
        case .offset(0): return "Z"
        case .offset(let offset):
            let size = offset.magnitude
            let parts = [size / 3600, size / 60 % 60] + (size % 60 == 0 ? [] : [size % 60])
            return (offset < 0 ? "-" : "+")
                + parts.map { TemporalScanner.padded(UInt($0), 2) }.joined(separator: ":")
        }
    }
}
