/// The key of a service in the catalogue of services (Leistungsschlüssel, LeiKa): 14 digits.
///
/// Two for the instance (99 everywhere, else a Land), three each for group, object, act (Verrichtung) and detail:
/// `99 050 012 104 000` is the trade registration.
public struct LeiKaKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    let number: UInt64

    /// Reads 14 digits, with blanks between them or as `urn:de:fim:leika:leistung:…`; anything else is `nil`.
    public init?(_ text: some StringProtocol) {
        var bytes = Array(text.utf8.prefix(80)).filter { $0 != 0x20 }
        let urn = Array("urn:de:fim:leika:leistung:".utf8)
        if bytes.starts(with: urn) { bytes.removeFirst(urn.count) }
        guard bytes.count == 14, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        number = bytes.reduce(0) { $0 * 10 + UInt64($1 - 0x30) }
    }

    public var description: String {
        let digits = String(number)
        return String(repeating: "0", count: 14 - digits.utf8.count) + digits
    }

    /// `urn:de:fim:leika:leistung:99050012104000`.
    public var urn: String { "urn:de:fim:leika:leistung:\(self)" }

    /// The first two digits: 99, or the key of a Land that has the service for itself.
    public var instance: String { String(description.prefix(2)) }
    /// What it is about: group and object, six digits.
    public var object: String { String(description.dropFirst(2).prefix(6)) }
    /// What the administration does: three digits; 000 for a service without an act.
    public var act: String { String(description.dropFirst(8).prefix(3)) }
    /// The detail of the act, three digits.
    public var detail: String { String(description.suffix(3)) }

    public static func < (a: LeiKaKey, b: LeiKaKey) -> Bool { a.number < b.number }
}

extension LeiKaKey: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let key = LeiKaKey(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no service key: \(text)")
        }
        self = key
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
