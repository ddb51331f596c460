public import Ports

/// Takes everything from one installation to another, of whichever engines, and proves it by counts and hashes.
///
/// The source must not be served meanwhile. Documents and the master key stay in their folder: take the folder along.
/// Derived data are not copied; they follow when the target is served.
public struct StorageCopy: Sendable {
    static let pageRows = 500

    /// What was copied of a table: rows, and the exclusive or of their hashes, which does not depend on their order.
    public struct Sum: Sendable, Hashable {
        public var table: String
        public var rows = 0
        public var hash = [UInt8](repeating: 0, count: 32)
    }

    private let source: Storage
    private let target: Storage
    private let cipher: Cipher
    private let withKeys: Bool

    /// `withKeys` is false when both installations use the same key store.
    public init(from source: Storage, to target: Storage, cipher: Cipher, withKeys: Bool = true) {
        self.withKeys = withKeys
        self.source = source
        self.target = target
        self.cipher = cipher
    }

    /// Copies all tables into an empty target. Throws `.taken` when the target is not empty, and `.damaged` when what
    /// is read there afterwards is not what was read here.
    public func run(_ progress: @Sendable (Sum) -> Void = { _ in }) async throws -> [Sum] {
        let pairs: [(any Driver, any Driver, [CopiedTable])] = [
            (source.keyDriver, target.keyDriver, withKeys ? CopiedTable.keys : []),
            (source.main, target.main, CopiedTable.main),
        ]
        for (_, driver, tables) in pairs {
            for table in tables where try await !page(of: table, after: nil, 1, driver).isEmpty {
                throw StorageError(.taken, "The target is not empty: table \(table.name) has rows. Name an empty one.")
            }
        }
        var sums: [Sum] = []
        for (from, to, tables) in pairs {
            for table in tables {
                let copied = try await walk(table, from) { rows in
                    let insert = table.insert(to.dialect)
                    try await to.write { session in for row in rows { try session.run(insert, row) } }
                }
                guard try await walk(table, to, { _ in }) == copied else {
                    throw StorageError(.damaged, "Table \(table.name) differs after copying: the target is not usable.")
                }
                sums.append(copied)
                progress(copied)
            }
        }
        return sums
    }

    /// Gives all rows of a table page by page and sums them up.
    private func walk(
        _ table: CopiedTable, _ driver: any Driver, _ each: ([[SQLValue]]) async throws -> Void
    ) async throws -> Sum {
        var sum = Sum(table: table.name)
        var last: [SQLValue]?
        while true {
            let rows = try await page(of: table, after: last, Self.pageRows, driver)
            guard let end = rows.last else { return sum }
            for row in rows {
                let hash = cipher.hash(table.bytes(row))
                for index in sum.hash.indices { sum.hash[index] ^= hash[index] }
            }
            sum.rows += rows.count
            try await each(rows)
            last = Array(end[..<table.keys])
        }
    }

    private func page(
        of table: CopiedTable, after key: [SQLValue]?, _ limit: Int, _ driver: any Driver
    ) async throws -> [[SQLValue]] {
        let (sql, values) = table.page(after: key, limit)
        return try await driver.read { try $0.rows(sql, values, table.decode) }
    }
}
