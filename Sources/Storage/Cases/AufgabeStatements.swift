import Basics
import Casework
import Hall
import Ports

/// The open tasks of cases: kept anew with the commit that changed them, walked by due date along an index.
enum AufgabeStatements {
    static func keep(_ rows: [AufgabeRow], of commit: Commit, _ session: any Session) throws {
        try session.later(delete, [.text(commit.stream.text), .text(commit.town.text)])
        for row in rows {
            try session.later(
                insert,
                [
                    .text(row.vorgang.text), .int(row.nummer), .text(commit.town.text), .text(row.art.rawValue),
                    .text(row.name), .text(row.rolle.rawValue), .text(row.unit), .text(row.assignee?.text),
                    .text(row.reference), .text(row.serviceName), .int(row.since.microseconds),
                    .int(row.due?.microseconds), .int(row.sortKey),
                ])
        }
    }

    /// The rows of a page and one more; of several offices one walk each, merged.
    static func list(
        _ filter: AufgabenFilter, town: String, after cursor: AufgabenCursor?, limit: Int, _ session: any Session
    ) throws -> [AufgabeRow] {
        guard !filter.units.isEmpty else { return try walk(filter, nil, town, cursor, limit, session) }
        let rows = try Set(filter.units).flatMap { try walk(filter, $0, town, cursor, limit, session) }
        return Array(rows.sorted { AufgabenCursor($0) < AufgabenCursor($1) }.prefix(limit + 1))
    }

    private static func walk(
        _ filter: AufgabenFilter, _ unit: String?, _ town: String, _ cursor: AufgabenCursor?, _ limit: Int,
        _ session: any Session
    ) throws -> [AufgabeRow] {
        var values: [SQLValue] = [.text(town)]
        var conditions = "town = $1"
        func place(_ value: SQLValue) -> String {
            values.append(value)
            return "$\(values.count)"
        }
        if let unit { conditions += " AND unit = \(place(.text(unit)))" }
        if !filter.rollen.isEmpty {
            let places = filter.rollen.map(\.rawValue).sorted().map { place(.text($0)) }.joined(separator: ", ")
            conditions += " AND rolle IN (\(places))"
        }
        if let assignee = filter.assignee {
            conditions += " AND (assignee IS NULL OR assignee = \(place(.text(assignee.text))))"
        }
        if let before = filter.dueBefore { conditions += " AND due_key < \(place(.int(before.microseconds)))" }
        if let cursor {
            let places = [.int(cursor.key), .text(cursor.vorgang.text), .int(cursor.nummer)].map(place)
            conditions += " AND (due_key, stream, nummer) > (\(places.joined(separator: ", ")))"
        }
        let sql = """
            SELECT stream, nummer, art, name, rolle, unit, assignee, reference, service_name, since, due FROM aufgabe
            WHERE \(conditions) ORDER BY due_key, stream, nummer LIMIT \(place(.int(limit + 1)))
            """
        return try session.rows(SQL(sql), values) { row in
            AufgabeRow(
                vorgang: VorgangId(row.text(0)), nummer: Int(row.int(1)), town: town,
                art: AufgabeRow.Art(rawValue: row.text(2)) ?? .aufgabe, name: row.text(3),
                rolle: Role(rawValue: row.text(4)) ?? .sachbearbeitung, unit: row.text(5),
                assignee: row.isNull(6) ? nil : StaffId(row.text(6)), reference: row.text(7), serviceName: row.text(8),
                since: Instant(microseconds: row.int(9)),
                due: row.isNull(10) ? nil : Instant(microseconds: row.int(10)))
        }
    }

    /// The numbers, none of which is below 0, are named so that SQLite goes by the case: between a town and a case alone it
    /// takes the town, and reads all its tasks.
    static let delete: SQL = "DELETE FROM aufgabe WHERE stream = $1 AND town = $2 AND nummer >= 0"
    private static let insert: SQL = """
        INSERT INTO aufgabe (stream, nummer, town, art, name, rolle, unit, assignee, reference, service_name, since,
            due, due_key)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """
}
