import Basics

/// A look at the outline of a PDF, from its first byte to its last, streams passed over: whether its end is there, whether
/// it asks for a password, how deep its values lie in one another, and whether its pages lead in a circle.
struct PDFGlance {
    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0
    private var deepest = 0
    private var hasEnd = false
    private var isLocked = false
    /// The last numbers read, and the object that is being read.
    private var numbers: [Int] = []
    private var object = 0
    private var kids: [Int: [Int]] = [:]
    /// The depth at which a list of kids stands.
    private var kidsDepth: Int?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        while at < bytes.count { step() }
    }

    var fault: FileFault? {
        if isLocked { return .locked }
        return hasEnd && deepest <= Limits.pdfDepth && !leadsInACircle ? nil : .broken
    }

    private mutating func step() {
        switch bytes[at] {
        case UInt8(ascii: "%"): comment()
        case UInt8(ascii: "("): string()
        case UInt8(ascii: "["), UInt8(ascii: "<"):
            depth += 1
            deepest = max(deepest, depth)
            at += 1
        case UInt8(ascii: "]"), UInt8(ascii: ">"):
            if depth == kidsDepth { kidsDepth = nil }
            depth = max(0, depth - 1)
            at += 1
        case UInt8(ascii: "/"):
            at += 1
            name(word())
        case let byte where PDFGlance.isRegular(byte): keyword(word())
        default: at += 1
        }
    }

    private static func isRegular(_ byte: UInt8) -> Bool {
        byte > 0x20 && !"()<>[]{}/%".utf8.contains(byte)
    }

    private mutating func word() -> ArraySlice<UInt8> {
        let start = at
        while at < bytes.count, PDFGlance.isRegular(bytes[at]) { at += 1 }
        return bytes[start..<at]
    }

    private mutating func comment() {
        if bytes[at...].starts(with: "%%EOF".utf8) { hasEnd = true }
        while at < bytes.count, bytes[at] != 0x0a, bytes[at] != 0x0d { at += 1 }
    }

    private mutating func string() {
        var open = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\\"): at += 1
            case UInt8(ascii: "("): open += 1
            case UInt8(ascii: ")"): open -= 1
            default: break
            }
            at += 1
            if open == 0 { return }
        }
    }

    private mutating func name(_ name: ArraySlice<UInt8>) {
        numbers = []
        if name.elementsEqual("Encrypt".utf8) { isLocked = true }
        if name.elementsEqual("Kids".utf8) { kidsDepth = depth + 1 }
    }

    private mutating func keyword(_ word: ArraySlice<UInt8>) {
        if let number = PDFGlance.number(word) {
            numbers = numbers.suffix(1) + [number]
            return
        }
        if word.elementsEqual("startxref".utf8) { hasEnd = true }
        if word.elementsEqual("obj".utf8), let first = numbers.first { begin(first) }
        if word.elementsEqual("R".utf8), let first = numbers.first, kidsDepth == depth {
            kids[object, default: []].append(first)
        }
        if word.elementsEqual("stream".utf8) { passStream() }
        numbers = []
    }

    private mutating func begin(_ number: Int) {
        object = number
        depth = 0
        kidsDepth = nil
    }

    private static func number(_ word: ArraySlice<UInt8>) -> Int? {
        guard word.count <= 10, word.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return word.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private mutating func passStream() {
        let end = Array("endstream".utf8)
        while at + end.count <= bytes.count {
            if bytes[at] == end[0], bytes[at..<(at + end.count)].elementsEqual(end) {
                at += end.count
                return
            }
            at += 1
        }
        at = bytes.count
    }

    /// Pages that are their own ancestors: who walks the tree never comes to an end.
    private var leadsInACircle: Bool {
        var left: [Int: Int] = [:]
        for (_, below) in kids { for kid in below where kids[kid] != nil { left[kid, default: 0] += 1 } }
        var free = kids.keys.filter { left[$0] == nil }
        var seen = 0
        while let next = free.popLast() {
            seen += 1
            for kid in kids[next] ?? [] where kids[kid] != nil {
                left[kid, default: 0] -= 1
                if left[kid] == 0 { free.append(kid) }
            }
        }
        return seen < kids.count
    }
}
