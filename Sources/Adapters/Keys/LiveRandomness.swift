public import Basics
import Foundation

extension Randomness {
    /// The machine's cryptographic source: one call for each 256 bytes.
    public static var live: Randomness {
        Randomness { count in
            [UInt8](unsafeUninitializedCapacity: count) { buffer, made in
                while made < count {
                    let part = min(count - made, 256)
                    // Fails only for more than 256 bytes, or on a system that has no such source.
                    guard let start = buffer.baseAddress, getentropy(start + made, part) == 0 else {
                        preconditionFailure("the system gives no random bytes")
                    }
                    made += part
                }
            }
        }
    }
}
