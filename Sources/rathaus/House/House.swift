import Adapters
import Basics
import Casework
import Catalogue
import Foundation
import Hall
import Ports
import Storage

/// The house put together over one place of storage: what every command that works on stored data
/// begins with.
struct House {
    let storage: Storage
    let hall: TownHall
    let shelf: ServiceShelf
    let directory: Directory
    let cipher: Cipher
    let randomness: Randomness
    let clock: WallClock
    let folder: DataFolder

    static let clock = WallClock {
        Instant(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded()))
    }

    /// `listening`: whether it will be told what other processes put into the outbox, as couriers need it. `report` is told
    /// what went wrong without harm to what is kept. `draftDays` is the operator's limit for the life of drafts,
    /// `base` the address of the portal in mails and letters.
    static func open(
        _ place: StoragePlace, listening: Bool = false, draftDays: Int? = nil,
        scanner: (any MalwareScan)? = nil, base: String = "",
        report: @escaping @Sendable (HallTrouble) -> Void = { _ in }
    ) async throws -> House {
        let (cipher, randomness) = (Cipher.live, Randomness.live)
        let storage = try await Storage.open(place, cipher: cipher, randomness: randomness, listening: listening)
        let shelf = ServiceShelf(tenancy: storage.tenancy, cipher: cipher, clock: House.clock, mostDraftDays: draftDays)
        let hall = TownHall(
            registry: storage.registry, keys: storage.keys, blobs: storage.blobs, cipher: cipher, clock: House.clock,
            randomness: randomness, rules: shelf, scanner: scanner, base: base, report: report)
        return House(
            storage: storage, hall: hall, shelf: shelf, directory: Directory(tenancy: storage.tenancy), cipher: cipher,
            randomness: randomness, clock: House.clock, folder: place.dataFolder)
    }

    /// A key of its own for a purpose, made from the master key.
    func key(for purpose: String) throws -> SymmetricKey {
        SymmetricKey(bytes: cipher.authenticate(Array(purpose.utf8), try folder.masterKey(randomness)))
    }

    func town(_ id: String) async throws -> Town {
        guard let town = try await directory.town(TownId(id)) else { throw CaseMissing() }
        return town
    }
}

/// The files that ship with the product: services, list of towns, workers.
enum Shipped {
    /// `RATHAUS_HOME`, else the nearest folder above the program or the current one that holds `Leistungen`.
    static var root: String {
        if let home = ProcessInfo.processInfo.environment["RATHAUS_HOME"] { return home }
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        for start in [program, URL(fileURLWithPath: FileManager.default.currentDirectoryPath)] {
            var folder = start
            for _ in 0..<6 {
                if FileManager.default.fileExists(atPath: folder.path + "/Leistungen") { return folder.path }
                folder.deleteLastPathComponent()
            }
        }
        return FileManager.default.currentDirectoryPath
    }

    static func bytes(_ path: String) -> [UInt8] {
        FileManager.default.contents(atPath: root + "/" + path).map { [UInt8]($0) } ?? []
    }

    static func municipalities() throws -> Gemeindeverzeichnis {
        try Gemeindeverzeichnis(
            gemeinden: bytes("Municipalities/gemeinden.tsv"),
            postleitzahlen: bytes("Municipalities/postleitzahlen.tsv"),
            alteSchluessel: bytes("Municipalities/alte-schluessel.tsv"))
    }

    /// Interpreter and file of the letter worker.
    static var letterWorker: [String] {
        let python = root + "/.venv/letters/bin/python"
        let found = FileManager.default.isExecutableFile(atPath: python)
        return [found ? python : "/usr/bin/python3", root + "/Workers/letters.py"]
    }
}
