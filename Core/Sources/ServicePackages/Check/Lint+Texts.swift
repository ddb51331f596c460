import Basics
import Catalogue
import Forms

extension PackageChecker {
    /// What a citizen must know before starting: what, who, documents, fee, time, legal basis, trust level.
    mutating func checkTexts() {
        let place = Place(file: LeistungFile.path)
        let modules: [(Textmodul, String)] = [
            (.name, "der Name"), (.volltext, "die Beschreibung"), (.voraussetzungen, "die Voraussetzungen"),
            (.unterlagen, "die Unterlagen"), (.verfahrensablauf, "der Ablauf"),
            (.handlungsgrundlagen, "die Rechtsgrundlagen"),
        ]
        for (module, name) in modules where package.leistung.text(module) == nil {
            add(
                "lint-text", .error, "In der Beschreibung der Leistung fehlen: \(name).",
                "the description lacks module \(module.rawValue)", place, module.rawValue)
        }
        let others: [(Bool, String, String)] = [
            (package.leistung.kosten.isEmpty, "die Kosten", "costs"),
            (package.leistung.bearbeitungsdauer == nil, "die Bearbeitungsdauer", "processing time"),
            (package.leistung.vertrauensniveau == nil, "das Vertrauensniveau", "trust level"),
        ]
        for (isMissing, de, en) in others where isMissing {
            add(
                "lint-text", .error, "In der Beschreibung der Leistung fehlen: \(de).", "the description lacks: \(en)",
                place, en)
        }
        for language in ["de", "de-leicht", "en"] where package.texte[language] == nil {
            add(
                "lint-language", language == "de" ? .error : .warning, "Es fehlen die Texte in „\(language)“.",
                "the texts in “\(language)” are missing", Place(file: "texte/\(language).yaml"))
        }
    }

    /// Plain words: short sentences, active voice, few nouns made of verbs.
    mutating func checkWords() {
        for text in package.leistung.texte where text.sprache.hasPrefix("de") {
            check(text.inhalt, language: text.sprache, LeistungFile.path, "Modul \(text.modul.rawValue)")
        }
        for (language, texte) in package.texte.sorted(by: { $0.key < $1.key }) where language.hasPrefix("de") {
            let path = "texte/\(language).yaml"
            for (name, text) in texte.texts.sorted(by: { $0.key < $1.key }) {
                check(text, language: language, path, name)
            }
            for (path, field) in texte.fields.sorted(by: { $0.key < $1.key }) {
                if let help = field.help { check(help, language: language, "texte/\(language).yaml", path.description) }
            }
        }
        for page in package.journey.pages {
            if let intro = page.intro { check(intro, language: "de", JourneyFile.path, page.id.text) }
        }
        for (path, settings) in package.journey.settings.sorted(by: { $0.key < $1.key }) {
            if let help = settings.help { check(help, language: "de", JourneyFile.path, path.description) }
        }
        for letter in letters.values.sorted(by: { $0.name < $1.name }) where letter.language.hasPrefix("de") {
            check(letter.plain, language: "de-brief", Letter.folder + "/" + letter.name + ".html", letter.name)
        }
    }

    private mutating func check(_ text: String, language: String, _ file: String, _ subject: String) {
        let place = package.places[subject] ?? Place(file: file)
        let limit = language == "de-leicht" ? 12 : language == "de-brief" ? 30 : 22
        for sentence in PlainWords.sentences(PlainWords.withoutTags(text)) {
            let words = PlainWords.words(sentence)
            let shown = words.prefix(6).joined(separator: " ")
            if words.count > limit {
                add(
                    "lint-long-sentence", .warning,
                    "\(subject): Der Satz „\(shown) …“ hat \(words.count) Wörter; höchstens \(limit) sind gut zu lesen.",
                    "\(subject): the sentence “\(shown) …” has \(words.count) words, \(limit) are easy to read", place,
                    subject)
            }
            if PlainWords.isNominal(words) {
                add(
                    "lint-nouns", .warning,
                    "\(subject): Der Satz „\(shown) …“ besteht aus Hauptwörtern auf -ung. Sagen Sie es mit Verben.",
                    "\(subject): the sentence “\(shown) …” is made of nouns, say it with verbs", place, subject)
            }
            if PlainWords.isPassive(words), language != "de-brief" {
                add(
                    "lint-passive", .warning, "\(subject): Sagen Sie im Satz „\(shown) …“, wer handelt.",
                    "\(subject): say in the sentence “\(shown) …” who acts", place, subject)
            }
        }
    }
}

/// Simple measures of how hard a German text is to read.
enum PlainWords {
    /// Cut at full stops, question and exclamation marks and line breaks; a stop behind a digit, a single letter or a
    /// short form does not end a sentence.
    static func sentences(_ text: String) -> [String] {
        var out: [String] = []
        var current = ""
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            current.append(character)
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            let ends =
                "!?\n".contains(character) || character == ":" && next.isWhitespace
                || character == "." && next.isWhitespace && !isShortForm(current)
            guard ends else { continue }
            out.append(current)
            current = ""
        }
        if !current.isEmpty { out.append(current) }
        return out
    }

    private static func isShortForm(_ sentence: String) -> Bool {
        let last = sentence.dropLast().reversed().prefix { !$0.isWhitespace && $0 != "(" }
        let word = String(last.reversed())
        let forms: Set<String> = [
            "Abs", "Nr", "Art", "bzw", "ggf", "usw", "z", "B", "d", "h", "ca", "inkl", "Str", "Dr", "S", "vgl", "evtl",
        ]
        return word.last?.isNumber ?? false || forms.contains(word)
    }

    static func words(_ sentence: String) -> [String] {
        sentence.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init).filter { $0 != "-" }
    }

    /// Four nouns on -ung, -heit, -keit or -tion in one sentence.
    static func isNominal(_ words: [String]) -> Bool {
        words.filter { word in
            word.first?.isUppercase ?? false && word.count > 5
                && ["ung", "ungen", "heit", "keit", "tion"].contains { word.hasSuffix($0) }
        }.count >= 4
    }

    /// A form of "werden" and a participle with ge- at the end.
    static func isPassive(_ words: [String]) -> Bool {
        guard words.contains(where: { ["wird", "werden", "wurde", "wurden"].contains($0) }), let last = words.last
        else { return false }
        let isParticiple = last.hasPrefix("ge") && (last.hasSuffix("t") || last.hasSuffix("en")) && last.count > 5
        return isParticiple
            || (last == "werden" && words.dropLast().last.map { $0.hasPrefix("ge") && $0.count > 5 } ?? false)
    }

    static func withoutTags(_ text: String) -> String {
        var out = ""
        var isInTag = false
        for character in text {
            if character == "<" {
                isInTag = true
                out.append("\n")
            } else if character == ">" {
                isInTag = false
            } else if !isInTag {
                out.append(character)
            }
        }
        return out
    }
}
