import Basics
import FrontDoor
import Testing

/// The limits of pictures and PDFs, each just below and just above. Nothing is drawn, so headers are enough.
@Suite struct FileLimitTests {
    private func fault(_ bytes: [UInt8], _ kind: FileKind) -> FileFault? {
        FileFault(bytes, name: "a." + kind.ending, kind: kind)
    }

    private func number(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * (bytes - 1 - $0))) }
    }

    /// A PNG of this size: header and end, without points.
    private func png(_ width: Int, _ height: Int) -> [UInt8] {
        let mark: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
        let header = number(13, 4) + Array("IHDR".utf8) + number(width, 4) + number(height, 4)
        return mark + header + [8, 2, 0, 0, 0] + number(0, 4) + number(0, 4) + Array("IEND".utf8) + number(0, 4)
    }

    /// A TIFF with so many directories of one point each.
    private func tiff(_ frames: Int) -> [UInt8] {
        var bytes: [UInt8] = [0x4d, 0x4d, 0, 0x2a] + number(8, 4)
        for frame in 1...frames {
            let next = frame == frames ? 0 : bytes.count + 2 + 24 + 4
            bytes += number(2, 2)
            for tag in [256, 257] { bytes += number(tag, 2) + number(4, 2) + number(1, 4) + number(1, 4) }
            bytes += number(next, 4)
        }
        return bytes
    }

    /// A PDF whose values lie so deep in one another.
    private func pdf(_ depth: Int) -> [UInt8] {
        let (open, close) = (String(repeating: "[", count: depth), String(repeating: "]", count: depth))
        return Array("%PDF-1.7\n1 0 obj\n\(open)\(close)\nendobj\nstartxref\n9\n%%EOF\n".utf8)
    }

    @Test("A picture may have so many points and no more")
    func points() {
        #expect(fault(png(1_000, Limits.imagePixels / 1_000), .png) == nil)
        #expect(fault(png(1_000, Limits.imagePixels / 1_000 + 1), .png) == .tooManyPixels)
    }

    @Test("A picture may have so many frames and no more")
    func frames() {
        #expect(fault(tiff(Limits.imageFrames), .tiff) == nil)
        #expect(fault(tiff(Limits.imageFrames + 1), .tiff) == .broken)
    }

    @Test("A PDF may be so deep and no deeper")
    func depth() {
        #expect(fault(pdf(Limits.pdfDepth), .pdf) == nil)
        #expect(fault(pdf(Limits.pdfDepth + 1), .pdf) == .broken)
    }
}
