import Basics
import Casework
import Hall
import Ports
import Testing

@Suite(.serialized) struct ListContract {
    private func ids(_ page: VorgangPage) -> [String] { page.lines.map(\.row.id.text) }

    @Test("lists go newest first, page by page, without drafts", arguments: Engine.allCases)
    func pages(engine: Engine) async throws {
        try await engine.with { house in
            for number in 1...7 {
                // Two at each moment, so that the id must break the tie.
                let commit = submitted(
                    "a\(number)", status: number == 4 ? .inPruefung : .eingereicht, after: Int64(number / 2))
                try await house.registry.keep(commit)
            }
            try await house.registry.keep(submitted("draft", status: .entwurf, after: 99))
            try await house.registry.keep(submitted("b1", town: eichtal, after: 99))
            var seen: [String] = []
            var cursor: String?
            repeat {
                let page = try await house.registry.list(.init(), scope: .town(lauter), after: cursor, limit: 3)
                seen += ids(page)
                cursor = page.next
            } while cursor != nil
            #expect(seen == ["a7", "a6", "a5", "a4", "a3", "a2", "a1"])
        }
    }

    @Test("a list by due date puts cases without one at the end", arguments: Engine.allCases)
    func dueFirst(engine: Engine) async throws {
        try await engine.with { house in
            let dues: [(String, Int64?)] = [("a1", 300), ("a2", nil), ("a3", 100), ("a4", 200), ("a5", nil)]
            for (id, due) in dues { try await house.registry.keep(submitted(id, due: due)) }
            var filter = VorgangFilter()
            filter.order = .dueFirst
            let first = try await house.registry.list(filter, scope: .town(lauter), after: nil, limit: 4)
            #expect(ids(first) == ["a3", "a4", "a1", "a2"])
            let rest = try await house.registry.list(filter, scope: .town(lauter), after: first.next, limit: 4)
            #expect(ids(rest) == ["a5"])
            #expect(rest.next == nil)
        }
    }

    @Test("every filter takes what it says", arguments: Engine.allCases)
    func filters(engine: Engine) async throws {
        try await engine.with { house in
            let commits = [
                submitted("a1", unit: "bauamt", after: 1),
                submitted("a2", status: .inPruefung, assignee: "s1", after: 2, due: 50),
                submitted("a3", assignee: "s2", after: 3, due: 500, service: "parken"),
                submitted("a4", status: .entwurf, after: 4, unread: true),
                submitted("a5", status: .abgeschlossen, after: 5, unread: true),
            ]
            for commit in commits { try await house.registry.keep(commit) }
            func found(_ change: (inout VorgangFilter) -> Void) async throws -> [String] {
                var filter = VorgangFilter()
                change(&filter)
                return ids(try await house.registry.list(filter, scope: .town(lauter), after: nil, limit: 10))
            }
            #expect(try await found { $0.statuses = [.entwurf, .inPruefung] } == ["a4", "a2"])
            #expect(try await found { $0.unit = "bauamt" } == ["a1"])
            #expect(try await found { $0.assignee = "s1" } == ["a2"])
            #expect(try await found { $0.unassigned = true } == ["a5", "a1"])
            #expect(try await found { $0.service = "parken" } == ["a3"])
            #expect(try await found { $0.dueBefore = noon.advanced(bySeconds: 100) } == ["a2"])
            #expect(try await found { $0.unread = true } == ["a5"])
            #expect(
                try await found {
                    $0.unread = true; $0.unit = "bauamt"
                } == [])
        }
    }

    @Test("a cursor that no list wrote begins anew", arguments: Engine.allCases)
    func strangeCursor(engine: Engine) async throws {
        try await engine.with { house in
            try await house.registry.keep(submitted("a1"))
            for cursor in ["", "x", "1", "~", "9~~9", "'; DROP TABLE vorgang"] {
                let page = try await house.registry.list(.init(), scope: .town(lauter), after: cursor, limit: 3)
                #expect(ids(page) == ["a1"])
            }
        }
    }

    @Test("counts are kept by town, unit and clerk through every change", arguments: Engine.allCases)
    func counts(engine: Engine) async throws {
        try await engine.with { house in
            let first = submitted("a1")
            let taken = next(first) {
                $0.status = .inPruefung; $0.assignee = "s1"
            }
            let moved = next(taken) { $0.unit = "bauamt" }
            for commit in [first, submitted("a2"), taken, moved] { try await house.registry.keep(commit) }
            func counts(_ unit: String?, _ assignee: StaffId?) async throws -> [Status: Int] {
                try await house.registry.counts(scope: .town(lauter), unit: unit, assignee: assignee).byStatus
            }
            #expect(try await counts(nil, nil) == [.eingereicht: 1, .inPruefung: 1])
            #expect(try await counts("ordnungsamt", nil) == [.eingereicht: 1])
            #expect(try await counts("bauamt", nil) == [.inPruefung: 1])
            #expect(try await counts(nil, "s1") == [.inPruefung: 1])
            #expect(try await counts("ordnungsamt", "s1") == [:])
        }
    }

    @Test("operators walk through all rows in the order of the ids", arguments: Engine.allCases)
    func allRows(engine: Engine) async throws {
        try await engine.with { house in
            for id in ["c", "a", "b"] {
                try await house.registry.keep(submitted(id, town: id == "b" ? eichtal : lauter))
            }
            let first = try await house.registry.allRows(after: nil, limit: 2)
            #expect(first.map(\.id.text) == ["a", "b"])
            #expect(try await house.registry.allRows(after: first.last?.id, limit: 2).map(\.id.text) == ["c"])
        }
    }
}
