import Testing

@testable import Hall

@Suite struct SearchTextTests {
    @Test("Case, accents and the spellings of umlauts fold to one word")
    func folds() {
        #expect(SearchText.terms("Müller MUELLER muller") == ["muller", "muller", "muller"])
        #expect(SearchText.terms("Straße STRASSE") == ["strasse", "strasse"])
        #expect(SearchText.terms("R-7K2M-9XQP, Nr. 3b") == ["r", "7k2m", "9xqp", "nr", "3b"])
        #expect(SearchText.terms("Quelle Poesie Aerzte") == ["quelle", "posie", "arzte"])
        #expect(SearchText.terms("ÄRZTE ŽIŽEK İzmir ½ K\u{308}") == ["arzte", "zizek", "izmir", "½", "k"])
        #expect(SearchText.terms(" -– ") == [])
    }

    @Test("Any text of plain letters folds as the rule says it in one line each", arguments: UInt64(0)..<50)
    func plain(seed: UInt64) {
        var generator = Generator(seed)
        let letters = Array("aAeEoOuUqQszSZ09 -._@/&'(\t\n\0~`[{^")
        let text = String((0..<60).map { _ in letters[Int(generator.next() % UInt64(letters.count))] })
        let expected = text.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.map { word in
            word.reduce(into: "") { folded, letter in
                let isUmlaut = folded.hasSuffix("a") || folded.hasSuffix("o") || folded.hasSuffix("u")
                if letter != "e" || !isUmlaut || folded.hasSuffix("qu") { folded.append(letter) }
            }
        }
        #expect(SearchText.terms(text) == expected, "seed \(seed): \(text)")
    }

    private struct Generator {
        var state: UInt64
        init(_ seed: UInt64) { state = seed &* 2_654_435_761 &+ 1 }
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
