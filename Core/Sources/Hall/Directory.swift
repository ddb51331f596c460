public import Ports
import Synchronization

/// The towns of this installation and what they offer, kept in memory as long as nothing changed.
///
/// One look at the revision per question, a reading of everything only after a change: any number of nodes agree.
public final class Directory: Sendable {
    private struct Contents: Sendable {
        var revision = -1
        var towns: [TownId: Town] = [:]
        var bySlug: [String: TownId] = [:]
        var offers: [TownId: [Offer]] = [:]
    }

    private let tenancy: any Tenancy
    private let contents = Mutex(Contents())

    public init(tenancy: any Tenancy) { self.tenancy = tenancy }

    /// All towns by name.
    public func towns() async throws -> [Town] { try await read().towns.values.sorted { $0.name < $1.name } }
    public func town(_ id: TownId) async throws -> Town? { try await read().towns[id] }

    public func town(slug: String) async throws -> Town? {
        let contents = try await read()
        return contents.bySlug[slug].flatMap { contents.towns[$0] }
    }

    /// What a town offers, by slug.
    public func offers(of town: TownId) async throws -> [Offer] { try await read().offers[town] ?? [] }

    public func offer(_ slug: String, of town: TownId) async throws -> Offer? {
        try await offers(of: town).first { $0.slug == slug }
    }

    /// Grows with every change of towns, packages or offers.
    public func revision() async throws -> Int { try await tenancy.revision() }

    private func read() async throws -> Contents {
        let revision = try await tenancy.revision()
        let kept = contents.withLock { $0 }
        if kept.revision == revision { return kept }
        var fresh = Contents(revision: revision)
        for town in try await tenancy.towns() {
            fresh.towns[town.id] = town
            fresh.bySlug[town.slug] = town.id
        }
        for town in fresh.towns.keys {
            fresh.offers[town] = try await tenancy.offers(scope: .town(town)).sorted { $0.slug < $1.slug }
        }
        contents.withLock { $0 = fresh }
        return fresh
    }
}
