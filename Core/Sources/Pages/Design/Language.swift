public import Basics

/// A language in which Rathaus speaks to people: German, Leichte Sprache, English.
public enum Language: String, Hashable, Sendable, CaseIterable {
    case german = "de"
    case easy = "de-leicht"
    case english = "en"

    /// The value of the `lang` attribute. Leichte Sprache is German.
    public var code: StaticString { self == .english ? "en" : "de" }

    /// Its own name, as the language switch shows it.
    public var ownName: String {
        switch self {
        case .german: "Deutsch"
        case .easy: "Leichte Sprache"
        case .english: "English"
        }
    }

    /// The one of the two (or three) wordings that this language asks for; Leichte Sprache falls back to German.
    public func callAsFunction(_ german: String, _ english: String, easy: String? = nil) -> String {
        switch self {
        case .german: german
        case .easy: easy ?? german
        case .english: english
        }
    }

    /// Words of a finding in this language.
    public func callAsFunction(_ words: Words) -> String { self == .english ? words.en : words.de }
}
