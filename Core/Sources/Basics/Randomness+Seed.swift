import Synchronization

extension Randomness {
    /// Randomness drawn from a seed, for tests and simulations: the same seed gives the same bytes in the same order.
    public static func seeded(_ seed: UInt64) -> Randomness {
        let source = SeededBytes(seed)
        return Randomness { source.bytes($0) }
    }
}

private final class SeededBytes: Sendable {
    private let generator: Mutex<SeededGenerator>

    init(_ seed: UInt64) { generator = Mutex(SeededGenerator(seed: seed)) }

    func bytes(_ count: Int) -> [UInt8] {
        generator.withLock { generator in
            var out: [UInt8] = []
            out.reserveCapacity(count)
            while out.count < count {
                var word = generator.next()
                for _ in 0..<min(8, count - out.count) {
                    out.append(UInt8(truncatingIfNeeded: word))
                    word >>= 8
                }
            }
            return out
        }
    }
}
