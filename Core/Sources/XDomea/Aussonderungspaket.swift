public import Basics

/// A package for the archive: the message and, for a transfer, the primary documents it names.
public struct Aussonderungspaket: Hashable, Sendable {
    /// `PROZESSID_NACHRICHTENTYP.zip`.
    public let name: String
    /// The ZIP.
    public let bytes: [UInt8]
    /// What the version could not say.
    public let warnings: [Finding]

    /// Packs a message. Every primary document that the message names must be given, and no other; an offer has none.
    ///
    /// The same input gives the same bytes.
    public init(_ nachricht: Aussonderungsnachricht, dateien: [Primaerdatei] = []) throws(Findings) {
        let (message, warnings) = try nachricht.xml()
        var zip = ZipWriter()
        try zip.add(nachricht.stamm + ".xml", message)
        if nachricht.art == .aussonderung {
            let named = nachricht.objekte.flatMap(\.dateinamen)
            let given = dateien.map(\.name)
            guard Set(named) == Set(given), Set(given).count == given.count, Set(named).count == named.count else {
                throw Findings(
                    Finding(
                        "xdomea-files", .error,
                        Words(
                            de: "Die Nachricht nennt andere Primärdokumente, als das Paket enthält.",
                            en: "The message names other primary documents than the package holds.")))
            }
            for datei in dateien { try zip.add(datei.name, datei.bytes) }
        }
        name = nachricht.stamm + ".zip"
        bytes = zip.finish()
        self.warnings = warnings
    }
}

extension Schriftgut.Objekt {
    /// The names of all primary documents in it.
    public var dateinamen: [String] {
        switch self {
        case .akte(let akte): akte.dateinamen
        case .vorgang(let vorgang): vorgang.dateinamen
        case .dokument(let dokument): dokument.dateinamen
        }
    }
}

extension Schriftgut.Akte {
    var dateinamen: [String] {
        dokumente.flatMap(\.dateinamen) + vorgaenge.flatMap(\.dateinamen) + teilakten.flatMap(\.dateinamen)
    }
}

extension Schriftgut.Vorgang {
    var dateinamen: [String] { dokumente.flatMap(\.dateinamen) + teilvorgaenge.flatMap(\.dateinamen) }
}

extension Schriftgut.Dokument {
    var dateinamen: [String] {
        versionen.flatMap { $0.formate.map(\.dateiname) } + anlagen.flatMap(\.dateinamen)
    }
}
