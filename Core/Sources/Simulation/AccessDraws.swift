import Basics
import Casework
import Forms
import Hall
import Ports

/// The rules of access, drawn: random worlds of towns, units, people and cases, and in each of them random questions, every
/// one answered by the house and by a second, simple version of the rules.
public struct AccessDraws: Sendable {
    public let draws: Int
    /// How often the two disagreed, by what was asked.
    public private(set) var differences: [String] = []
    /// How often the answer was yes: a test that only ever hears no is blind.
    public private(set) var allowed = 0

    /// Draws so many questions, 400 in a world.
    public init(seed: UInt64, draws: Int, planted: Bool = false) async throws {
        self.draws = draws
        let dice = Dice(seed: seed)
        var left = draws
        while left > 0 {
            let world = try await AccessWorld(dice: dice, planted: planted)
            for _ in 0..<min(left, 400) {
                let question = dice.pick(AccessWorld.Question.often)
                let (house, simple) = try await world.ask(question)
                if house { allowed += 1 }
                if house != simple { differences.append("\(question): the house says \(house)") }
            }
            left -= min(left, 400)
        }
    }
}

/// Two to four towns with people and cases, drawn.
struct AccessWorld {
    enum Question: String, CaseIterable {
        case command, list, search, counts, row, reference
        /// Most questions are for commands, which are cheap to ask.
        static let often = allCases + Array(repeating: Question.command, count: 24)
    }

    /// A case as the simple rules know it.
    struct Known {
        let vorgang: Vorgang
        let row: VorgangRow
    }

    let dice: Dice
    let planted: Bool
    let hall: TownHall
    let towns: [String]
    let staff: [Actor.Staff]
    let cases: [Known]

    static let units = ["u1", "u2", "u3"]

    init(dice: Dice, planted: Bool) async throws {
        self.dice = dice
        self.planted = planted
        let randomness = Randomness.seeded(UInt64(dice.number(in: 0...1 << 40)))
        let registry = MemoryRegistry()
        hall = TownHall(
            registry: registry, keys: MemoryKeyStore(randomness: randomness), blobs: MemoryBlobs(),
            cipher: Cipher.double(randomness: randomness), clock: VirtualClock().wallClock, randomness: randomness,
            rules: SimulatedRules())
        towns = (0..<dice.number(in: 2...4)).map { "0918700\(dice.number(in: 10...99))00\($0)" }
        staff = AccessWorld.people(of: towns, dice)
        cases = AccessWorld.cases(of: towns, dice)
        for known in cases {
            let row = known.row
            let town = TownId(row.town)
            let event = StoredEvent(stream: StreamId(row.id.text), version: 1, header: [], body: [], hash: [])
            try await registry.keep(
                Commit(town: town, stream: StreamId(row.id.text), expected: 0, events: [event], row: row))
            try await registry.index(
                row.id, town: town,
                entry: VorgangIndexEntry(
                    id: row.id, town: row.town, version: 1, title: "name\(row.id)x", text: "name\(row.id)x"))
        }
    }

    private static func people(of towns: [String], _ dice: Dice) -> [Actor.Staff] {
        towns.flatMap { town in
            (0..<5).map { number in
                Actor.Staff(
                    id: StaffId("s\(number)"), name: "S", town: town,
                    roles: Set(Role.allCases.filter { _ in dice.happens(400) }),
                    units: dice.happens(400) ? [] : units.filter { _ in dice.happens(500) })
            }
        }
    }

    private static func cases(of towns: [String], _ dice: Dice) -> [Known] {
        (0..<12).compactMap { number in
            let service = ServiceRef(
                package: "p", version: "1.0.0", hash: "0", slug: "p", name: "P", unit: dice.pick(units))
            let begun = RecordedEvent(
                version: 1, at: Instant(microseconds: Int64(number)), by: .antragsteller,
                event: .entwurfBegonnen(service: service, language: "de", keyId: "k", secretHash: "0"))
            let id = VorgangId("c\(number)")
            guard let vorgang = Vorgang(id: id, town: dice.pick(towns), beginning: begun) else { return nil }
            var row = VorgangRow(vorgang)
            row.status = dice.pick(Status.allCases)
            row.reference = row.status == .entwurf ? nil : "R-\(number)"
            if dice.happens(500) { row.assignee = StaffId("s\(dice.number(in: 0...4))") }
            return Known(vorgang: vorgang, row: row)
        }
    }
}
