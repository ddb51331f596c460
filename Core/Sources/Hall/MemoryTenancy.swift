public import Basics
public import Ports
import Synchronization

/// The tenancy's double.
public final class MemoryTenancy: Tenancy {
    private struct OfferKey: Hashable {
        let town: TownId
        let slug: String
    }
    private struct PackageKey: Hashable {
        let id: String
        let version: String
    }
    private struct State {
        var towns: [TownId: Town] = [:]
        var packages: [PackageKey: InstalledPackage] = [:]
        var offers: [OfferKey: Offer] = [:]
        var revision = 0
    }
    private let state = Mutex(State())

    public init() {}

    public func towns() async throws -> [Town] {
        state.withLock { $0.towns.values.sorted { $0.id < $1.id } }
    }

    public func keep(_ town: Town) async throws {
        try state.withLock { state in
            if state.towns.values.contains(where: { $0.id != town.id && $0.slug == town.slug }) {
                throw StorageError(.taken, "the slug belongs to another town")
            }
            state.towns[town.id] = town
            state.revision += 1
        }
    }

    public func packages() async throws -> [InstalledPackage] {
        state.withLock { state in
            state.packages.values.sorted { ($0.id, $0.version) < ($1.id, $1.version) }.map { package in
                InstalledPackage(id: package.id, version: package.version, hash: package.hash, archive: [])
            }
        }
    }

    public func archive(hash: String) async throws -> [UInt8]? {
        state.withLock { $0.packages.values.first { $0.hash == hash }?.archive }
    }

    public func install(_ package: InstalledPackage) async throws {
        try state.withLock { state in
            let key = PackageKey(id: package.id, version: package.version)
            if let known = state.packages[key] {
                guard known.hash == package.hash else {
                    throw StorageError(.taken, "that version is installed with other content")
                }
                return
            }
            state.packages[key] = package
            state.revision += 1
        }
    }

    public func offers(scope: Scope) async throws -> [Offer] {
        state.withLock { state in
            state.offers.values.filter { scope.sees(town: $0.town) }
                .sorted { ($0.town, $0.slug) < ($1.town, $1.slug) }
        }
    }

    public func keep(_ offer: Offer) async throws {
        state.withLock { state in
            state.offers[OfferKey(town: offer.town, slug: offer.slug)] = offer
            state.revision += 1
        }
    }

    public func withdraw(slug: String, town: TownId) async throws {
        state.withLock { state in
            guard state.offers.removeValue(forKey: OfferKey(town: town, slug: slug)) != nil else { return }
            state.revision += 1
        }
    }

    public func revision() async throws -> Int { state.withLock { $0.revision } }
}
