public import Basics

extension Randomness {
    /// The machine's cryptographic source.
    public static var live: Randomness {
        Randomness { count in
            var generator = SystemRandomNumberGenerator()
            var bytes: [UInt8] = []
            bytes.reserveCapacity(count + 7)
            while bytes.count < count {
                var word = generator.next()
                for _ in 0..<8 {
                    bytes.append(UInt8(truncatingIfNeeded: word))
                    word >>= 8
                }
            }
            return Array(bytes.prefix(count))
        }
    }
}
