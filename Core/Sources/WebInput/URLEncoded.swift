/// Reads `name=value&name=value` as browsers write it (WHATWG URL, 5.1).
enum URLEncoded {
    static func read(_ bytes: [UInt8], into collector: inout FormCollector) throws(FormBodyError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.endIndex
            let pair = rest[rest.startIndex..<end]
            rest = end < rest.endIndex ? rest[(end + 1)...] : []
            if pair.isEmpty { continue }
            let middle = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let value = middle < pair.endIndex ? pair[(middle + 1)...] : []
            try collector.add(name: decode(pair[..<middle])[...], value: decode(value)[...])
        }
    }

    /// `+` is a blank, `%2B` a plus; a per cent sign that no two digits follow stands for itself.
    static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), bytes.endIndex - index > 2, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                index += 1
            }
        }
        return out
    }

    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
