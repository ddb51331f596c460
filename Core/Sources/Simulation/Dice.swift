import Basics
import Synchronization

/// All chance of a run, drawn from its seed.
final class Dice: Sendable {
    private let generator: Mutex<SeededGenerator>

    init(seed: UInt64) { generator = Mutex(SeededGenerator(seed: seed)) }

    func number(in range: ClosedRange<Int>) -> Int { generator.withLock { Int.random(in: range, using: &$0) } }

    /// True so many times in a thousand.
    func happens(_ perThousand: Int) -> Bool { perThousand > 0 && number(in: 1...1_000) <= perThousand }

    /// One of several; they are never none.
    func pick<T>(_ all: [T]) -> T { all[number(in: 0...(all.count - 1))] }
}
