public import Basics

/// What stands at the head of a message: of which process, when, from whom, to whom.
public struct Nachrichtenkopf: Hashable, Sendable {
    /// The disposal process; offer, answer and transfer share it.
    public var prozess: ObjektID
    public var erstellt: Instant
    public var absender: Kontakt
    public var empfaenger: Kontakt
    /// The product that wrote the message, and its version.
    public var produkt: String
    public var produktversion: String
    public var hinweis: String?

    public init(
        prozess: ObjektID, erstellt: Instant, absender: Kontakt, empfaenger: Kontakt, produkt: String = "Rathaus",
        produktversion: String = "1", hinweis: String? = nil
    ) {
        self.prozess = prozess
        self.erstellt = erstellt
        self.absender = absender
        self.empfaenger = empfaenger
        self.produkt = produkt
        self.produktversion = produktversion
        self.hinweis = hinweis
    }

    /// An authority, or a person in it.
    public struct Kontakt: Hashable, Sendable {
        public var institution: String
        public var kurz: String?
        public var organisationseinheit: String?
        /// The key of the authority and the name of the list it is from: a regional key, an ISIL.
        public var schluessel: String?
        public var person: String?
        public var strasse: String?
        public var postleitzahl: String?
        public var ort: String?

        public init(_ institution: String, schluessel: String? = nil, organisationseinheit: String? = nil) {
            self.institution = institution
            self.schluessel = schluessel
            self.organisationseinheit = organisationseinheit
        }
    }
}

/// A message by which files are offered or handed over to an archive.
public struct Aussonderungsnachricht: Hashable, Sendable {
    public var art: Nachrichtenart
    public var version: XDomeaVersion
    public var kopf: Nachrichtenkopf
    public var objekte: [Schriftgut.Objekt]

    public init(
        _ art: Nachrichtenart, _ version: XDomeaVersion, _ kopf: Nachrichtenkopf, _ objekte: [Schriftgut.Objekt]
    ) {
        self.art = art
        self.version = version
        self.kopf = kopf
        self.objekte = objekte
    }

    /// `PROZESSID_Aussonderung.Aussonderung.0503`, the name of message and package without their endings (rule of the
    /// versions 2.x and 3.x).
    public var stamm: String { "\(kopf.prozess)_\(art.wurzel)" }
}
