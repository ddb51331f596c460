public import XDomea

/// A unit of the file plan: a subject with a number, and what holds for the files kept under it.
public struct Aktenplaneinheit: Hashable, Sendable, Codable {
    /// Its number: `1`, `14`, `140.20`.
    public var kennzeichen: String
    public var titel: String
    public var aufbewahrung: Aufbewahrung
    /// What is to happen afterwards: archive, let the archive decide, destroy.
    public var art: Schriftgut.Aussonderungsart
    /// The rule that sets the period, as it is cited.
    public var rechtsgrundlage: String

    public init(
        _ kennzeichen: String, _ titel: String, _ aufbewahrung: Aufbewahrung,
        _ art: Schriftgut.Aussonderungsart = .bewerten, rechtsgrundlage: String = ""
    ) {
        self.kennzeichen = kennzeichen
        self.titel = titel
        self.aufbewahrung = aufbewahrung
        self.art = art
        self.rechtsgrundlage = rechtsgrundlage
    }
}
