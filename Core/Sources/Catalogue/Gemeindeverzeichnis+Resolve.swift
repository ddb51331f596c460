/// What a written regional key stands for.
public enum Schluesselaufloesung: Hashable, Sendable {
    /// The body it names.
    case body(Koerperschaft)
    /// A municipality that no longer exists, and the one it went into, if that is known.
    case dissolved(Gemeindeverzeichnis.Aufgeloest, successor: Koerperschaft?)
    /// No key of the list.
    case unknown

    /// The body to go on with: the one named, or the successor.
    public var body: Koerperschaft? {
        switch self {
        case .body(let body): body
        case .dissolved(_, let successor): successor
        case .unknown: nil
        }
    }
}

extension Gemeindeverzeichnis {
    /// Finds the body of a key as programs write it.
    ///
    /// Keys of 2, 3, 5, 9 and 12 digits are taken as they are. Keys of 15 are cut to their first twelve, those of 8
    /// are municipality keys (AGS). A key of 8 or 12 digits that names no municipality and ends in zeros names the
    /// body above that the zeros fill up (`06531000` is the Kreis 06531). Blanks are left out.
    public func resolve(_ text: some StringProtocol) -> Schluesselaufloesung {
        var digits = Array(text.utf8.prefix(64)).filter { $0 != 0x20 }
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return .unknown }
        if digits.count == 15 { digits.removeLast(3) }
        if digits.count == 8 {
            let ags = String(decoding: digits, as: UTF8.self)
            if let body = body(ags: ags) { return .body(body) }
            if let old = dissolved.first(where: { $0.ags == ags }) {
                return .dissolved(old, successor: old.successor.flatMap { self[$0] })
            }
        }
        if let key = RegionalKey(digits: digits), let body = self[key] { return .body(body) }
        if digits.count == 12, let old = dissolvedTown(ars: digits) { return old }
        return filledUp(digits)
    }

    /// The Gemeinde with this municipality key of eight digits.
    public func body(ags: some StringProtocol) -> Koerperschaft? {
        let digits = Array(ags.utf8.prefix(9))
        guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let number = digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1 - 0x30) }
        var low = 0
        var high = byAGS.count
        while low < high {
            let middle = (low + high) / 2
            if byAGS[middle] >> 32 < number { low = middle + 1 } else { high = middle }
        }
        guard low < byAGS.count, byAGS[low] >> 32 == number else { return nil }
        return body(Int(byAGS[low] & 0xffff_ffff))
    }

    /// A key of twelve digits whose Verband changed or whose town was merged: looked for by the AGS in it.
    private func dissolvedTown(ars: [UInt8]) -> Schluesselaufloesung? {
        guard ars.suffix(3) != [0x30, 0x30, 0x30] else { return nil }
        let ags = String(decoding: ars.prefix(5) + ars.suffix(3), as: UTF8.self)
        if let body = body(ags: ags) { return .body(body) }
        return dissolved.first { $0.ags == ags }.map { old in
            .dissolved(old, successor: old.successor.flatMap { self[$0] })
        }
    }

    /// The lowest body whose key, filled up with zeros, these digits are.
    private func filledUp(_ digits: [UInt8]) -> Schluesselaufloesung {
        guard digits.count == 8 || digits.count == 12 else { return .unknown }
        for level in [RegionalKey.Level.verband, .kreis, .regierungsbezirk, .land] where level.rawValue < digits.count {
            let rest = digits.dropFirst(level.rawValue)
            guard rest.allSatisfy({ $0 == 0x30 }) else { break }
            if level == .verband && digits.count == 8 { continue }
            if let key = RegionalKey(digits: digits.prefix(level.rawValue)), let body = self[key] { return .body(body) }
        }
        return .unknown
    }
}
