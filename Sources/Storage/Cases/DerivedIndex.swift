import Casework
import Hall
import Ports

/// The personal columns and the full text of cases: derived from the events, never backed up, rebuilt at any time.
protocol DerivedIndex: Sendable {
    /// Keeps an entry unless a newer one is there; nil removes it and remembers that there is none.
    func keep(_ id: VorgangId, town: TownId, _ entry: VorgangIndexEntry?) async throws
    func titles(_ ids: [VorgangId]) async throws -> [VorgangId: String]
    /// The versions from which the entries of cases were derived; a removed one is above all versions.
    func versions(_ ids: [VorgangId]) async throws -> [VorgangId: Int]
    func search(_ text: String, town: String, limit: Int) async throws -> [VorgangId]
    /// Up to which position of the journal of changed cases every case is known to be indexed.
    func position() async throws -> Int64
    func remember(position: Int64) async throws
}
