import Basics
import Casework
import Hall
import Ports
import Testing

@Suite(.serialized) struct AufgabenContract {
    private func task(
        _ stream: String, _ number: Int, town: TownId = lauter, unit: String = "bauamt", rolle: Role = .sachbearbeitung,
        assignee: StaffId? = nil, due: Int64? = nil
    ) -> AufgabeRow {
        AufgabeRow(
            vorgang: VorgangId(stream), nummer: number, town: town.text, art: number == 9 ? .stoerung : .aufgabe,
            name: "Prüfen", rolle: rolle, unit: unit, assignee: assignee, reference: "R-\(stream)",
            serviceName: "Hundesteuer", since: noon, due: due.map { noon.advanced(bySeconds: $0) })
    }

    private func keep(_ tasks: [AufgabeRow], _ commit: Commit, _ house: House) async throws {
        var commit = commit
        commit.aufgaben = tasks
        try await house.registry.keep(commit)
    }

    private func list(
        _ house: House, town: TownId = lauter, limit: Int = 50, after cursor: String? = nil,
        _ change: (inout AufgabenFilter) -> Void = { _ in }
    ) async throws -> AufgabenPage {
        var filter = AufgabenFilter()
        change(&filter)
        return try await house.registry.aufgaben(filter, scope: .town(town), after: cursor, limit: limit)
    }

    @Test("tasks come due first, page by page, whole, and only of the town", arguments: Engine.allCases)
    func pages(engine: Engine) async throws {
        try await engine.with { house in
            let kept = [
                task("a1", 1, due: 300), task("a1", 2), task("a1", 9, rolle: .leitung, assignee: "s-1", due: 100),
            ]
            try await keep(kept, submitted("a1"), house)
            try await keep([task("a2", 1, due: 300)], submitted("a2"), house)
            try await keep([task("b1", 1, town: eichtal)], submitted("b1", town: eichtal), house)
            var seen: [AufgabeRow] = []
            var cursor: String?
            repeat {
                let page = try await list(house, limit: 1, after: cursor)
                seen += page.rows
                cursor = page.next
            } while cursor != nil
            #expect(seen == [kept[2], kept[0], task("a2", 1, due: 300), kept[1]])
            #expect(try await list(house, town: eichtal).rows.map(\.vorgang.text) == ["b1"])
            #expect(try await house.registry.aufgaben(.init(), scope: .common, after: nil, limit: 9).rows.isEmpty)
        }
    }

    @Test("a filter shows offices, roles, one person's and what is late", arguments: Engine.allCases)
    func filters(engine: Engine) async throws {
        try await engine.with { house in
            try await keep(
                [
                    task("a1", 1, unit: "bauamt", due: 5), task("a1", 2, unit: "umwelt", assignee: "s-1"),
                    task("a1", 3, unit: "kasse", rolle: .leitung, assignee: "s-2", due: 7),
                ], submitted("a1"), house)
            func numbers(_ change: (inout AufgabenFilter) -> Void) async throws -> [Int] {
                try await list(house, change).rows.map(\.nummer)
            }
            #expect(try await numbers { $0.units = ["umwelt", "bauamt"] } == [1, 2])
            #expect(try await numbers { $0.rollen = [.leitung] } == [3])
            #expect(try await numbers { $0.assignee = "s-1" } == [1, 2])
            #expect(try await numbers { $0.dueBefore = noon.advanced(bySeconds: 7) } == [1])
            #expect(try await list(house, limit: 1) { $0.units = ["umwelt", "bauamt"] }.next != nil)
        }
    }

    @Test("the next commit replaces the tasks, or leaves them", arguments: Engine.allCases)
    func replaced(engine: Engine) async throws {
        try await engine.with { house in
            let first = submitted("a1")
            try await keep([task("a1", 1), task("a1", 2)], first, house)
            let second = next(first)
            try await house.registry.keep(second)
            #expect(try await list(house).rows.count == 2)
            let third = next(second)
            try await keep([task("a1", 3)], third, house)
            #expect(try await list(house).rows.map(\.nummer) == [3])
            await #expect(throws: StorageError.self) { try await keep([], third, house) }
            #expect(try await list(house).rows.map(\.nummer) == [3], "a losing commit leaves them")
            try await keep([], next(third), house)
            #expect(try await list(house).rows.isEmpty)
        }
    }
}
