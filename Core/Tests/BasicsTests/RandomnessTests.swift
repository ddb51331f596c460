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
}
