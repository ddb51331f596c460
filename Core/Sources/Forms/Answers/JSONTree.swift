/// A small JSON value, for the stored form of answers. Depth and size are bounded; numbers are whole.
enum JSONTree: Equatable {
    case object([(key: String, value: JSONTree)])
    case array([JSONTree])
    case string(String)
    case integer(Int)

    static func == (a: JSONTree, b: JSONTree) -> Bool { a.bytes == b.bytes }

    /// Canonical: keys in the order of their bytes, no blanks, as few escapes as JSON allows.
    var bytes: [UInt8] {
        var out: [UInt8] = []
        write(into: &out)
        return out
    }

    private func write(into out: inout [UInt8]) {
        switch self {
        case .object(let entries):
            out.append(0x7b)
            let sorted = entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            for (number, entry) in sorted.enumerated() {
                if number > 0 { out.append(0x2c) }
                JSONTree.write(entry.key, into: &out)
                out.append(0x3a)
                entry.value.write(into: &out)
            }
            out.append(0x7d)
        case .array(let items):
            out.append(0x5b)
            for (number, item) in items.enumerated() {
                if number > 0 { out.append(0x2c) }
                item.write(into: &out)
            }
            out.append(0x5d)
        case .string(let text): JSONTree.write(text, into: &out)
        case .integer(let number): out += String(number).utf8
        }
    }

    private static func write(_ text: String, into out: inout [UInt8]) {
        let digits = StaticString("0123456789abcdef").utf8Start
        out.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5c: out += [0x5c, byte]
            case 0x0a: out += [0x5c, 0x6e]
            case 0x0d: out += [0x5c, 0x72]
            case 0x09: out += [0x5c, 0x74]
            case 0..<0x20: out += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: out.append(byte)
            }
        }
        out.append(0x22)
    }
}

/// Reads JSON of objects, arrays, strings and whole numbers.
struct JSONTreeReader {
    private let bytes: [UInt8]
    private var at = 0

    /// Nothing in the stored form of answers nests deeper.
    static let maximumDepth = 16

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value, or the position of the first byte that cannot be read.
    mutating func read() throws(JSONFault) -> JSONTree {
        let tree = try value(depth: 0)
        blanks()
        guard at == bytes.count else { throw JSONFault(offset: at) }
        return tree
    }

    private mutating func blanks() {
        while at < bytes.count, [0x20, 0x0a, 0x0d, 0x09].contains(bytes[at]) { at += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        blanks()
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONTree {
        guard depth < JSONTreeReader.maximumDepth else { throw JSONFault(offset: at) }
        if take(0x7b) { return try object(depth: depth) }
        if take(0x5b) { return try array(depth: depth) }
        if take(0x22) { return .string(try string()) }
        return .integer(try integer())
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSONTree {
        var entries: [(key: String, value: JSONTree)] = []
        if take(0x7d) { return .object(entries) }
        repeat {
            guard take(0x22) else { throw JSONFault(offset: at) }
            let key = try string()
            guard take(0x3a) else { throw JSONFault(offset: at) }
            entries.append((key, try value(depth: depth + 1)))
        } while take(0x2c)
        guard take(0x7d) else { throw JSONFault(offset: at) }
        return .object(entries)
    }

    private mutating func array(depth: Int) throws(JSONFault) -> JSONTree {
        var items: [JSONTree] = []
        if take(0x5d) { return .array(items) }
        repeat { items.append(try value(depth: depth + 1)) } while take(0x2c)
        guard take(0x5d) else { throw JSONFault(offset: at) }
        return .array(items)
    }

    private mutating func integer() throws(JSONFault) -> Int {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) || (at == start && bytes[at] == 0x2d) { at += 1 }
        guard let number = Int(String(decoding: bytes[start..<at], as: UTF8.self)) else {
            throw JSONFault(offset: start)
        }
        return number
    }

    private mutating func string() throws(JSONFault) -> String {
        var out: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case 0x22:
                guard let text = String(validating: out, as: UTF8.self) else { throw JSONFault(offset: at) }
                return text
            case 0x5c: try escape(into: &out)
            case 0..<0x20: throw JSONFault(offset: at - 1)
            default: out.append(byte)
            }
        }
        throw JSONFault(offset: at)
    }

    private mutating func escape(into out: inout [UInt8]) throws(JSONFault) {
        guard at < bytes.count else { throw JSONFault(offset: at) }
        let byte = bytes[at]
        at += 1
        switch byte {
        case 0x22, 0x5c, 0x2f: out.append(byte)
        case 0x6e: out.append(0x0a)
        case 0x72: out.append(0x0d)
        case 0x74: out.append(0x09)
        case 0x62: out.append(0x08)
        case 0x66: out.append(0x0c)
        case 0x75: out += Array(String(Character(try scalar())).utf8)
        default: throw JSONFault(offset: at - 1)
        }
    }

    private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
        let high = try unit()
        guard (0xd800...0xdbff).contains(high) else {
            guard let scalar = Unicode.Scalar(high) else { throw JSONFault(offset: at) }
            return scalar
        }
        guard at + 2 <= bytes.count, bytes[at] == 0x5c, bytes[at + 1] == 0x75 else { throw JSONFault(offset: at) }
        at += 2
        let low = try unit()
        guard (0xdc00...0xdfff).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xd800) << 10 + (low - 0xdc00))
        else { throw JSONFault(offset: at) }
        return scalar
    }

    private mutating func unit() throws(JSONFault) -> UInt32 {
        guard at + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16), bytes[at] != 0x2b
        else { throw JSONFault(offset: at) }
        at += 4
        return value
    }
}

/// Where a JSON text stops being one.
struct JSONFault: Error, Hashable {
    var offset: Int
}
