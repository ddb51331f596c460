import Basics
import Casework
import Hall
import Ports

/// A page of a list: one walk along an index for each status, merged by the sort key.
struct ListCases: Sendable {
    let filter: VorgangFilter
    let town: String
    let cursor: VorgangCursor?
    let limit: Int

    /// The rows of the page and one more, by which the caller sees that there is a next page.
    func run(_ session: any Session) throws -> [VorgangRow] {
        let statuses = filter.statuses.isEmpty ? Status.allCases.filter { $0 != .entwurf } : filter.statuses
        var rows: [VorgangRow] = []
        for status in Set(statuses) {
            let (sql, values) = query(status)
            rows += try session.rows(sql, values, VorgangColumns.decode)
        }
        rows.sort { $0.precedes($1, filter.order) }
        return Array(rows.prefix(limit + 1))
    }

    private func query(_ status: Status) -> (SQL, [SQLValue]) {
        var values: [SQLValue] = [.text(town), .text(status.rawValue)]
        var conditions = "town = $1 AND status = $2"
        func add(_ condition: String, _ value: SQLValue) {
            values.append(value)
            conditions += " AND \(condition) $\(values.count)"
        }
        if let unit = filter.unit { add("unit =", .text(unit)) }
        if let assignee = filter.assignee { add("assignee =", .text(assignee.text)) }
        if filter.unassigned { conditions += " AND assignee IS NULL" }
        if let service = filter.service { add("service =", .text(service)) }
        if let limit = filter.dueBefore { add("due <", .int(limit.microseconds)) }
        if filter.unread { conditions += " AND unread = 1" }
        let (key, direction, beyond) =
            filter.order == .newestFirst ? ("newest_key", "DESC", "<") : ("due_key", "ASC", ">")
        if let cursor {
            values += [.int(cursor.key), .text(cursor.id.text)]
            conditions += " AND (\(key), id) \(beyond) ($\(values.count - 1), $\(values.count))"
        }
        values.append(.int(limit + 1))
        let sql = """
            SELECT \(VorgangColumns.names) FROM vorgang WHERE \(conditions)
            ORDER BY \(key) \(direction), id \(direction) LIMIT $\(values.count)
            """
        return (SQL(sql), values)
    }
}
