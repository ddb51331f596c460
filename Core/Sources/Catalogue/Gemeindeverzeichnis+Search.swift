/// What a person's words for a place lead to.
public struct Ortssuche: Hashable, Sendable {
    /// The places to choose from, the likeliest first.
    public var places: [Koerperschaft]
    /// Former municipalities that the words name, for which no successor is known.
    public var dissolved: [Gemeindeverzeichnis.Aufgeloest]
    /// Whether nothing fitted as it was written and similar names are offered.
    public var isGuess: Bool

    /// The one place meant, if there is no choice and no guess.
    public var only: Koerperschaft? { places.count == 1 && !isGuess ? places[0] : nil }
}

extension Gemeindeverzeichnis {
    /// The towns that a postcode lies in: often several, to be offered as a choice; larger ones first.
    public func towns(postcode: some StringProtocol) -> Ortssuche {
        guard let code = Postleitzahlen.number(postcode) else {
            return Ortssuche(places: [], dissolved: [], isGuess: false)
        }
        let rows = postcodes.rows(code).sorted { (populations[Int($0)], $1) > (populations[Int($1)], $0) }
        let text = Postleitzahlen.text(code)
        let old = dissolved.filter { $0.successor == nil && $0.postcodes.contains(text) }
        return Ortssuche(places: rows.map { body(Int($0)) }, dissolved: old, isGuess: false)
    }

    /// How many postcodes there are, and how many of them lie in several towns.
    public var postcodeCount: Int { postcodes.count }
    public var sharedPostcodeCount: Int { postcodes.sharedCount }

    /// Finds towns by name, by postcode, or both (`35390 Gießen`).
    ///
    /// Every word must begin a word of the town's name, or of its Kreis or Land (`neustadt hessen`). The name itself
    /// comes before names that begin with it, larger towns before smaller. If nothing fits, names that differ by a
    /// typing mistake are offered as a guess.
    public func search(_ text: some StringProtocol, limit: Int = 20) -> Ortssuche {
        var words = Folding.search(text.prefix(200)).split(separator: 0x20).prefix(8).map { Array($0) }
        guard !words.isEmpty else { return Ortssuche(places: [], dissolved: [], isGuess: false) }
        if let index = words.firstIndex(where: { $0.count == 5 && $0.allSatisfy { $0 < 0x3a } }) {
            let found = towns(postcode: String(decoding: words.remove(at: index), as: UTF8.self))
            return narrowed(found, words)
        }
        let hits = ranked(words)
        if !hits.isEmpty {
            return Ortssuche(places: hits.prefix(max(0, limit)).map { body($0) }, dissolved: [], isGuess: false)
        }
        let query = Array(words.joined(separator: [0x20]))
        let old = dissolved.filter { Folding.search($0.name).starts(with: query) }
        let merged = old.compactMap { $0.successor.flatMap { self[$0] } }
        if !old.isEmpty {
            return Ortssuche(places: merged, dissolved: old.filter { $0.successor == nil }, isGuess: false)
        }
        return Ortssuche(places: similar(query).prefix(max(0, limit)).map { body($0) }, dissolved: [], isGuess: true)
    }

    /// Those of a postcode's towns that the other words fit; all if they fit none.
    private func narrowed(_ found: Ortssuche, _ words: [[UInt8]]) -> Ortssuche {
        let fitting = found.places.filter { place in
            guard let row = row(place.key) else { return false }
            return words.allSatisfy { starts(folded.bytes, folded.range(row), with: $0) }
        }
        return fitting.isEmpty ? found : Ortssuche(places: fitting, dissolved: [], isGuess: false)
    }

    /// Rows of inhabited towns that all words fit, the likeliest first.
    private func ranked(_ words: [[UInt8]]) -> [Int] {
        let query = Array(words.joined(separator: [0x20]))
        var hits: [(row: Int, rank: Int)] = []
        for entry in byAGS {
            let row = Int(entry & 0xffff_ffff)
            guard populations[row] > 0, let rank = rank(row, words, query) else { continue }
            hits.append((row, rank))
        }
        hits.sort { ($0.rank, populations[$1.row], $0.row) < ($1.rank, populations[$0.row], $1.row) }
        return hits.map(\.row)
    }

    /// 0 the name itself, 1 its first words, 2 it begins so, 3 words within, 4 with the help of Kreis or Land.
    private func rank(_ row: Int, _ words: [[UInt8]], _ query: [UInt8]) -> Int? {
        let range = folded.range(row)
        let bytes = folded.bytes
        var helped = false
        for word in words where !starts(bytes, range, with: word) {
            guard words.count > 1, isInName(of: row, word) else { return nil }
            helped = true
        }
        if helped { return 4 }
        guard bytes[range].starts(with: query) else { return 3 }
        if range.count == query.count { return 0 }
        return bytes[range.lowerBound + query.count] == 0x20 ? 1 : 2
    }

    /// Whether the word begins a word of the name of the town's Kreis or Land.
    private func isInName(of row: Int, _ word: [UInt8]) -> Bool {
        for level in [RegionalKey.Level.kreis, .land] {
            guard let key = keys[row].ancestor(level), let above = self.row(key) else { continue }
            if starts(folded.bytes, folded.range(above), with: word) { return true }
        }
        return false
    }

    /// Whether any word of a row begins with this one.
    private func starts(_ bytes: [UInt8], _ range: Range<Int>, with word: [UInt8]) -> Bool {
        var start = range.lowerBound
        while start + word.count <= range.upperBound {
            var length = 0
            while length < word.count, bytes[start + length] == word[length] { length += 1 }
            if length == word.count { return true }
            while start < range.upperBound, bytes[start] != 0x20 { start += 1 }
            start += 1
        }
        return false
    }

    /// Rows whose whole name, or whose first word, differs from the query by few letters; nearest and largest first.
    private func similar(_ query: [UInt8]) -> [Int] {
        let allowed = query.count < 4 ? 0 : query.count < 8 ? 1 : 2
        guard allowed > 0 else { return [] }
        var hits: [(row: Int, distance: Int)] = []
        for entry in byAGS {
            let row = Int(entry & 0xffff_ffff)
            guard populations[row] > 0 else { continue }
            let name = folded[row]
            let first = name.firstIndex(of: 0x20).map { name[..<$0] } ?? name
            let distance = [name, first].compactMap { Abstand.between(query, $0, atMost: allowed) }.min()
            if let distance { hits.append((row, distance)) }
        }
        hits.sort { ($0.distance, populations[$1.row], $0.row) < ($1.distance, populations[$0.row], $1.row) }
        return hits.map(\.row)
    }
}
