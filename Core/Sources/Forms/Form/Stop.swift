public import Basics

/// One stop on the way through a form: a page, and the rows in which it stands when it repeats.
public struct Stop: Hashable, Sendable, CustomStringConvertible {
    public var page: PageID
    /// Counted from 0, one for each group with rows around the page.
    public var rows: [Int]

    public init(page: PageID, rows: [Int] = []) {
        self.page = page
        self.rows = rows
    }

    /// Its address: `halterin`, `hund~2` for the second dog.
    public var description: String { page.text + rows.map { "~\($0 + 1)" }.joined() }

    /// Reads an address; whether there is such a stop only the filled form knows.
    public init?(address: String) {
        let parts = address.utf8.split(separator: UInt8(ascii: "~"), omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty else { return nil }
        var rows: [Int] = []
        for part in parts.dropFirst() {
            guard (1...4).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            let row = part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            guard row > 0 else { return nil }
            rows.append(row - 1)
        }
        self.init(page: PageID(String(Substring(name))), rows: rows)
    }
}

/// Where a stop lies on the way.
public struct Progress: Hashable, Sendable {
    /// Counted from 1; the review page is the last step.
    public var step: Int
    public var of: Int
    public var previous: Stop?
    /// `nil` after the last page: the review page follows.
    public var next: Stop?

    /// `Schritt 3 von 7`
    public var words: Words { Words(de: "Schritt \(step) von \(of)", en: "Step \(step) of \(of)") }
}

/// A finding and the stop where it is put right.
public struct PlacedFinding: Hashable, Sendable {
    public var stop: Stop
    public var finding: Finding

    public init(stop: Stop, finding: Finding) {
        self.stop = stop
        self.finding = finding
    }
}
