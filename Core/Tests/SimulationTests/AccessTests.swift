import Simulation
import Testing

@Suite struct AccessTests {
    @Test(
        "A hundred thousand drawn questions are answered alike by the house and by the simple rules", arguments: 1...4)
    func draws(seed: UInt64) async throws {
        let result = try await AccessDraws(seed: seed, draws: 25_000)
        #expect(result.differences.isEmpty, "seed \(seed): \(result.differences.prefix(5))")
        #expect(result.allowed > 2_500 && result.allowed < 22_500)
    }

    @Test("A wrong rule is found")
    func planted() async throws {
        #expect(try await !AccessDraws(seed: 1, draws: 4_000, planted: true).differences.isEmpty)
    }
}
