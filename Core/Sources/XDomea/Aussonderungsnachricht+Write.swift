public import Basics

extension Aussonderungsnachricht {
    /// The message as XML, the same bytes for the same value, with warnings where the version cannot say everything.
    ///
    /// Throws findings if there is nothing to send, or if files and cases lie deeper in each other than 32 levels.
    public func xml() throws(Findings) -> (bytes: [UInt8], warnings: [Finding]) {
        guard !objekte.isEmpty else {
            throw Findings(
                Finding(
                    "xdomea-empty", .error,
                    Words(
                        de: "Eine Aussonderung braucht mindestens ein Schriftgutobjekt.",
                        en: "A disposal needs at least one object.")))
        }
        guard objekte.allSatisfy({ $0.depth(limit: 33) <= 32 }) else {
            throw Findings(
                Finding(
                    "xdomea-depth", .error,
                    Words(
                        de: "Akten und Vorgänge liegen tiefer als 32 Stufen ineinander.",
                        en: "Files and cases lie deeper in each other than 32 levels.")))
        }
        var writer = Nachrichtenschreiber(version, withFiles: art == .aussonderung)
        writer.start(art.wurzel)
        writer.kopf(kopf, art)
        for objekt in objekte { writer.objekt(objekt) }
        let bytes = writer.finish()
        guard writer.hasLoss else { return (bytes, []) }
        return (
            bytes,
            [
                Finding(
                    "xdomea-latin", .warning,
                    Words(
                        de: "Zeichen, die xdomea \(version.rawValue) nicht kennt, wurden ersetzt.",
                        en: "Letters that xdomea \(version.rawValue) does not know were replaced."))
            ]
        )
    }
}

extension Schriftgut.Objekt {
    /// How many objects lie in each other, counted no further than the limit.
    func depth(limit: Int) -> Int {
        switch self {
        case .akte(let akte): akte.depth(limit: limit)
        case .vorgang(let vorgang): vorgang.depth(limit: limit)
        case .dokument(let dokument): dokument.depth(limit: limit)
        }
    }
}

extension Schriftgut.Akte {
    func depth(limit: Int) -> Int {
        guard limit > 1 else { return 1 }
        let parts = teilakten.map { $0.depth(limit: limit - 1) } + vorgaenge.map { $0.depth(limit: limit - 1) }
        return 1 + max(parts.max() ?? 0, dokumente.map { $0.depth(limit: limit - 1) }.max() ?? 0)
    }
}

extension Schriftgut.Vorgang {
    func depth(limit: Int) -> Int {
        guard limit > 1 else { return 1 }
        let parts = teilvorgaenge.map { $0.depth(limit: limit - 1) }
        return 1 + max(parts.max() ?? 0, dokumente.map { $0.depth(limit: limit - 1) }.max() ?? 0)
    }
}

extension Schriftgut.Dokument {
    func depth(limit: Int) -> Int {
        guard limit > 1 else { return 1 }
        return 1 + (anlagen.map { $0.depth(limit: limit - 1) }.max() ?? 0)
    }
}
