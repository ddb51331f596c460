import ArgumentParser
import Foundation
import Ports
import Storage

/// The options of every command that works on stored data: where they are.
struct StoredData: ParsableArguments {
    @Option(help: "The folder with everything that is kept.")
    var data = "./data"

    @Option(
        help: """
            PostgreSQL instead of SQLite: postgres://USER@HOST/DATABASE. Documents and the master key stay in the folder. \
            The password may come from PGPASSWORD or ~/.pgpass.
            """)
    var database: String?

    @Option(help: "The key store's own database, postgres://…; without it, keys.db in the folder.")
    var keys: String?

    func validate() throws {
        if keys != nil, database == nil { throw ValidationError("--keys goes with --database.") }
    }

    /// The place that the options name. Throws `StorageError(.misconfigured)` when an address cannot be read.
    func place() throws -> StoragePlace { try StoragePlace(folder: data, database: database, keys: keys) }

    /// The place, for what reads or changes a town hall that is there already: it never makes an empty one.
    func existing() throws -> StoragePlace {
        let place = try place()
        guard case .folder(let folder) = place, !FileManager.default.fileExists(atPath: folder.database) else {
            return place
        }
        throw StorageError(
            .misconfigured,
            "There is no town hall in \(data): name its folder with --data; serve and town add make a new one.")
    }
}
