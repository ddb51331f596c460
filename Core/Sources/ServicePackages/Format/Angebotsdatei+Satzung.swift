import Basics
import Calendar

/// One row of a fee table while it is read: what it costs, and under which condition.
struct Gebuehrenzeile {
    let place: Place
    let betrag: Cents?
    /// A FEEL condition over the answers; nil for the row that holds otherwise.
    let wenn: String?
}

extension Angebotsdatei {
    /// What the town computes: `satzung`, and the costs where their rows carry conditions. Such a table is the fee on the page
    /// and in the notice alike.
    mutating func readBylaw(_ rows: [Gebuehrenzeile], from map: inout YAMLMap) {
        for entry in map.map("satzung")?.all ?? [] {
            guard case .text(let source) = entry.value.content, !source.isEmpty else {
                map.add([
                    YAMLMap.finding(
                        "„satzung“ nennt je Entscheidung einen FEEL-Ausdruck",
                        "“satzung” holds a FEEL expression per decision",
                        entry.place)
                ])
                continue
            }
            satzung.rechnung[entry.key] = source
            places[entry.key] = entry.place
        }
        guard let first = rows.first(where: { $0.wenn != nil }) else { return }
        for (index, row) in rows.enumerated()
        where row.betrag == nil || (row.wenn == nil && index < rows.count - 1) {
            map.add([
                YAMLMap.finding(
                    "Tragen Zeilen von „kosten“ ein „wenn“, braucht jede einen „betrag“, und nur die letzte darf ohne „wenn“ sein",
                    "where rows of “kosten” have a “wenn”, each needs a “betrag”, and only the last may be without “wenn”",
                    row.place)
            ])
        }
        if satzung.rechnung[Service.feeDecision] != nil {
            map.add([
                YAMLMap.finding(
                    "Die Gebühr steht zweimal da: in „kosten“ mit „wenn“ und in „satzung“",
                    "the fee stands there twice: in “kosten” with “wenn” and in “satzung”", first.place)
            ])
        }
        satzung.rechnung[Service.feeDecision] = Angebotsdatei.table(rows)
        places[Service.feeDecision] = first.place
    }

    /// `if (W1) then 30.70 else if (W2) then 61.40 else null`.
    private static func table(_ rows: [Gebuehrenzeile]) -> String {
        rows.reversed().reduce("null") { rest, row in
            let amount = row.betrag?.decimal ?? "null"
            return row.wenn.map { "if (\($0)) then \(amount) else \(rest)" } ?? amount
        }
    }
}
