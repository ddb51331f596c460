/// How many typing mistakes lie between two words: letters missing, added, wrong, or two neighbours swapped.
enum Abstand {
    /// The number of mistakes, or `nil` if it is above the limit. Words longer than 64 letters are never near.
    static func between(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>, atMost limit: Int) -> Int? {
        guard abs(a.count - b.count) <= limit, a.count <= 64, b.count <= 64 else { return nil }
        let a = Array(a)
        let b = Array(b)
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var before = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        var current = last
        for i in 1...a.count {
            current[0] = i
            var best = i
            for j in 1...b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                var value = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { value = min(value, before[j - 2] + 1) }
                current[j] = value
                best = min(best, value)
            }
            if best > limit { return nil }
            (before, last, current) = (last, current, before)
        }
        return last[b.count] <= limit ? last[b.count] : nil
    }
}
