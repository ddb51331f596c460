import Adapters
import Basics
import Foundation
import Hall
import Ports
import Synchronization
import Testing

@testable import Storage

/// The implementations for which the contracts hold.
enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory, sqlite, postgres

    /// PostgreSQL joins when `RATHAUS_TEST_POSTGRES` names a database (see script/postgres); each test then works in a
    /// schema of its own.
    static let allCases: [Engine] = postgresURL == nil ? [.memory, .sqlite] : [.memory, .sqlite, .postgres]
    static let postgresURL = ProcessInfo.processInfo.environment["RATHAUS_TEST_POSTGRES"]

    var testDescription: String { rawValue }

    /// Runs a contract on an empty installation of this engine and cleans up.
    func with(_ body: @Sendable (House) async throws -> Void) async throws {
        switch self {
        case .memory:
            let randomness = seeded(1)
            try await body(
                House(
                    registry: MemoryRegistry(), staff: MemoryStaffRegister(), tenancy: MemoryTenancy(),
                    blobs: MemoryBlobs(), keys: MemoryKeyStore(randomness: randomness)))
        case .sqlite:
            try await withFolder { folder in
                let storage = try await Storage.open(folder, cipher: .live, randomness: .live)
                try await body(House(storage))
                await storage.close()
            }
        case .postgres:
            try await withPostgres { place in
                let storage = try await Storage.open(place, cipher: .live, randomness: .live)
                try await body(House(storage))
                await storage.close()
            }
        }
    }
}

/// An empty schema of the PostgreSQL of the tests, and a folder, that are there during the closure.
func withPostgres(_ body: (StoragePlace) async throws -> Void) async throws {
    guard let url = Engine.postgresURL else { return }
    let schema = "test_\(seededName())"
    let admin = PostgresDriver(url, connections: 1)
    try await admin.execute("CREATE SCHEMA \(schema)")
    let own = url + (url.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(schema)"
    do {
        try await withFolder { try await body(.postgres(url: own, keys: own, folder: $0)) }
    } catch {
        try await admin.execute("DROP SCHEMA \(schema) CASCADE")
        throw error
    }
    try await admin.execute("DROP SCHEMA \(schema) CASCADE")
    await admin.close()
}

/// The ports under contract.
struct House: Sendable {
    let registry: any Registry
    let staff: any StaffRegister
    let tenancy: any Tenancy
    let blobs: any Blobs
    let keys: any KeyStore
}

extension House {
    init(_ storage: Storage) {
        self.init(
            registry: storage.registry, staff: storage.staff, tenancy: storage.tenancy, blobs: storage.blobs,
            keys: storage.keys)
    }
}

/// A data folder that is there during the closure.
func withFolder(_ body: (DataFolder) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.path + "/rathaus-\(seededName())"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(DataFolder(path))
}

private func seededName() -> String { Randomness.base32(Randomness.live.bytes(10)) }

/// Random bytes that repeat.
func seeded(_ seed: UInt64) -> Randomness {
    let generator = Generator(seed)
    return Randomness { generator.bytes($0) }
}

private final class Generator: Sendable {
    private let state: Mutex<SeededGenerator>

    init(_ seed: UInt64) { state = Mutex(SeededGenerator(seed: seed)) }

    func bytes(_ count: Int) -> [UInt8] {
        state.withLock { generator in (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) } }
    }
}
