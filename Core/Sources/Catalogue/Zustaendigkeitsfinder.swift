import Basics

/// Finds the unit that is competent for a service at a place.
///
/// At the place, then at its Verband, Kreis, Regierungsbezirk and Land, then centrally, a unit named for the service
/// is looked for; at the level that does the service by law, the head unit of the body will do. If nobody is found
/// the catch-all takes it, with the reason.
public struct Zustaendigkeitsfinder: Sendable {
    public let leistungen: Leistungsverzeichnis
    public let orte: Gemeindeverzeichnis
    public let auffangstelle: Organisationseinheit
    private let einheiten: [Organisationseinheit]
    private let hauptstellen: [RegionalKey: Int]
    private let tabelle: Zustaendigkeitstabelle

    /// - Parameter auffangstelle: the catch-all that takes what nobody is competent for.
    public init(
        _ leistungen: Leistungsverzeichnis, _ orte: Gemeindeverzeichnis, einheiten: [Organisationseinheit],
        zustaendigkeiten: some Sequence<Zustaendigkeit>, auffangstelle: Organisationseinheit
    ) throws {
        self.leistungen = leistungen
        self.orte = orte
        self.einheiten = einheiten
        self.auffangstelle = auffangstelle
        var rows: [Id<Organisationseinheit>: Int] = [:]
        var hauptstellen: [RegionalKey: Int] = [:]
        for (row, einheit) in einheiten.enumerated() {
            rows[einheit.id] = row
            if einheit.istHauptstelle, let gebiet = einheit.gebiet { hauptstellen[gebiet] = row }
        }
        self.hauptstellen = hauptstellen
        tabelle = try Zustaendigkeitstabelle(
            zustaendigkeiten, service: { leistungen.number($0) }, unit: { rows[$0] })
    }

    /// The way of an application for the service of a written key, at a place given by any form of its key.
    public func leitweg(leistung key: String, ort: String) -> Leitweg {
        let found = leistungen.find(key: key)
        guard let leistung = found.first else { return fallback(.leistungUnbekannt(key)) }
        guard found.count == 1 else { return fallback(.leistungMehrdeutig(key, found.map(\.id))) }
        return leitweg(leistung, ort: orte.resolve(ort).body?.key, written: ort)
    }

    /// The way of an application for a service at a place.
    public func leitweg(_ leistung: Leistung, ort: RegionalKey) -> Leitweg {
        leitweg(leistung, ort: ort, written: orte[ort]?.shortName ?? ort.description)
    }

    private func leitweg(_ leistung: Leistung, ort: RegionalKey?, written: String) -> Leitweg {
        guard let number = leistungen.number(leistung.id) else { return fallback(.leistungUnbekannt(leistung.id.text)) }
        for key in ort.map({ [$0] + $0.ancestors }) ?? [] {
            if let way = tabelle.find(service: number, at: key) {
                return Leitweg(
                    einheit: einheiten[Int(way.unit)], zustellweg: way.zustellweg, leistung: leistung.id,
                    gefundenBei: key)
            }
            if key.level == leistung.ebene, let (row, body) = hauptstelle(key, of: ort) {
                return Leitweg(einheit: einheiten[row], zustellweg: .intern, leistung: leistung.id, gefundenBei: body)
            }
        }
        if let way = tabelle.find(service: number, at: nil) {
            return Leitweg(
                einheit: einheiten[Int(way.unit)], zustellweg: way.zustellweg, leistung: leistung.id, gefundenBei: nil)
        }
        var way = fallback(.niemandZustaendig(leistung.id, ort: written))
        way.leistung = leistung.id
        return way
    }

    /// The head unit of a body. A town that is its own Kreis stands in for the Kreis.
    private func hauptstelle(_ key: RegionalKey, of ort: RegionalKey?) -> (Int, RegionalKey)? {
        if let row = hauptstellen[key] { return (row, key) }
        guard let ort, key.level == .kreis, ort.padded == key.padded, let row = hauptstellen[ort] else { return nil }
        return (row, ort)
    }

    private func fallback(_ problem: Leitwegproblem) -> Leitweg {
        Leitweg(einheit: auffangstelle, zustellweg: .intern, leistung: nil, gefundenBei: nil, problem: problem)
    }
}
