/// The offsets of one zone through time, read from a TZif file (RFC 8536).
public final class ZoneRules: Sendable {
    public let name: String
    /// Moments (seconds since 1970) from which another offset holds, ascending.
    private let transitions: [Int]
    /// The offset that holds from each transition on.
    private let offsets: [Int]
    /// The offset before the first transition.
    private let first: Int
    /// The rule for all years after the last transition.
    private let tail: ZoneTail?

    init?(name: String, file: [UInt8]) {
        guard let table = TZifTable(file) else { return nil }
        self.name = name
        transitions = table.transitions
        offsets = table.offsets
        first = table.first
        tail = table.footer.flatMap(ZoneTail.init)
    }

    /// The offset in seconds at a moment.
    func offset(at seconds: Int) -> Int {
        guard let last = transitions.last, seconds < last else {
            return tail?.offset(at: seconds) ?? offsets.last ?? first
        }
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : offsets[low - 1]
    }

    /// The offset at a local time. A time that comes twice is the earlier moment; one that is skipped is read with the
    /// offset before the gap.
    func offset(atLocal seconds: Int) -> Int {
        let before = offset(at: seconds - 86_400)
        let after = offset(at: seconds + 86_400)
        if before == after {
            let guess = offset(at: seconds - before)
            if guess == before { return before }
        }
        for candidate in [before, after] where offset(at: seconds - candidate) == candidate { return candidate }
        return before
    }
}

extension ZoneRules: Hashable {
    public static func == (a: ZoneRules, b: ZoneRules) -> Bool { a === b || a.name == b.name }
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
