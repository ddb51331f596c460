import Basics
import FrontDoor
import HTTPTypes
import Hall
import Pages
import Synchronization

/// Pages without anything personal as they were last written, by address and language: made anew when a town, a package
/// or an offer changed, and once an hour, since they also say what is used most.
final class SharedPages: Sendable {
    /// Bytes of all kept pages at the most; then all are let go.
    static let mostBytes = 64_000_000

    private struct Place: Hashable {
        let path: String
        let language: Language
    }
    private struct State {
        var revision = -1
        /// Hours since 1970.
        var hour: Int64 = 0
        var pages: [Place: Answer] = [:]
        var bytes = 0
    }
    private let state = Mutex(State())

    /// The page of an address that carries no query; others are written each time.
    func answer(_ visit: Visit, _ directory: Directory, _ write: () async throws -> Answer) async throws -> Answer {
        guard visit.query.fields.isEmpty else { return try await write() }
        // Read before the page is written: what it shows is at least as new.
        let revision = try await directory.revision()
        let hour = visit.now.microseconds / 3_600_000_000
        let place = Place(path: visit.path, language: visit.language)
        let known = state.withLock { $0.revision == revision && $0.hour == hour ? $0.pages[place] : nil }
        if let known { return known }
        let fresh = try await write()
        guard fresh.status == .ok, fresh.caching != .none else { return fresh }
        state.withLock { state in
            if state.revision != revision || state.hour != hour || state.bytes > Self.mostBytes {
                state = State(revision: revision, hour: hour)
            }
            if state.pages.updateValue(fresh, forKey: place) == nil { state.bytes += fresh.bytes.count }
        }
        return fresh
    }
}
