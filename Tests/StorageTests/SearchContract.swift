import Basics
import Casework
import Hall
import Ports
import Testing

@Suite(.serialized) struct SearchContract {
    private func ids(_ lines: [VorgangPage.Line]) -> Set<String> { Set(lines.map(\.row.id.text)) }

    @Test("words are found by their beginning, whatever the spelling of umlauts", arguments: Engine.allCases)
    func folding(engine: Engine) async throws {
        try await engine.with { house in
            let texts = [("a1", "Jörg Müller", "Bello, Großer Weg 3"), ("a2", "Ana Gonçalves", "Quelle, Dackel")]
            for (id, title, text) in texts {
                try await house.registry.keep(submitted(id))
                try await house.registry.index(VorgangId(id), town: lauter, entry: entry(id, title, text))
            }
            func found(_ text: String) async throws -> Set<String> {
                ids(try await house.registry.search(text, scope: .town(lauter), limit: 9))
            }
            for question in ["müller", "MUELLER", "Mueller Bello", "joerg", "grosser", "großer weg", "mül", "3"] {
                #expect(try await found(question) == ["a1"], "\(question)")
            }
            for question in ["goncalves", "Quelle", "dackel ana"] {
                #expect(try await found(question) == ["a2"], "\(question)")
            }
            for question in ["", " ", "\"", "\" OR 1=1", "Bello Dackel", "ller", "*", "town:081110000000", "NEAR("] {
                #expect(try await found(question) == [], "\(question)")
            }
        }
    }

    @Test("a newer entry replaces an older one, an older one comes too late", arguments: Engine.allCases)
    func replacement(engine: Engine) async throws {
        try await engine.with { house in
            let registry = house.registry
            try await registry.keep(submitted("a1"))
            try await registry.index("a1", town: lauter, entry: entry("a1", version: 2, "Neumann", "Katze"))
            try await registry.index("a1", town: lauter, entry: entry("a1", version: 1, "Altmann", "Hund"))
            #expect(try await registry.search("katze", scope: .town(lauter), limit: 9).map(\.title) == ["Neumann"])
            #expect(try await registry.search("hund", scope: .town(lauter), limit: 9).isEmpty)
            let list = try await registry.list(.init(), scope: .town(lauter), after: nil, limit: 9)
            #expect(list.lines.map(\.title) == ["Neumann"])
            try await registry.index("a1", town: lauter, entry: nil)
            #expect(try await registry.search("katze", scope: .town(lauter), limit: 9).isEmpty)
            #expect(
                try await registry.list(.init(), scope: .town(lauter), after: nil, limit: 9).lines.map(\.title) == [nil]
            )
        }
    }

    @Test("one town does not find the words of another", arguments: Engine.allCases)
    func towns(engine: Engine) async throws {
        try await engine.with { house in
            for (id, town) in [("a1", lauter), ("b1", eichtal)] {
                try await house.registry.keep(submitted(id, town: town))
                try await house.registry.index(VorgangId(id), town: town, entry: entry(id, town: town, "Weiß", "Hund"))
            }
            #expect(ids(try await house.registry.search("weiss", scope: .town(eichtal), limit: 9)) == ["b1"])
        }
    }

    @Test("of equal hits the newest come first", arguments: Engine.allCases)
    func newestFirst(engine: Engine) async throws {
        try await engine.with { house in
            for number in 1...5 {
                let id = "a\(number)"
                try await house.registry.keep(submitted(id, after: Int64(number)))
                try await house.registry.index(VorgangId(id), town: lauter, entry: entry(id, "Weiß", "Hund"))
            }
            let found = try await house.registry.search("hund", scope: .town(lauter), limit: 3)
            #expect(found.map(\.row.id.text) == ["a5", "a4", "a3"])
        }
    }

    @Test("cases whose entry is behind are named until it has followed", arguments: Engine.allCases)
    func unindexed(engine: Engine) async throws {
        try await engine.with { house in
            let registry = house.registry
            func behind() async throws -> Set<String> { Set(try await registry.unindexed(limit: 100).map(\.id.text)) }
            let first = submitted("a1")
            for commit in [first, submitted("a2"), submitted("b1", town: eichtal)] { try await registry.keep(commit) }
            #expect(try await behind() == ["a1", "a2", "b1"])
            try await registry.index("a1", town: lauter, entry: entry("a1", "x", "y"))
            try await registry.index("b1", town: eichtal, entry: entry("b1", town: eichtal, "x", "y"))
            #expect(try await behind() == ["a2"])
            try await registry.keep(next(first))
            #expect(try await behind() == ["a1", "a2"])
            try await registry.index("a2", town: lauter, entry: nil)
            try await registry.index("a1", town: lauter, entry: entry("a1", version: 2, "x", "y"))
            #expect(try await behind() == [])
            try await registry.keep(submitted("a3"))
            #expect(try await behind() == ["a3"])
        }
    }
}
