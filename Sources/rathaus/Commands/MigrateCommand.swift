import Adapters
import ArgumentParser
import Basics
import Foundation
import Ports
import Storage

/// `rathaus migrate`: takes an installation from one engine to the other and proves it by counts and hashes.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Take everything from one database to another, both ways between SQLite and PostgreSQL.",
        discussion: """
            Stop the servers before. Each side is a data folder or postgres://…. Documents and the master key stay in the \
            data folder, which a PostgreSQL installation goes on using; lists and search follow when the target is served.
            """)

    @Option(help: "Where the data are: a data folder or postgres://….")
    var from: String

    @Option(help: "Where they go: an empty database or folder.")
    var to: String

    @Option(help: "The data folder of a PostgreSQL side (default: the folder of the other side).")
    var data: String?

    @Option(help: "The key database of a PostgreSQL side (default: keys.db in the data folder).")
    var keys: String?

    @Option(help: "The key database of the target, when it is another (default: --keys).")
    var toKeys: String?

    func validate() throws {
        if from == to { throw ValidationError("--from and --to must differ.") }
        if Self.isURL(from), Self.isURL(to), data == nil {
            throw ValidationError("Between two servers, --data must name the data folder.")
        }
    }

    func run() async throws {
        let folder = data ?? (Self.isURL(from) ? to : from)
        try await ending {
            let source = try place(from, folder, keys)
            let target = try place(to, folder, toKeys ?? keys)
            try checkMasterKeys(source, target)
            let (old, new) = (try await open(source), try await open(target))
            let copy = StorageCopy(from: old, to: new, cipher: .live, withKeys: !source.sharesKeys(with: target))
            _ = try await copy.run { sum in
                Terminal.print("\(sum.table): \(sum.rows) rows, \(Self.hexadecimal(sum.hash.prefix(8)))\n")
            }
            await old.close()
            await new.close()
            Terminal.print("All counts and hashes agree.\n")
        }
    }

    private func place(_ side: String, _ folder: String, _ keys: String?) throws -> StoragePlace {
        guard Self.isURL(side) else { return .folder(DataFolder(side)) }
        return try StoragePlace(folder: folder, database: side, keys: keys)
    }

    private func open(_ place: StoragePlace) async throws -> Storage {
        try await Storage.open(place, cipher: .live, randomness: .live, listening: false)
    }

    /// The keys are wrapped with the master key, so both sides must have the same.
    private func checkMasterKeys(_ source: StoragePlace, _ target: StoragePlace) throws {
        let (old, new) = (source.dataFolder, target.dataFolder)
        guard FileManager.default.fileExists(atPath: old.masterKey) else {
            throw StorageError(.misconfigured, "There is no \(old.masterKey): name the data folder of the source.")
        }
        if old == new { return }
        guard FileManager.default.contents(atPath: old.masterKey) == FileManager.default.contents(atPath: new.masterKey)
        else {
            throw StorageError(.misconfigured, "Copy \(old.masterKey) and \(old.blobs) to \(new.path) first.")
        }
    }

    private static func isURL(_ side: String) -> Bool { side.contains("://") }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
