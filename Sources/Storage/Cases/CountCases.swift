import Basics
import Casework
import Hall
import Ports

/// The kept counts of a town, a unit in it, a clerk, or a clerk in a unit.
enum CountCases {
    static func run(town: String, unit: String?, assignee: StaffId?, _ session: any Session) throws -> VorgangCounts {
        var values: [SQLValue] = [.text(town)]
        if let unit { values.append(.text(unit)) }
        if let assignee { values.append(.text(assignee.text)) }
        var counts: [Status: Int] = [:]
        let found = try session.rows(statement(unit: unit != nil, assignee: assignee != nil), values) { row in
            (Status(rawValue: row.text(0)), Int(row.int(1)))
        }
        for case (let status?, let number) in found where number != 0 { counts[status] = number }
        return VorgangCounts(byStatus: counts)
    }

    private static func statement(unit: Bool, assignee: Bool) -> SQL {
        switch (unit, assignee) {
        case (false, false): ofTown
        case (true, false): ofUnit
        case (false, true): ofClerk
        case (true, true): ofClerkInUnit
        }
    }

    private static let ofTown: SQL =
        "SELECT status, CAST(SUM(n) AS BIGINT) FROM vorgang_count WHERE town = $1 GROUP BY status"
    private static let ofUnit: SQL =
        "SELECT status, CAST(SUM(n) AS BIGINT) FROM vorgang_count WHERE town = $1 AND unit = $2 GROUP BY status"
    private static let ofClerk: SQL =
        "SELECT status, CAST(SUM(n) AS BIGINT) FROM vorgang_count WHERE town = $1 AND assignee = $2 GROUP BY status"
    private static let ofClerkInUnit: SQL = """
        SELECT status, CAST(SUM(n) AS BIGINT) FROM vorgang_count
        WHERE town = $1 AND unit = $2 AND assignee = $3 GROUP BY status
        """
}
