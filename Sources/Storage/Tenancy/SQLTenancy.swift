import Basics
import Hall
import Ports

/// Towns, installed packages and offers on a SQL engine.
struct SQLTenancy: Tenancy {
    private let driver: any Driver

    init(_ driver: any Driver) { self.driver = driver }

    func towns() async throws -> [Town] {
        try await driver.read { session in
            try session.rows(Self.selectTowns, []) { row in
                Town(
                    id: TownId(row.text(0)), name: row.text(1), slug: row.text(2), accent: row.text(3),
                    contact: Contact.decode(row.text(4)))
            }
        }
    }

    func keep(_ town: Town) async throws {
        let values: [SQLValue] = [
            .text(town.id.text), .text(town.name), .text(town.slug), .text(town.accent),
            .text(Contact.encode(town.contact)),
        ]
        try await change { try $0.run(Self.upsertTown, values) }
    }

    func packages() async throws -> [InstalledPackage] {
        try await driver.read { session in
            try session.rows(Self.selectPackages, []) { row in
                InstalledPackage(id: row.text(0), version: row.text(1), hash: row.text(2), archive: [])
            }
        }
    }

    func archive(hash: String) async throws -> [UInt8]? {
        try await driver.read { try $0.row(Self.selectArchive, [.text(hash)]) { $0.bytes(0) } }
    }

    func install(_ package: InstalledPackage) async throws {
        let values: [SQLValue] = [
            .text(package.id), .text(package.version), .text(package.hash), .bytes(package.archive),
        ]
        try await change { session in
            let inserted = try session.run(Self.insertPackage, values)
            if inserted == 1 { return 1 }
            let known = try session.row(Self.selectHash, Array(values[..<2])) { $0.text(0) }
            guard known == package.hash else {
                throw StorageError(.taken, "that version is installed with other content")
            }
            return 0
        }
    }

    func offers(scope: Scope) async throws -> [Offer] {
        switch scope {
        case .town(let town):
            try await driver.read { try $0.rows(Self.selectOffersOfTown, [.text(town.text)], Self.decodeOffer) }
        case .common: try await driver.read { try $0.rows(Self.selectOffers, [], Self.decodeOffer) }
        case .person: []
        }
    }

    func keep(_ offer: Offer) async throws {
        let values: [SQLValue] = [
            .text(offer.town.text), .text(offer.slug), .text(offer.package), .text(offer.version), .text(offer.hash),
            .text(offer.unit), .bytes(offer.overlay),
        ]
        try await change { try $0.run(Self.upsertOffer, values) }
    }

    func withdraw(slug: String, town: TownId) async throws {
        try await change { try $0.run(Self.deleteOffer, [.text(town.text), .text(slug)]) }
    }

    func revision() async throws -> Int {
        try await driver.look { try $0.row(Self.selectRevision, []) { Int($0.int(0)) } ?? 0 }
    }

    /// A write that raises the revision in the same transaction, if it changed anything.
    private func change(_ body: @escaping @Sendable (any Session) throws -> Int) async throws {
        try await driver.write { session in
            if try body(session) > 0 { try session.run(Self.raiseRevision, []) }
        }
    }

    private static func decodeOffer(_ row: any SQLRow) -> Offer {
        Offer(
            town: TownId(row.text(0)), slug: row.text(1), package: row.text(2), version: row.text(3), hash: row.text(4),
            unit: row.text(5), overlay: row.bytes(6))
    }

    private static let selectTowns: SQL = "SELECT id, name, slug, accent, contact FROM town ORDER BY id"
    private static let upsertTown: SQL = """
        INSERT INTO town (id, name, slug, accent, contact) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, slug = excluded.slug, accent = excluded.accent,
            contact = excluded.contact
        """
    private static let selectPackages: SQL = "SELECT id, version, hash FROM package ORDER BY id, version"
    private static let selectArchive: SQL = "SELECT archive FROM package WHERE hash = $1"
    private static let selectHash: SQL = "SELECT hash FROM package WHERE id = $1 AND version = $2"
    private static let insertPackage: SQL = """
        INSERT INTO package (id, version, hash, archive) VALUES ($1, $2, $3, $4) ON CONFLICT (id, version) DO NOTHING
        """
    private static let offerColumns = "town, slug, package, version, hash, unit, overlay"
    private static let selectOffers = SQL(
        across: .operators, "SELECT \(offerColumns) FROM offer ORDER BY town, slug")
    private static let selectOffersOfTown = SQL("SELECT \(offerColumns) FROM offer WHERE town = $1 ORDER BY slug")
    private static let upsertOffer = SQL(
        """
        INSERT INTO offer (\(offerColumns)) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (town, slug) DO UPDATE SET package = excluded.package, version = excluded.version,
            hash = excluded.hash, unit = excluded.unit, overlay = excluded.overlay
        """)
    private static let deleteOffer: SQL = "DELETE FROM offer WHERE town = $1 AND slug = $2"
    private static let selectRevision: SQL = "SELECT value FROM revision WHERE id = 1"
    private static let raiseRevision: SQL = "UPDATE revision SET value = value + 1 WHERE id = 1"
}
