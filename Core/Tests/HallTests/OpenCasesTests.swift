import Basics
import Casework
import Ports
import Synchronization
import Testing

@testable import Hall

@Suite struct OpenCasesTests {
    @Test("A case that is opened again is not read again, and is the same")
    func kept() async throws {
        let registry = ForgetfulRegistry()
        let house = House(registry: registry)
        let vorgang = try await house.taken()
        let before = registry.reads.withLock { $0 }
        for _ in 0..<3 { #expect(try await house.hall.open(vorgang.id, scope: .town(lauter)) == vorgang) }
        #expect(registry.reads.withLock { $0 } == before)
        #expect(try await house.restarted.open(vorgang.id, scope: .town(lauter)) == vorgang)
        #expect(registry.reads.withLock { $0 } == before + 1)
    }

    @Test("What another process did to the case is seen at once")
    func moved() async throws {
        let house = House(registry: ForgetfulRegistry())
        let vorgang = try await house.taken()
        let changed = try await house.restarted.perform(
            .schreibeNotiz("Ruft zurück"), on: vorgang.id, scope: .town(lauter), by: house.clerk)
        #expect(try await house.hall.open(vorgang.id, scope: .town(lauter)) == changed)
    }

    @Test("With its key a kept case is gone as well, in its own town as in others")
    func forgotten() async throws {
        let house = House(registry: ForgetfulRegistry())
        let vorgang = try await house.taken()
        await #expect(throws: CaseMissing()) { try await house.hall.open(vorgang.id, scope: .town("anderswo")) }
        try await house.keys.destroy(KeyId(vorgang.keyId))
        await #expect(throws: CaseMissing()) { try await house.hall.open(vorgang.id, scope: .town(lauter)) }
    }

    @Test("No more is kept than is allowed, and the last ones stay")
    func bounded() async throws {
        let house = House()
        let cases = OpenCases(mostWeight: 400)
        var all: [Vorgang] = []
        for _ in 0..<410 {
            all.append(try await house.draft().vorgang)
            cases.keep(all[all.count - 1])
        }
        let kept = all.filter { cases.vorgang(VorgangRow($0)) != nil }
        #expect(kept.reduce(0) { $0 + $1.weight } <= 400)
        #expect(kept.count >= 10)
        #expect(all.suffix(10).allSatisfy { cases.vorgang(VorgangRow($0)) == $0 })
    }
}
