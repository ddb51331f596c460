/// The official regional key (Regionalschlüssel, ARS) of a body: Land 2, Regierungsbezirk 3, Kreis 5, Verband 9,
/// Gemeinde 12 digits.
///
/// Keys are kept as digits with their leading zeros, in one word of memory. They sort as their text does, so a body
/// comes before everything below it.
public struct RegionalKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The twelve digits, filled up with zeros on the right, times sixteen, plus the number of digits given.
    let packed: UInt64

    /// The levels of administration that a key can name; the raw value is the number of digits.
    public enum Level: Int, Hashable, Sendable, Codable, Comparable, CaseIterable {
        case land = 2
        case regierungsbezirk = 3
        case kreis = 5
        case verband = 9
        case gemeinde = 12

        public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
    }

    /// The key that these digits write; `nil` unless they are 2, 3, 5, 9 or 12 digits of an existing Land.
    public init?(_ text: some StringProtocol) {
        self.init(digits: Array(text.utf8.prefix(13)))
    }

    init?(digits: some Collection<UInt8>) {
        guard let level = Level(rawValue: digits.count) else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + UInt64(digit - 0x30)
        }
        for _ in digits.count..<12 { value *= 10 }
        guard (1...16).contains(value / 10_000_000_000) else { return nil }
        packed = value << 4 | UInt64(level.rawValue)
    }

    private init(packed: UInt64) { self.packed = packed }

    /// Its level; the number of digits says it.
    public var level: Level { Level(rawValue: Int(packed & 15)) ?? .land }

    /// The digits, as many as the level has.
    public var description: String { String(padded.prefix(level.rawValue)) }

    /// The digits, filled up to twelve with zeros on the right.
    public var padded: String {
        let digits = String(packed >> 4)
        return String(repeating: "0", count: 12 - digits.utf8.count) + digits
    }

    public static func < (a: RegionalKey, b: RegionalKey) -> Bool { a.packed < b.packed }

    /// The key of the body of a higher level that this one belongs to; `nil` for the same level and below.
    public func ancestor(_ level: Level) -> RegionalKey? {
        guard level < self.level else { return nil }
        var scale: UInt64 = 1
        for _ in level.rawValue..<12 { scale *= 10 }
        return RegionalKey(packed: (packed >> 4) / scale * scale << 4 | UInt64(level.rawValue))
    }

    /// The keys of all bodies it belongs to, the nearest first, without itself.
    public var ancestors: [RegionalKey] {
        [Level.verband, .kreis, .regierungsbezirk, .land].compactMap { ancestor($0) }
    }

    /// Whether the other body is this one or lies in it.
    public func contains(_ other: RegionalKey) -> Bool {
        self == other || other.ancestor(level) == self
    }

    /// The municipality key (AGS, 8 digits) of a Gemeinde: the ARS without its Verband; `nil` for other levels.
    public var ags: String? {
        guard level == .gemeinde else { return nil }
        let digits = padded
        return String(digits.prefix(5) + digits.suffix(3))
    }

    /// The same as a number, for tables.
    var agsNumber: UInt32 {
        let value = packed >> 4
        return UInt32(value / 10_000_000 * 1_000 + value % 1_000)
    }
}

extension RegionalKey: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let key = RegionalKey(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no regional key: \(text)")
        }
        self = key
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
