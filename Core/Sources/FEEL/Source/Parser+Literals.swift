/// Numbers and strings as written.
extension Parser {
    /// `12`, `.5`, `1.2e-3`. Digits behind the 34th are rounded; a number out of range is a finding.
    mutating func number() throws -> Syntax {
        let start = reader.position
        var place = digits(from: start)
        if reader.bytes[place] == UInt8(ascii: "."), isDigit(place + 1) { place = digits(from: place + 1) }
        guard place > start else { throw failure("expression") }
        if reader.bytes[place] | 0x20 == UInt8(ascii: "e") {
            var exponent = place + 1
            if exponent < reader.end, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(reader.bytes[exponent]) {
                exponent += 1
            }
            if isDigit(exponent) { place = digits(from: exponent) }
        }
        guard let value = Decimal128(utf8: reader.bytes[start..<place]) else {
            throw failure("number", at: start)
        }
        reader.position = place
        return try node(.number(value), from: start)
    }

    private func isDigit(_ place: Int) -> Bool {
        place < reader.end && reader.bytes[place] >= 0x30 && reader.bytes[place] <= 0x39
    }

    private func digits(from place: Int) -> Int {
        var place = place
        while isDigit(place) { place += 1 }
        return place
    }

    /// `"…"` with its escapes.
    mutating func stringLiteral() throws -> String {
        let start = reader.position
        reader.position += 1
        var text: [UInt8] = []
        while !reader.isAtEnd {
            let byte = reader.byte
            if byte == UInt8(ascii: "\"") {
                reader.position += 1
                return String(decoding: text, as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") {
                try escape(into: &text)
            } else {
                text.append(byte)
                reader.position += 1
            }
        }
        throw failure("“\"”", at: start)
    }

    private mutating func escape(into text: inout [UInt8]) throws {
        let start = reader.position
        let sign = reader.next
        reader.position += 2
        switch sign {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): text.append(sign)
        case UInt8(ascii: "u"): try codePoint(digits: 4, from: start, into: &text)
        case UInt8(ascii: "U"): try codePoint(digits: 6, from: start, into: &text)
        default:
            // A backslash before anything else stands for itself, as in patterns: "\d".
            text.append(UInt8(ascii: "\\"))
            reader.position = start + 1
        }
    }

    private mutating func codePoint(digits: Int, from start: Int, into text: inout [UInt8]) throws {
        var point = try hex(digits, from: start)
        if (0xD800...0xDBFF).contains(point), reader.take("\\u") {
            let low = try hex(4, from: start)
            guard (0xDC00...0xDFFF).contains(low) else { throw failure("character", at: start) }
            point = 0x10000 + (point - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(point) else { throw failure("character", at: start) }
        text.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    }

    private mutating func hex(_ count: Int, from start: Int) throws -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard !reader.isAtEnd, let digit = Parser.hexDigit(reader.byte) else {
                throw failure("character", at: start)
            }
            value = value << 4 | digit
            reader.position += 1
        }
        return value
    }

    private static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
