public import Basics
public import Casework

/// Where a page of a list ended: the sort key and id of its last row. Its text goes through addresses.
public struct VorgangCursor: Sendable, Hashable {
    public let key: Int64
    public let id: VorgangId

    public init(_ row: VorgangRow, _ order: VorgangFilter.Order) {
        key = row.sortKey(order)
        id = row.id
    }

    /// Nil for a text that no cursor wrote: the list begins anew.
    public init?(_ text: String?) {
        guard let parts = text?.split(separator: "~", omittingEmptySubsequences: false), parts.count == 2,
            let key = Int64(parts[0])
        else { return nil }
        self.key = key
        id = VorgangId(String(parts[1]))
    }

    public var text: String { "\(key)~\(id.text)" }
}

extension VorgangRow {
    /// What lists sort by: newest first by submission (a draft by its beginning), or the due date with none at the end.
    public func sortKey(_ order: VorgangFilter.Order) -> Int64 {
        switch order {
        case .newestFirst: (submitted ?? begun).microseconds
        case .dueFirst: due?.microseconds ?? .max
        }
    }

    /// Whether a row stands before another in that order.
    public func precedes(_ other: VorgangRow, _ order: VorgangFilter.Order) -> Bool {
        let (a, b) = (sortKey(order), other.sortKey(order))
        switch order {
        case .newestFirst: return a != b ? a > b : id > other.id
        case .dueFirst: return a != b ? a < b : id < other.id
        }
    }

    /// Whether a row stands after the end of a page.
    public func follows(_ cursor: VorgangCursor, _ order: VorgangFilter.Order) -> Bool {
        let key = sortKey(order)
        switch order {
        case .newestFirst: return key != cursor.key ? key < cursor.key : id < cursor.id
        case .dueFirst: return key != cursor.key ? key > cursor.key : id > cursor.id
        }
    }
}

extension VorgangFilter {
    /// Whether a list with this filter shows a row.
    public func takes(_ row: VorgangRow) -> Bool {
        (statuses.isEmpty ? row.status != .entwurf : statuses.contains(row.status))
            && (unit == nil || row.unit == unit)
            && (assignee == nil || row.assignee == assignee)
            && (!unassigned || row.assignee == nil)
            && (service == nil || row.service == service)
            && (dueBefore.map { limit in row.due.map { $0 < limit } ?? false } ?? true)
            && (!unread || row.unread)
    }
}
