/// Finds services by the words people use: stems, parts of compounds, beginnings, and typing mistakes.
struct Suchindex: Sendable {
    /// Stems, ascending.
    private var words = ByteTable()
    /// For each word where its postings begin; a posting is `service << 8 | weight`.
    private var starts: [UInt32] = [0]
    private var postings: [UInt32] = []

    init(_ leistungen: [Leistung]) {
        var weights: [[UInt8]: [Int: Int]] = [:]
        for (number, leistung) in leistungen.enumerated() {
            for (text, weight) in Suchindex.sources(leistung) {
                for word in Folding.search(text).split(separator: 0x20) where !Wortstamm.stopwords.contains(Array(word))
                {
                    let stem = Wortstamm.of(word)
                    weights[stem, default: [:]][number] = max(weights[stem]?[number] ?? 0, weight)
                }
            }
        }
        for stem in weights.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            words.append(stem)
            for (number, weight) in (weights[stem] ?? [:]).sorted(by: { $0.key < $1.key }) {
                postings.append(UInt32(number) << 8 | UInt32(weight))
            }
            starts.append(UInt32(postings.count))
        }
    }

    /// What is searched, and how much a hit there counts.
    private static func sources(_ leistung: Leistung) -> [(String, Int)] {
        var out: [(String, Int)] = []
        for text in leistung.texte {
            switch text.modul {
            case .name: out.append((text.inhalt, 100))
            case .bezeichnung: out.append((text.inhalt, 90))
            case .teaser, .kurztext: out.append((String(text.inhalt.prefix(2_000)), 25))
            default: break
            }
        }
        out += leistung.synonyme.map { ($0, 90) }
        out += leistung.alltagswoerter.map { ($0, 85) }
        out += leistung.lebenslagen.map { ($0, 60) }
        return out
    }

    /// The services that fit, best first, with their score. All words count together; who fits more of them is before
    /// who fits fewer.
    func search(_ text: some StringProtocol) -> [(service: Int, score: Int)] {
        var seen: Set<[UInt8]> = []
        let all = Folding.search(text.prefix(200)).split(separator: 0x20).prefix(12).map { Array($0) }
        let telling = all.filter { !Wortstamm.stopwords.contains($0) }
        let query = (telling.isEmpty ? all : telling).map { Wortstamm.of($0) }.filter { seen.insert($0).inserted }
        var total: [Int: (score: Int, words: Int)] = [:]
        for word in query {
            for (service, score) in best(word) {
                let before = total[service] ?? (0, 0)
                total[service] = (before.score + score, before.words + 1)
            }
        }
        return total.map { (service: $0.key, score: $0.value.score * $0.value.words / max(1, query.count)) }
            .sorted { ($1.score, $0.service) < ($0.score, $1.service) }
    }

    /// For one word the best score of every service that has something like it.
    private func best(_ word: [UInt8]) -> [Int: Int] {
        var out: [Int: Int] = [:]
        var endings: [Int: Int] = [:]
        for row in 0..<words.count {
            add(row, percent: likeness(word, words[row]), to: &out)
            if isEnd(words[row], of: word) { add(row, percent: 35, to: &endings) }
        }
        for (service, score) in endings { out[service, default: 0] += score }
        if out.isEmpty, word.count >= 4 {
            let allowed = word.count < 8 ? 1 : 2
            for row in 0..<words.count {
                guard let distance = Abstand.between(word, words[row], atMost: allowed) else { continue }
                add(row, percent: 60 - 15 * distance, to: &out)
            }
        }
        return out
    }

    private func add(_ row: Int, percent: Int, to out: inout [Int: Int]) {
        guard percent > 0 else { return }
        for posting in postings[Int(starts[row])..<Int(starts[row + 1])] {
            let service = Int(posting >> 8)
            out[service] = max(out[service] ?? 0, Int(posting & 0xff) * percent)
        }
    }

    /// How much of a hundred a word of the index is like the word asked for: the same 100, begun 80, its end (the
    /// noun of a compound) 70, within 50, or the beginning of what was asked 45. What was asked may end with another
    /// word of the same service (`Gewerbe` + `Anmeldung`), which adds 35.
    private func likeness(_ asked: [UInt8], _ word: ArraySlice<UInt8>) -> Int {
        if word.elementsEqual(asked) { return 100 }
        if asked.count >= 3, word.count > asked.count {
            if word.starts(with: asked) { return 80 }
            if asked.count >= 4, word.suffix(asked.count).elementsEqual(asked) { return 70 }
            if asked.count >= 5, Suchindex.contains(word, asked) { return 50 }
        }
        return word.count >= 4 && asked.count > word.count && asked.starts(with: word) ? 45 : 0
    }

    /// Whether what was asked ends with a word of the index.
    private func isEnd(_ word: ArraySlice<UInt8>, of asked: [UInt8]) -> Bool {
        word.count >= 4 && asked.count > word.count && asked.suffix(word.count).elementsEqual(word)
    }

    private static func contains(_ word: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
        guard word.count >= part.count else { return false }
        for start in word.startIndex...(word.endIndex - part.count) where word[start...].starts(with: part) {
            return true
        }
        return false
    }
}
