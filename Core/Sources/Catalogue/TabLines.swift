import Basics

/// Reads the rows of a text table: fields parted by one byte, a row a line; lines that begin with `#` say something
/// about the table and are passed over, as are empty ones.
struct TabLines {
    let bytes: [UInt8]
    let separator: UInt8
    private var position: Int
    private(set) var line = 0
    /// The fields of the row that `next` found.
    private(set) var fields: [Range<Int>] = []

    init(_ bytes: [UInt8], separator: UInt8 = 0x09) {
        self.bytes = bytes
        self.separator = separator
        position = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    }

    /// Goes to the next row; `false` after the last.
    mutating func next() -> Bool {
        while position < bytes.count {
            line += 1
            fields.removeAll(keepingCapacity: true)
            var start = position
            let first = bytes[position]
            while position < bytes.count, bytes[position] != 0x0a {
                if bytes[position] == separator {
                    fields.append(start..<position)
                    start = position + 1
                }
                position += 1
            }
            let end = position > start && bytes[position - 1] == 0x0d ? position - 1 : position
            fields.append(start..<end)
            position += 1
            if first != 0x23 && !(fields.count == 1 && fields[0].isEmpty) { return true }
        }
        return false
    }

    subscript(field: Int) -> ArraySlice<UInt8> { bytes[fields[field]] }

    func text(_ field: Int) -> String { String(decoding: self[field], as: UTF8.self) }

    /// The number a field writes; `nil` if it is empty, too long or no number.
    func number(_ field: Int) -> UInt32? {
        let digits = self[field]
        guard (1...9).contains(digits.count) else { return nil }
        var value: UInt32 = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + UInt32(digit - 0x30)
        }
        return value
    }

    /// A finding about the row.
    func finding(_ code: String, _ words: Words) -> Finding {
        Finding(code, .error, words, at: Place(line: line))
    }
}
