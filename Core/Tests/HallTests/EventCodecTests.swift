import Basics
import FoundationEssentials
import Testing

@testable import Hall

@Suite struct EventCodecTests {
    @Test(
        "A header written at once has the bytes that the encoder makes of it",
        arguments: ["a", "s:4f0kq", "x:letters", "s:Grün/Weiß", "s:\u{7f}", "s:👩‍🏭", ""])
    func headerBytes(by: String) throws {
        let header = EventCodec.Header(
            stream: "01hq3k", version: 12, at: Instant(microseconds: -1_764_414_000_000_001), kind: "eingereicht",
            by: by)
        #expect(try header.plainBytes == [UInt8](EventCodec.encoder.encode(header)))
    }

    @Test("What needs escaping is left to the encoder", arguments: ["s:\"", "s:\\", "s:\n", "s:\u{1f}"])
    func escaping(by: String) {
        let header = EventCodec.Header(
            stream: "01hq3k", version: 1, at: Instant(microseconds: 0), kind: "eingereicht", by: by)
        #expect(header.plainBytes == nil)
    }
}
