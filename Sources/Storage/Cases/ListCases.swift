import Basics
import Casework
import Hall
import Ports

/// A page of a list: one walk along an index for each status, merged by the sort key; only the rows of the page are read.
struct ListCases: Sendable {
    let filter: VorgangFilter
    let town: String
    let cursor: VorgangCursor?
    let limit: Int

    /// The rows of the page and one more, by which the caller sees that there is a next page.
    func run(_ session: any Session) throws -> [VorgangRow] {
        let (sql, values) = query
        return try session.rows(sql, values, VorgangColumns.decode)
    }

    private var query: (SQL, [SQLValue]) {
        let all = filter.statuses.isEmpty ? Status.allCases.filter { $0 != .entwurf } : filter.statuses
        let statuses = Set(all.map(\.rawValue)).sorted()
        // Parameters are numbered in the order of their first use, and that is in the first walk.
        var values: [SQLValue] = [.text(town), .text(statuses[0])]
        var conditions = ""
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
        let end = "ORDER BY \(key) \(direction), id \(direction) LIMIT $\(values.count)"
        if statuses.count == 1 {
            let submitted = Self.submitted(statuses[0])
            let sql = """
                SELECT \(VorgangColumns.names) FROM vorgang WHERE town = $1 AND status = $2\(submitted)\(conditions) \(end)
                """
            return (SQL(sql), values)
        }
        let walks = statuses.enumerated().map { index, status in
            if index > 0 { values.append(.text(status)) }
            let place = index == 0 ? 2 : values.count
            return """
                SELECT * FROM (SELECT id, \(key) FROM vorgang \
                WHERE town = $1 AND status = $\(place)\(Self.submitted(status))\(conditions) \(end)) AS walk\(index)
                """
        }
        let sql = """
            SELECT \(VorgangColumns.names) FROM vorgang
            WHERE id IN (SELECT id FROM (\(walks.joined(separator: " UNION ALL "))) AS walks \(end)) \(end)
            """
        return (SQL(sql), values)
    }

    /// The indexes of lists leave drafts out: the engine takes them where the statement says that it wants none.
    private static func submitted(_ status: String) -> String {
        status == Status.entwurf.rawValue ? "" : " AND status <> 'entwurf'"
    }
}
