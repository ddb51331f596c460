public import Basics
import XDomea

extension Aktenplan {
    /// Reads a plan from a table: number, title, period, kind of disposal (A, B, V), rule; fields parted by `|`, lines
    /// that begin with `#` are passed over. A field left empty below the top is taken from the unit above.
    public init(name: String, version: String, table: String) throws(Findings) {
        var einheiten: [Aktenplaneinheit] = []
        var findings: [Finding] = []
        for (number, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.first == "#" { continue }
            let fields = line.split(separator: "|", omittingEmptySubsequences: false).map { Aktenplan.trim($0) }
            let above = einheiten.last { !fields.isEmpty && fields[0].hasPrefix($0.kennzeichen) }
            if let einheit = Aktenplan.einheit(fields, above) {
                einheiten.append(einheit)
            } else if findings.count < 100 {
                findings.append(
                    Finding(
                        "records-plan-row", .error,
                        Words(
                            de:
                                "Eine Zeile hat Kennzeichen, Titel, Frist, Aussonderungsart (A, B, V) und Rechtsgrundlage.",
                            en: "A row has number, title, period, kind of disposal (A, B, V) and rule."),
                        at: Place(line: number + 1)))
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
        try self.init(name: name, version: version, einheiten: einheiten)
    }

    private static func einheit(_ fields: [String], _ above: Aktenplaneinheit?) -> Aktenplaneinheit? {
        guard fields.count == 5, !fields[1].isEmpty,
            let period = fields[2].isEmpty ? above?.aufbewahrung : Aufbewahrung(fields[2]),
            let art = fields[3].isEmpty ? above?.art : Schriftgut.Aussonderungsart(rawValue: fields[3])
        else { return nil }
        let rule = fields[4].isEmpty ? above?.rechtsgrundlage ?? "" : fields[4]
        return Aktenplaneinheit(fields[0], fields[1], period, art, rechtsgrundlage: rule)
    }

    private static func trim(_ field: Substring) -> String {
        let start = field.prefix { $0 == " " }.count
        return String(field.dropFirst(start).reversed().drop { $0 == " " }.reversed())
    }
}
