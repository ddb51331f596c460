import Basics
import Casework
import Hall
import Ports

/// The yardstick of SQLite: what the house would bind, recorded before and replayed through the C API.
final class RawSubmissions {
    struct Recorded {
        let main: [(OpaquePointer, [SQLValue])]
        let index: [(OpaquePointer, [SQLValue])]
    }

    private let main: RawSQLite
    private let index: RawSQLite
    private let batch: Int
    private let keep = KeepCommit(.sqlite)
    private let recorder = RecordingSession()

    init(_ folder: DataFolder, batch: Int) throws {
        main = try RawSQLite(path: folder.database, durable: true, secureDelete: false)
        index = try RawSQLite(path: folder.index, durable: false, secureDelete: true)
        self.batch = batch
    }

    func record(_ samples: [SubmissionSample]) throws -> [Recorded] {
        try samples.map { sample in
            try keep.run(sample.commit, recorder)
            let kept = try recorder.take().map { (try main.prepare($0.sql), $0.values) }
            let words = SQLiteIndex.words(of: sample.entry, sample.commit.town)
            try SQLiteIndex.keep(.init(id: sample.entry.id, entry: sample.entry, words: words), recorder)
            return Recorded(main: kept, index: try recorder.take().map { (try index.prepare($0.sql), $0.values) })
        }
    }

    func replay(_ recorded: [Recorded]) throws {
        for start in stride(from: 0, to: recorded.count, by: batch) {
            let part = recorded[start..<min(start + batch, recorded.count)]
            try transaction(main) {
                for one in part { for (sql, values) in one.main { try main.step(sql, values) } }
            }
            try transaction(index) {
                for one in part { for (sql, values) in one.index { try index.step(sql, values) } }
            }
        }
    }

    /// The first page of a town's list: its rows, sorted and cut, and the titles of those that stay.
    func list(_ town: TownId) throws {
        let limit = StorageBench.listLines
        _ = try ListCases(filter: VorgangFilter(), town: town.text, cursor: nil, limit: limit).run(recorder)
        var ids: [(key: Int64, id: String)] = []
        for query in recorder.take() {
            try main.read(try main.prepare(query.sql), query.values) { row in
                ids.append((row.isNull(9) ? row.int(8) : row.int(9), row.text(0)))
            }
        }
        ids.sort { $0 > $1 }
        let titles = try index.prepare(SQLiteIndex.selectTitles.text)
        try index.read(titles, [SQLiteIndex.list(ids.prefix(limit).map { VorgangId($0.id) })]) { _ in }
    }

    private func transaction(_ raw: RawSQLite, _ body: () throws -> Void) throws {
        try raw.step(try raw.prepare("BEGIN IMMEDIATE"), [])
        try body()
        try raw.step(try raw.prepare("COMMIT"), [])
    }
}
