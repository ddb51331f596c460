/// The tables of a TZif file, version 1 to 4 (RFC 8536).
struct TZifTable {
    private(set) var transitions: [Int] = []
    private(set) var offsets: [Int] = []
    private(set) var first = 0
    private(set) var footer: String?

    private struct Header {
        var version: UInt8
        var isUniversal, isStandard, leaps, times, kinds, letters: Int

        func size(_ width: Int) -> Int {
            times * (width + 1) + kinds * 6 + letters + leaps * (width + 4) + isStandard + isUniversal
        }
    }

    init?(_ file: [UInt8]) {
        guard let old = TZifTable.header(file, at: 0) else { return nil }
        if old.version == 0 {
            guard read(file, old, at: 44, width: 4) else { return nil }
            return
        }
        let second = 44 + old.size(4)
        guard let new = TZifTable.header(file, at: second), read(file, new, at: second + 44, width: 8) else {
            return nil
        }
        let end = second + 44 + new.size(8)
        guard end + 2 <= file.count, file[end] == 10, file.last == 10 else { return nil }
        footer = String(decoding: file[(end + 1)..<(file.count - 1)], as: UTF8.self)
    }

    private static func header(_ file: [UInt8], at start: Int) -> Header? {
        guard start + 44 <= file.count, Array(file[start..<(start + 4)]) == Array("TZif".utf8) else { return nil }
        let counts = (0..<6).map { number(file, at: start + 20 + $0 * 4, width: 4) }
        guard counts.allSatisfy({ 0...100_000 ~= $0 }) else { return nil }
        return Header(
            version: file[start + 4], isUniversal: counts[0], isStandard: counts[1], leaps: counts[2],
            times: counts[3], kinds: counts[4], letters: counts[5])
    }

    /// A signed big-endian number.
    private static func number(_ file: [UInt8], at start: Int, width: Int) -> Int {
        var value = file[start] >= 0x80 ? -1 : 0
        for index in start..<(start + width) { value = value << 8 | Int(file[index]) }
        return value
    }

    private mutating func read(_ file: [UInt8], _ header: Header, at start: Int, width: Int) -> Bool {
        guard start + header.size(width) <= file.count, header.kinds > 0 else { return false }
        let indexStart = start + header.times * width
        let kindStart = indexStart + header.times
        let kinds = (0..<header.kinds).map { TZifTable.number(file, at: kindStart + $0 * 6, width: 4) }
        guard kinds.allSatisfy({ $0.magnitude < 90_000 }) else { return false }
        for index in 0..<header.times {
            let kind = Int(file[indexStart + index])
            guard kind < kinds.count else { return false }
            transitions.append(TZifTable.number(file, at: start + index * width, width: width))
            offsets.append(kinds[kind])
        }
        first = kinds[0]
        return zip(transitions, transitions.dropFirst()).allSatisfy { $0 < $1 }
    }
}
