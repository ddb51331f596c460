import Basics

extension JSON {
    /// Reads one document. Throws `Findings` with the place if it is not well-formed or nested more than 200 deep.
    public init(_ bytes: some Sequence<UInt8>) throws {
        var reader = JSONReader(Array(bytes))
        self = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.position == reader.bytes.count else { throw reader.failure() }
    }

    /// Reads one document.
    public init(text: String) throws { try self.init(text.utf8) }
}

/// Reads JSON from bytes (RFC 8259), strictly.
struct JSONReader {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

    func failure() -> Findings {
        var (line, column) = (1, 1)
        for byte in bytes.prefix(position) {
            if byte == 0x0A { (line, column) = (line + 1, 1) } else if byte & 0xC0 != 0x80 { column += 1 }
        }
        let words = Words(de: "Hier steht kein gültiges JSON.", en: "This is not well-formed JSON.")
        return Findings(Finding("json-syntax", .error, words, at: Place(line: line, column: column)))
    }

    mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    mutating func value(depth: Int) throws -> JSON {
        guard depth < 200 else { throw failure() }
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws -> JSON {
        for offset in 0..<word.utf8CodeUnitCount {
            guard byte == word.utf8Start[offset] else { throw failure() }
            position += 1
        }
        return value
    }

    private mutating func object(depth: Int) throws -> JSON {
        position += 1
        var members: [JSON.Member] = []
        skipSpace()
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            guard byte == UInt8(ascii: "\"") else { throw failure() }
            let name = try string()
            skipSpace()
            guard take(":") else { throw failure() }
            members.append(JSON.Member(name, try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw failure() }
        return .object(members)
    }

    private mutating func array(depth: Int) throws -> JSON {
        position += 1
        var items: [JSON] = []
        skipSpace()
        if take("]") { return .array([]) }
        repeat {
            items.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw failure() }
        return .array(items)
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    private mutating func digits() throws {
        let start = position
        while (0x30...0x39).contains(byte) { position += 1 }
        guard position > start else { throw failure() }
    }

    private mutating func number() throws -> String {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func string() throws -> String {
        position += 1
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw failure()
            default: text.append(byte)
            }
        }
        throw failure()
    }

    private mutating func escape(into text: inout [UInt8]) throws {
        let sign = byte
        position += 1
        switch sign {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(sign)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var point = try hex()
            if (0xD800...0xDBFF).contains(point) {
                guard take("\\"), take("u") else { throw failure() }
                let low = try hex()
                guard (0xDC00...0xDFFF).contains(low) else { throw failure() }
                point = 0x10000 + (point - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(point), let encoded = UTF8.encode(scalar) else { throw failure() }
            text.append(contentsOf: encoded)
        default: throw failure()
        }
    }

    private mutating func hex() throws -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw failure()
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
