/// The stem of a German word, roughly: enough for `Hunde` to find `Hund` and `anmelden` to find `Anmeldung`.
enum Wortstamm {
    private static let endings: [[UInt8]] = ["ungen", "ung", "ern", "em", "en", "er", "es", "e", "n"].map {
        Array($0.utf8)
    }

    /// The stem of a folded word; words of fewer than five letters are left as they are.
    static func of(_ word: some Collection<UInt8>) -> [UInt8] {
        var stem = Array(word)
        guard stem.count >= 5 else { return stem }
        if let ending = endings.first(where: { stem.count - $0.count >= 4 && stem.suffix($0.count) == $0[...] }) {
            stem.removeLast(ending.count)
        } else if stem.count >= 5, stem.last == 0x73, Array("bdfghklmnrt".utf8).contains(stem[stem.count - 2]) {
            stem.removeLast()
        }
        return stem
    }

    /// Words that say nothing about what is looked for, folded.
    static let stopwords: Set<[UInt8]> = Set(
        """
        ich du er sie es wir ihr mein meine meinen meinem meiner dein sein seine ihre unser unsere der die das den dem des ein eine \
        einen einem einer eines und oder aber fur von vom zu zum zur mit ohne bei beim in im ins auf an am aus nach wie was wo wer \
        wann muss mus mochte will kann soll habe hat haben bin ist sind war werden wird wurde brauche bekomme machen bitte neu neue neuen \
        neues nicht man mich mir uns als wenn auch the a an my for to of
        """.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0a }).map { Array($0) })
}
