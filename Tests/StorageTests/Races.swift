import Adapters
import Basics
import Casework
import Forms
import Foundation
import Hall
import Ports
import Testing

@testable import Storage

/// Two town halls on one database, as two processes have it: storage, connections and memory of their own.
struct TwoHalls {
    let storages: [Storage]
    let halls: [TownHall]

    init(_ place: StoragePlace) async throws {
        var (storages, halls): ([Storage], [TownHall]) = ([], [])
        for _ in 0..<2 {
            let storage = try await Storage.open(place, cipher: .live, randomness: .live)
            storages.append(storage)
            halls.append(Self.hall(storage))
        }
        (self.storages, self.halls) = (storages, halls)
    }

    /// A hall that remembers nothing yet.
    static func hall(_ storage: Storage) -> TownHall {
        TownHall(
            registry: storage.registry, keys: storage.keys, blobs: storage.blobs, cipher: .live,
            clock: WallClock { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) },
            randomness: .live, rules: NoRules())
    }

    func close() async { for storage in storages { await storage.close() } }
}

/// A random history of races on one case: in each, two people or a person and the house act at once, one on each node.
struct Races {
    /// What one of the two got.
    enum Outcome { case done, shownWhatChanged }

    static let service = ServiceRef(
        package: "hund", version: "1.0.0", hash: "ab", slug: "hund", name: "Hundesteuer", unit: "steuern")
    static let scope = Scope.town(lauter)

    let nodes: TwoHalls
    var dice: SeededGenerator
    /// Notes that were acknowledged, and how often the case was handed over.
    var notes: [String] = []
    var handovers = 0
    var lostRaces = 0

    static func clerk(_ number: Int) -> Casework.Actor {
        .staff(.init(id: StaffId("s-\(number)"), name: "Frau \(number)", town: lauter.text, roles: [.sachbearbeitung]))
    }

    init(_ nodes: TwoHalls, seed: UInt64) {
        self.nodes = nodes
        dice = SeededGenerator(seed: seed)
    }

    /// A submitted case, run through so many races; its id.
    mutating func run(_ count: Int) async throws -> VorgangId {
        let draft = try await nodes.halls[0].newDraft(of: Self.service, town: lauter)
        let begun = try await nodes.halls[0].begin(
            draft, language: "de", page: "halter", answers: Answers(values: ["NAME": .text("Erika")]))
        _ = try await nodes.halls[1].perform(
            .reicheEin(declarations: [], retrievalConsent: true, mail: nil), on: begun.id, scope: Self.scope,
            by: .antragsteller)
        for number in 0..<count { try await race(begun.id, number) }
        return begun.id
    }

    private mutating func race(_ id: VorgangId, _ number: Int) async throws {
        let seen = try await nodes.halls[0].open(id, scope: Self.scope).version
        // What each of the two does, whether as a clerk who saw a version, and on which node.
        let kinds = (0..<2).map { _ in Int.random(in: 0..<4, using: &dice) }
        let swapped = Bool.random(using: &dice)
        let halls = nodes.halls
        let outcomes = try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
            for side in 0..<2 {
                let (kind, hall) = (kinds[side], halls[swapped ? 1 - side : side])
                group.addTask { (side, try await Self.act(kind, "\(number)-\(side)", id, seen, hall, side)) }
            }
            return try await group.reduce(into: [Outcome](repeating: .done, count: 2)) { $0[$1.0] = $1.1 }
        }
        for side in 0..<2 {
            guard case .done = outcomes[side] else {
                lostRaces += 1
                #expect(kinds[side] < 2, "only a clerk who saw a version is stopped")
                continue
            }
            if kinds[side] == 1 { handovers += 1 } else { notes.append("\(number)-\(side)") }
        }
        let stopped = outcomes.filter { if case .shownWhatChanged = $0 { true } else { false } }.count
        #expect(stopped < 2, "one of the two wins")
        if kinds.allSatisfy({ $0 < 2 }) { #expect(stopped == 1, "of two clerks who saw one version, one wins") }
    }

    /// 0: a clerk's note, 1: a clerk hands the case over, both on what they saw; 2 and 3: without having seen anything,
    /// as an engine does.
    private static func act(
        _ kind: Int, _ name: String, _ id: VorgangId, _ seen: Int, _ hall: TownHall, _ side: Int
    ) async throws -> Outcome {
        let command: Casework.Command =
            kind == 1 ? .weiseZu(StaffId("s-\(side)"), name: "Frau \(side)", reason: name) : .schreibeNotiz(name)
        do {
            _ = try await hall.perform(
                command, on: id, scope: scope, by: clerk(side), seen: kind < 2 ? seen : nil)
            return .done
        } catch let moved as CaseMoved {
            #expect(moved.seen == seen && !moved.since.isEmpty)
            return .shownWhatChanged
        }
    }

    /// What is stored is what was acknowledged, once each, without gap or fork; replayed, it gives the stored row.
    func check(_ id: VorgangId, _ storage: Storage) async throws {
        let stored = try await storage.registry.events(of: StreamId(id.text), after: 0, scope: Self.scope)
        #expect(stored.map(\.version) == Array(1...stored.count))
        let replayed = try await TwoHalls.hall(storage).open(id, scope: Self.scope)
        #expect(try await storage.registry.row(id, scope: Self.scope) == VorgangRow(replayed))
        var (written, handed): ([String], Int) = ([], 0)
        for event in replayed.history {
            switch event.event {
            case .notizGeschrieben(let text): written.append(text)
            case .zugewiesen: handed += 1
            default: break
            }
        }
        #expect(written.sorted() == notes.sorted())
        #expect(handed == handovers)
    }
}
