public import Basics
public import Casework

/// Which open tasks a list shows, those due first.
public struct AufgabenFilter: Sendable, Hashable {
    /// Offices whose tasks are shown; empty: all of the town.
    public var units: [String] = []
    /// Roles whose tasks are shown; empty: all.
    public var rollen: Set<Role> = []
    /// Only tasks of cases of this person, or of nobody's.
    public var assignee: StaffId?
    public var dueBefore: Instant?

    public init() {}

    /// Whether a list with this filter shows a task.
    public func takes(_ row: AufgabeRow) -> Bool {
        (units.isEmpty || units.contains(row.unit)) && (rollen.isEmpty || rollen.contains(row.rolle))
            && (assignee == nil || row.assignee == nil || row.assignee == assignee)
            && (dueBefore.map { row.sortKey < $0.microseconds } ?? true)
    }
}

/// A page of a list of tasks, and where the next begins; opaque, nil at the end.
public struct AufgabenPage: Sendable {
    public var rows: [AufgabeRow]
    public var next: String?

    public init(rows: [AufgabeRow], next: String?) {
        self.rows = rows
        self.next = next
    }

    /// The page that begins a walk through rows in their order, of which one more than the page may be given.
    public init(_ rows: [AufgabeRow], limit: Int) {
        self.rows = Array(rows.prefix(limit))
        next = rows.count > limit ? self.rows.last.map { AufgabenCursor($0).text } : nil
    }
}

/// Where a page of tasks ended: sort key, case and number of its last task. Its text goes through addresses.
public struct AufgabenCursor: Sendable, Hashable, Comparable {
    public let key: Int64
    public let vorgang: VorgangId
    public let nummer: Int

    public init(_ row: AufgabeRow) {
        key = row.sortKey
        vorgang = row.vorgang
        nummer = row.nummer
    }

    /// Nil for a text that no cursor wrote: the list begins anew.
    public init?(_ text: String?) {
        guard let parts = text?.split(separator: "~", omittingEmptySubsequences: false), parts.count == 3,
            let key = Int64(parts[0]), let nummer = Int(parts[2])
        else { return nil }
        self.key = key
        vorgang = VorgangId(String(parts[1]))
        self.nummer = nummer
    }

    public var text: String { "\(key)~\(vorgang.text)~\(nummer)" }

    public static func < (a: AufgabenCursor, b: AufgabenCursor) -> Bool {
        (a.key, a.vorgang, a.nummer) < (b.key, b.vorgang, b.nummer)
    }
}
