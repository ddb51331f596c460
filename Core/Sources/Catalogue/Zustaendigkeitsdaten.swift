import Basics

/// Units and competences as two tables of text, fields parted by `|`, for seeding a house.
///
/// Units: `id|name|kind|regional key|head (1 or 0)|street|postcode|place|mail|phone`.
/// Competences: `service|regional key or 0|unit|way of delivery`; the service by LeiKa key, internal key or id.
public struct Zustaendigkeitsdaten: Hashable, Sendable {
    public var einheiten: [Organisationseinheit] = []
    public var zustaendigkeiten: [Zustaendigkeit] = []

    /// Reads both; throws findings with the line of every bad row (the first hundred).
    public init(einheiten: [UInt8], zustaendigkeiten: [UInt8], _ leistungen: Leistungsverzeichnis) throws {
        var findings: [Finding] = []
        var units = TabLines(einheiten, separator: 0x7c)
        while units.next(), findings.count < 100 {
            if let unit = Zustaendigkeitsdaten.unit(units) {
                self.einheiten.append(unit)
            } else {
                findings.append(
                    units.finding(
                        "catalogue-unit",
                        Words(
                            de:
                                "Eine Einheit hat zehn Felder, getrennt durch |; Art und Regionalschlüssel müssen bekannt sein.",
                            en: "A unit has ten fields parted by |; kind and regional key must be known.")))
            }
        }
        var rows = TabLines(zustaendigkeiten, separator: 0x7c)
        while rows.next(), findings.count < 100 {
            if let row = Zustaendigkeitsdaten.competence(rows, leistungen) {
                self.zustaendigkeiten.append(row)
            } else {
                findings.append(
                    rows.finding(
                        "catalogue-competence",
                        Words(
                            de:
                                "Eine Zuständigkeit hat vier Felder, getrennt durch |, und nennt genau eine bekannte Leistung.",
                            en: "A competence has four fields parted by | and names exactly one known service.")))
            }
        }
        if !findings.isEmpty { throw Findings(findings) }
    }

    private static func unit(_ row: TabLines) -> Organisationseinheit? {
        guard row.fields.count == 10, !row[0].isEmpty, let art = Organisationseinheit.Art(rawValue: row.text(2)) else {
            return nil
        }
        let gebiet = RegionalKey(row.text(3))
        guard gebiet != nil || row[3].isEmpty else { return nil }
        return Organisationseinheit(
            id: Id(row.text(0)), name: row.text(1), art: art, gebiet: gebiet, istHauptstelle: row.text(4) == "1",
            strasse: row.text(5), postleitzahl: row.text(6), ort: row.text(7), email: row.text(8), telefon: row.text(9))
    }

    private static func competence(_ row: TabLines, _ leistungen: Leistungsverzeichnis) -> Zustaendigkeit? {
        guard row.fields.count == 4 else { return nil }
        let found = leistungen.find(key: row.text(0))
        let gebiet = RegionalKey(row.text(1))
        guard found.count == 1, gebiet != nil || row.text(1) == "0" else { return nil }
        return Zustaendigkeit(found[0].id, in: gebiet, Id(row.text(2)), by: Zustellweg(row.text(3)))
    }
}
