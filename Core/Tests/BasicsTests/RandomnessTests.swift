import Basics
import Testing

@Suite struct RandomnessTests {
    @Test("Base 32 writes all bits and no more")
    func base32() {
        #expect(Randomness.base32([]) == "")
        #expect(Randomness.base32([0xff]) == "zw")
        #expect(Randomness.base32([0, 0, 0, 0, 0]) == "00000000")
        #expect(Randomness.base32(Array(repeating: 255, count: 16)).utf8.count == 26)
    }

    @Test("The same seed gives the same numbers")
    func seeded() {
        var a = SeededGenerator(seed: 7)
        var b = SeededGenerator(seed: 7)
        #expect((0..<10).map { _ in a.next() } == (0..<10).map { _ in b.next() })
    }

    private enum Thing {}

    @Test("Identifiers with a moment sort by it, and two of one moment differ")
    func byMoment() {
        var generator = SeededGenerator(seed: 7)
        let drawn = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
        var at = 0
        func id(_ microseconds: Int64) -> String {
            let randomness = Randomness { [at] count in Array(drawn[at..<(at + count)]) }
            at += 10
            return randomness.id(at: Instant(microseconds: microseconds), Thing.self).text
        }
        let moments: [Int64] = [
            -5, 0, 1_000, 2_000, 1_796_000_000_000_000, 1_796_000_000_001_000, 1_796_000_060_000_000,
        ]
        let ids = moments.map(id)
        #expect(ids[1...].sorted() == Array(ids[1...]))
        #expect(ids[0].prefix(8) == ids[1].prefix(8))
        #expect(ids.allSatisfy { $0.utf8.count == 26 })
        #expect(id(1_000) != id(1_000))
    }
}
