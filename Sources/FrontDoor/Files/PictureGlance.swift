import Basics

/// A look at the headers of a picture: how many points it says to have, and whether it is there to its end. Nothing is
/// decoded.
struct PictureGlance {
    private let bytes: [UInt8]
    private let kind: FileKind

    init(_ bytes: [UInt8], _ kind: FileKind) {
        self.bytes = bytes
        self.kind = kind
    }

    var fault: FileFault? {
        let seen: (width: Int, height: Int)? =
            switch kind {
            case .png: png
            case .jpeg: jpeg
            case .tiff: tiff
            case .webp: webp
            case .pdf, .heic: nil
            }
        guard let seen, seen.width > 0, seen.height > 0 else { return .broken }
        let (pixels, overflow) = seen.width.multipliedReportingOverflow(by: seen.height)
        return overflow || pixels > Limits.imagePixels ? .tooManyPixels : nil
    }

    private func big(_ at: Int, _ count: Int) -> Int? { number(at, count) { $0 } }
    private func little(_ at: Int, _ count: Int) -> Int? { number(at, count) { count - 1 - $0 } }

    private func number(_ at: Int, _ count: Int, _ place: (Int) -> Int) -> Int? {
        guard at >= 0, at <= bytes.count - count else { return nil }
        return (0..<count).reduce(0) { $0 << 8 | Int(bytes[at + place($1)]) }
    }

    /// Chunks from the header to the end (PNG, section 5).
    private var png: (width: Int, height: Int)? {
        guard big(12, 4) == 0x4948_4452, let width = big(16, 4), let height = big(20, 4) else { return nil }
        var at = 8
        while let length = big(at, 4), let kind = big(at + 4, 4) {
            at += 12 + length
            guard at <= bytes.count else { return nil }
            if kind == 0x4945_4e44 { return (width, height) }
        }
        // A picture that is too large to be drawn is so, cut off or not.
        return width.multipliedReportingOverflow(by: height).partialValue > Limits.imagePixels ? (width, height) : nil
    }

    /// Segments to the frame header, then the end mark (ITU T.81, annex B).
    private var jpeg: (width: Int, height: Int)? {
        var at = 2
        var size: (width: Int, height: Int)?
        while let mark = big(at, 2), mark >> 8 == 0xff {
            let code = mark & 0xff
            if code == 0xff {
                at += 1
                continue
            }
            guard let length = big(at + 2, 2), length >= 2 else { return nil }
            if (0xc0...0xcf).contains(code), ![0xc4, 0xc8, 0xcc].contains(code) {
                guard let height = big(at + 5, 2), let width = big(at + 7, 2) else { return nil }
                size = (width, height)
                if width * height > Limits.imagePixels { return size }
            }
            at += 2 + length
            if code == 0xda { return hasJPEGEnd(from: at) ? size : nil }
        }
        return nil
    }

    private func hasJPEGEnd(from start: Int) -> Bool {
        var at = start
        while at < bytes.count - 1 {
            if bytes[at] == 0xff, bytes[at + 1] == 0xd9 { return true }
            at += 1
        }
        return false
    }

    /// All directories, none twice (TIFF 6.0, section 2); the size of the largest.
    private var tiff: (width: Int, height: Int)? {
        let isLittle = bytes.first == 0x49
        func read(_ at: Int, _ count: Int) -> Int? { isLittle ? little(at, count) : big(at, count) }
        guard var at = read(4, 4) else { return nil }
        var seen: Set<Int> = []
        var largest: (width: Int, height: Int)?
        while at != 0 {
            guard seen.insert(at).inserted, seen.count <= Limits.imageFrames, let entries = read(at, 2) else {
                return nil
            }
            var (width, height) = (0, 0)
            for entry in 0..<entries {
                let place = at + 2 + entry * 12
                guard let tag = read(place, 2), let type = read(place + 2, 2),
                    let value = read(place + 8, type == 3 ? 2 : 4)
                else { return nil }
                if tag == 256 { width = value }
                if tag == 257 { height = value }
            }
            if width * height >= (largest.map { $0.width * $0.height } ?? 0) { largest = (width, height) }
            guard let next = read(at + 2 + entries * 12, 4) else { return nil }
            at = next
        }
        return largest
    }

    /// The first chunk says the size (RFC 9649, section 2).
    private var webp: (width: Int, height: Int)? {
        guard let length = little(4, 4), length + 8 <= bytes.count + 1, let kind = big(12, 4) else { return nil }
        switch kind {
        case 0x5650_3858: return size(little(24, 3), little(27, 3), plus: 1)
        case 0x5650_384c:
            return little(21, 4).map { (($0 & 0x3fff) + 1, ($0 >> 14 & 0x3fff) + 1) }
        case 0x5650_3820: return size(little(26, 2).map { $0 & 0x3fff }, little(28, 2).map { $0 & 0x3fff }, plus: 0)
        default: return nil
        }
    }

    private func size(_ width: Int?, _ height: Int?, plus: Int) -> (width: Int, height: Int)? {
        guard let width, let height else { return nil }
        return (width + plus, height + plus)
    }
}
