import Basics
import Testing
import XML

/// Documents with bytes cut, changed and doubled: refused with a place, or read, written and read again alike.
@Suite struct DamagedXMLTests {
    private static let seed: UInt64 = 20_261_122
    private static let source = """
        <?xml version="1.0" encoding="UTF-8"?><!-- a --><p:a xmlns:p="urn:p" xmlns="urn:d" p:x="1" y="&lt;ä&#10;&quot;">
        t<b c='2'><![CDATA[<x>]]>&amp;</b><?go on?><p:d><e xmlns="" f=""/>ß😀</p:d></p:a>
        """

    private func damaged(_ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = Array(DamagedXMLTests.source.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let at = Int.random(in: bytes.indices, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes.removeSubrange(at...)
            case 1: bytes[at] = UInt8.random(in: 0...255, using: &generator)
            case 2: bytes.remove(at: at)
            default: bytes.insert(contentsOf: bytes[0..<min(at, 30)], at: at)
            }
            if bytes.isEmpty { return [0x3c] }
        }
        return bytes
    }

    @Test func whateverIsReadIsStable() throws {
        print("damaged XML: seed \(DamagedXMLTests.seed)")
        var generator = SeededGenerator(seed: DamagedXMLTests.seed)
        var read = 0
        for _ in 0..<4_000 {
            guard let document = try? XMLDocument(damaged(&generator)) else { continue }
            read += 1
            let once = document.bytes()
            #expect(try XMLDocument(once).bytes() == once)
        }
        #expect(read > 50)
    }

    @Test func whateverIsRefusedHasAPlace() {
        var generator = SeededGenerator(seed: DamagedXMLTests.seed &+ 1)
        for _ in 0..<2_000 {
            do throws(Findings) {
                _ = try XMLDocument(damaged(&generator), file: "d.xml")
            } catch {
                let place = error.all.first?.place
                #expect(place?.file == "d.xml" && (place?.line ?? 0) >= 1 && (place?.column ?? 0) >= 1)
            }
        }
    }
}
