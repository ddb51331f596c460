import Basics
import Hall
import Ports
import Testing

@Suite(.serialized) struct TenancyContract {
    private let town = Town(
        id: lauter, name: "Bad Lauter", slug: "bad-lauter", accent: "#0a5",
        contact: ["ort": "Bad Lauter", "tel": "\"0\""])

    @Test("towns are kept under a slug of their own, and every change raises the revision", arguments: Engine.allCases)
    func towns(engine: Engine) async throws {
        try await engine.with { house in
            let before = try await house.tenancy.revision()
            try await house.tenancy.keep(town)
            #expect(try await house.tenancy.towns() == [town])
            var renamed = town
            renamed.name = "Lauter"
            try await house.tenancy.keep(renamed)
            #expect(try await house.tenancy.towns() == [renamed])
            var other = town
            other.id = eichtal
            await #expect(throws: StorageError(.taken, "")) { try await house.tenancy.keep(other) }
            #expect(try await house.tenancy.revision() == before + 2)
        }
    }

    @Test("a package version is installed once, and never with other content", arguments: Engine.allCases)
    func packages(engine: Engine) async throws {
        try await engine.with { house in
            let package = InstalledPackage(id: "hund", version: "1.0.0", hash: "aa", archive: [0, 1, 255])
            try await house.tenancy.install(package)
            let revision = try await house.tenancy.revision()
            try await house.tenancy.install(package)
            #expect(try await house.tenancy.revision() == revision)
            var other = package
            other.hash = "bb"
            await #expect(throws: StorageError(.taken, "")) { try await house.tenancy.install(other) }
            #expect(try await house.tenancy.archive(hash: "aa") == [0, 1, 255])
            #expect(try await house.tenancy.archive(hash: "bb") == nil)
            var listed = package
            listed.archive = []
            #expect(try await house.tenancy.packages() == [listed])
        }
    }

    @Test("offers belong to a town; the operator sees all", arguments: Engine.allCases)
    func offers(engine: Engine) async throws {
        try await engine.with { house in
            let first = Offer(
                town: lauter, slug: "hund", package: "hund", version: "1.0.0", hash: "aa", unit: "kasse", overlay: [7])
            var second = first
            second.town = eichtal
            try await house.tenancy.keep(first)
            try await house.tenancy.keep(second)
            #expect(try await house.tenancy.offers(scope: .town(lauter)) == [first])
            #expect(try await house.tenancy.offers(scope: .common) == [first, second])
            var changed = first
            changed.unit = "steueramt"
            try await house.tenancy.keep(changed)
            #expect(try await house.tenancy.offers(scope: .town(lauter)) == [changed])
            let revision = try await house.tenancy.revision()
            try await house.tenancy.withdraw(slug: "hund", town: lauter)
            try await house.tenancy.withdraw(slug: "hund", town: lauter)
            #expect(try await house.tenancy.offers(scope: .town(lauter)).isEmpty)
            #expect(try await house.tenancy.revision() == revision + 1)
        }
    }
}
