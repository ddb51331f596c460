import Basics
import FoundationEssentials
import Testing

@testable import Hall

@Suite struct JSONStreamTests {
    struct Thing: Codable, Equatable {
        enum Shape: Codable, Equatable {
            case point
            case circle(radius: Int)
            case group([Shape], name: String?)
        }

        var name: String
        var shapes: [Shape] = []
        var parts: [String: Thing] = [:]
        var numbers: [Int64] = []
        var measure: Double?
        var isOpen = false
        var nothing: [Int?] = []
    }

    private func readAgain<T: Codable>(_ value: T) throws -> T {
        try JSONDecoder().decode(T.self, from: Data(JSONStream.bytes(of: value)))
    }

    @Test("Containers in containers, empty and full, are read again as they were")
    func nested() throws {
        let leaf = Thing(name: "", shapes: [.point, .group([], name: nil)], numbers: [.min, 0, .max])
        let thing = Thing(
            name: "außen",
            shapes: [.group([.circle(radius: -3), .group([.point], name: "innen")], name: "Gruppe"), .point],
            parts: ["a": leaf, "b/c": Thing(name: "b"), "\"": leaf], measure: -0.25, isOpen: true,
            nothing: [nil, 1, nil])
        #expect(try readAgain(thing) == thing)
        #expect(try readAgain([thing, leaf]) == [thing, leaf])
        #expect(try readAgain([[Int]]()) == [])
    }

    @Test(
        "Every text is read again as it was",
        arguments: [
            "", "/\\\"", "\u{0}\u{1}\u{1f}\u{7f}\n\r\t", "Grün/Weiß", "👩‍🏭", "\u{2028}\u{feff}",
            String(repeating: "ä", count: 300),
        ])
    func texts(text: String) throws {
        #expect(try readAgain([text]) == [text])
        #expect(try readAgain([text: text]) == [text: text])
    }

    @Test(
        "A header has the bytes that Foundation's encoder makes of it",
        arguments: ["a", "s:4f0kq", "x:letters", "s:Grün/Weiß", "s:\u{7f}", "s:\"\\", "s:👩‍🏭", ""])
    func header(by: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let header = EventCodec.Header(
            at: Instant(microseconds: -1_764_414_000_000_001), by: by, kind: "eingereicht", stream: "01hq3k",
            version: 12)
        #expect(try JSONStream.bytes(of: header) == [UInt8](encoder.encode(header)))
    }

    @Test("A number that JSON does not have is refused", arguments: [Double.nan, .infinity])
    func numbers(number: Double) {
        #expect(throws: EncodingError.self) { try JSONStream.bytes(of: [number]) }
    }
}
