public import Basics
public import Calendar
public import XDomea

/// What a service says about the files of its cases (`akte.yaml`).
public struct Akteneinstellung: Hashable, Sendable, Codable {
    /// The number of the unit of the file plan.
    public var einheit: String
    /// The period, if it differs from that of the unit.
    public var aufbewahrung: Aufbewahrung?
    /// What happens afterwards, if it differs from the unit.
    public var art: Schriftgut.Aussonderungsart?
    public var rechtsgrundlage: String?

    public init(
        einheit: String, aufbewahrung: Aufbewahrung? = nil, art: Schriftgut.Aussonderungsart? = nil,
        rechtsgrundlage: String? = nil
    ) {
        self.einheit = einheit
        self.aufbewahrung = aufbewahrung
        self.art = art
        self.rechtsgrundlage = rechtsgrundlage
    }

    /// The unit of a plan with what this service sets in its place; findings if the plan has no such unit.
    public func aufgeloest(in plan: Aktenplan) throws(Findings) -> Aktenplaneinheit {
        guard var unit = plan[einheit] else {
            throw Findings(
                Finding(
                    "records-unit-unknown", .error,
                    Words(
                        de: "Der Aktenplan \(plan.name) hat keine Einheit \(einheit).",
                        en: "The file plan \(plan.name) has no unit \(einheit)."), subject: einheit))
        }
        unit.aufbewahrung = aufbewahrung ?? unit.aufbewahrung
        unit.art = art ?? unit.art
        unit.rechtsgrundlage = rechtsgrundlage ?? unit.rechtsgrundlage
        return unit
    }
}

/// What is settled when a case is filed: its reference, and until when it is kept on which ground.
public struct Ablage: Hashable, Sendable {
    public var aktenzeichen: String
    public var einheit: Aktenplaneinheit
    public var geschlossen: CivilDate

    /// Files a case closed on a day, as the n-th of its unit in that year.
    public init(
        _ einheit: Aktenplaneinheit, geschlossen: CivilDate, nummer: Int, jahr: Int? = nil,
        regel: Aktenzeichenregel = .ueblich
    ) {
        self.einheit = einheit
        self.geschlossen = geschlossen
        aktenzeichen = regel.aktenzeichen(
            einheit: einheit.kennzeichen, jahr: jahr ?? geschlossen.year, nummer: nummer)
    }

    /// The last day it is kept; `nil` if for good.
    public var aufbewahrungsende: CivilDate? { einheit.aufbewahrung.ende(geschlossen: geschlossen) }
}
