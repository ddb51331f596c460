/// Tracks for the vertical parts of lines between two columns: what would lie on top of each other gets tracks of its own.
struct TrackTable {
    /// Lines that leave one item together, or reach one together, share a track.
    enum Key: Hashable {
        case leaving(Int, Int?)
        case reaching(Int)
    }

    private struct Place: Hashable {
        var key: Key
        var gap: Int
    }

    static let width = 12.0

    private var spans: [Place: (low: Double, high: Double)] = [:]
    private var order: [Place] = []
    private var found: [Place: Int] = [:]
    private var counts: [Int: Int] = [:]

    mutating func add(_ key: Key, _ gap: Int, _ from: Double, _ to: Double) {
        guard abs(from - to) > 0.5 else { return }
        let place = Place(key: key, gap: gap)
        if let span = spans[place] {
            spans[place] = (min(span.low, from, to), max(span.high, from, to))
        } else {
            spans[place] = (min(from, to), max(from, to))
            order.append(place)
        }
    }

    /// What leaves an item turns before what reaches one.
    mutating func settle() {
        let places =
            order.filter { if case .leaving = $0.key { true } else { false } }
            + order.filter { if case .reaching = $0.key { true } else { false } }
        var taken: [Int: [[(low: Double, high: Double)]]] = [:]
        for place in places {
            guard let span = spans[place] else { continue }
            var rows = taken[place.gap] ?? []
            // Beyond a number that can still be told apart, lines share the last track.
            let free = rows.firstIndex { row in row.allSatisfy { span.high < $0.low - 4 || span.low > $0.high + 4 } }
            let track = free ?? min(rows.count, 30)
            if track == rows.count { rows.append([]) }
            rows[track].append(span)
            taken[place.gap] = rows
            found[place] = track
        }
        counts = taken.mapValues(\.count)
    }

    func count(_ gap: Int) -> Int { counts[gap] ?? 0 }

    /// The width that the tracks of a gap take.
    func room(_ gap: Int) -> Double { Double(count(gap)) * TrackTable.width }

    func track(_ key: Key, _ gap: Int) -> Int { found[Place(key: key, gap: gap)] ?? 0 }
}
