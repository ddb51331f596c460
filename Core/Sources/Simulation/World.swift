import Basics
import Casework
import Hall
import Ports
import Synchronization

/// A whole town hall in one process, drawn from a seed: three towns, citizens, clerks and couriers on a virtual clock,
/// over storage and receivers that fail, answer late, twice, wrongly or never, in processes that die between any two
/// calls. The same seed gives the same run.
///
/// After every step the invariants I1–I6 and I8 are checked against what the world itself was told; what is
/// checked and what is not stands in docs/decisions/0004-the-room-simulation.md.
public final class World: Sendable {
    struct State {
        var files: [CaseFile] = []
        var trace: [String] = []
        var step = 0
        /// How many acts are under way, one in the middle of another.
        var depth = 0
        var serial = 0
        var broken: Broken?
    }

    /// A process with the town hall that it runs.
    struct Process: Sendable {
        let node: Node
        let hall: TownHall
        let round: CourierRound

        /// Comes back after it died, with empty memory.
        func restart() {
            if !node.isAlive { hall.forgetMemory() }
            node.restart()
        }
    }

    let seed: UInt64
    let dice: Dice
    let clock = VirtualClock()
    let truth = Truth()
    let tally = Tally()
    /// What is really kept, without faults.
    let registry = MemoryRegistry()
    let disk: Disk
    let blobs = MemoryBlobs()
    let keys: MemoryKeyStore
    let cipher: Cipher
    /// One for each depth of acts in the middle of others.
    let fronts: [Process]
    let couriers: [Process]
    let state = Mutex(State())
    private let hook = Hook()

    /// The deepest act in the middle of others.
    static let depths = 3
    /// Cases of one run at the most.
    static let cases = 8

    public init(seed: UInt64, rates: FaultRates = .usual, planted: PlantedFault? = nil) {
        self.seed = seed
        let randomness = Randomness.seeded(seed ^ 0x5eed_5eed_5eed_5eed)
        let (dice, clock, truth, tally, hook) = (Dice(seed: seed), clock, truth, tally, hook)
        let keys = MemoryKeyStore(randomness: randomness)
        let cipher = Cipher.double(randomness: randomness)
        let disk = Disk(registry, dice: dice, tally: tally, planted: planted)
        let registry = PlantedRegistry(base: registry, fault: planted, dice: dice, towns: Scene.towns)
        let blobs = PlantedBlobs(base: blobs, fault: planted, dice: dice)
        func process(_ name: String) -> Process {
            let node = Node(name, dice: dice, clock: clock, tally: tally, rates: rates, hook: hook)
            let hall = TownHall(
                registry: FaultyRegistry(base: registry, node: node, truth: truth, disk: disk),
                keys: FaultyKeys(base: keys, node: node), blobs: FaultyBlobs(base: blobs, node: node), cipher: cipher,
                clock: clock.wallClock, randomness: randomness, rules: SimulatedRules())
            let letters = LetterCourier(printer: OddPrinter(node: node, dice: dice, clock: clock)) { _, letter in
                Array(letter.title.utf8)
            }
            let mails = MailCourier(
                mailer: OddMailer(node: node, dice: dice, clock: clock, truth: truth), base: "https://rathaus.example"
            ) { _ in nil }
            let orders = OrderCourier(
                dienste: OddServices(node: node, dice: dice, clock: clock), mails: mails
            ) { vorgang, hall in
                let number = try await hall.registry.next("akte/10/2026", town: TownId(vorgang.town))
                _ = try await hall.perform(
                    .schliesseAb(
                        aktenzeichen: "10-\(number)/2026", aktenplaneinheit: "10", retentionEnd: "2036-12-31",
                        retentionBasis: "simulation"), on: vorgang.id, scope: .town(TownId(vorgang.town)),
                    by: .system("orders"))
            }
            return Process(
                node: node, hall: hall,
                round: CourierRound(hall: hall, couriers: [letters, mails, orders, TimerCourier()]))
        }
        self.dice = dice
        self.keys = keys
        self.cipher = cipher
        fronts = (0..<World.depths).map { process("front\($0)") }
        couriers = (0..<World.depths).map { process("courier\($0)") }
        self.disk = disk
        disk.feed((fronts + couriers).map(\.node))
    }

    /// Lives through so many steps, then lets everything come to rest, and checks the invariants all the way.
    public func run(steps: Int) async -> Run {
        hook.set { await self.meanwhile() }
        defer { hook.set(nil) }
        var violation: Run.Violation?
        do {
            for step in 1...max(1, steps) {
                state.withLock { $0.step = step }
                passTime()
                await act(depth: 0)
                for process in fronts + couriers { process.restart() }
                try await inspect()
            }
            try await settle()
        } catch let broken as Broken {
            violation = Run.Violation(
                invariant: broken.invariant, text: broken.text, step: state.withLock { $0.step })
        } catch {
            violation = Run.Violation(
                invariant: "I7", text: "the world itself failed: \(error)", step: state.withLock { $0.step })
        }
        let (trace, cases) = state.withLock { ($0.trace, $0.files.count) }
        var counts = tally.all
        counts["cases"] = cases
        counts["mails"] = truth.now.mailbox.count
        return Run(seed: seed, steps: steps, trace: trace, counts: counts, violation: violation)
    }

    private func passTime() {
        clock.advance(Int64(dice.number(in: 0...7_200)))
        if dice.happens(30) { clock.advance(Int64(dice.number(in: 1...30)) * 86_400) }
        if dice.happens(20) { clock.advance(-3_600) }
    }

    /// Somebody acts in the middle of somebody else's call.
    private func meanwhile() async {
        let depth = state.withLock { $0.depth }
        guard depth + 1 < World.depths else { return }
        state.withLock { $0.depth += 1 }
        await act(depth: depth + 1)
        state.withLock { $0.depth -= 1 }
    }

    private func act(depth: Int) async {
        switch dice.number(in: 1...100) {
        case ...40: await citizenActs(at: fronts[depth])
        case ...72: await clerkActs(at: fronts[depth])
        case ...87: await couriersWalk(couriers[depth])
        case ...90: await sweeperWalks(couriers[depth])
        case ...94: await printerAnswersLate(at: fronts[depth])
        case ...96: await citizenLooks(at: fronts[depth])
        case ...98: await operatorCatchesUp(at: fronts[depth])
        case 99: await caseIsErased()
        default: powerFails()
        }
    }

    private func couriersWalk(_ process: Process) async {
        let carried = (try? await process.round.walk()).map(String.init) ?? "?"
        log("\(process.node.name) carried \(carried)")
    }

    /// The power fails while a process may be in the middle of a call.
    private func powerFails() {
        guard fronts[0].node.rates.power > 0 else { return }
        disk.failPower()
        log("the power fails")
    }

    private func operatorCatchesUp(at process: Process) async {
        let indexed = (try? await process.hall.catchUp(batch: 3)).map(String.init) ?? "?"
        log("index caught up with \(indexed)")
    }
}

extension World {
    func log(_ line: String) {
        state.withLock { state in
            let time = clock.now.microseconds / 1_000_000
            state.trace.append("\(state.step).\(state.depth) \(time) \(line)")
        }
    }

    /// A number that was never given before, for texts that can be told apart.
    func serial() -> Int {
        state.withLock { state in
            state.serial += 1
            return state.serial
        }
    }

    var files: [CaseFile] { state.withLock { $0.files } }

    func change(_ number: Int, _ body: (inout CaseFile) -> Void) { state.withLock { body(&$0.files[number]) } }

    /// Notes what must never happen; the run ends after the step.
    func broke(_ invariant: String, _ text: String) {
        state.withLock { state in
            if state.broken == nil { state.broken = Broken(invariant, text) }
        }
    }

    /// What nobody may be told for what they tried.
    enum Expected { case anything, missing, refusal }

    /// Gives a command as somebody, and remembers what they were told.
    func give(
        _ command: Command, to file: CaseFile, scope: Scope, by actor: Actor, seen: Int? = nil,
        expecting expected: Expected = .anything, at process: Process
    ) async -> Outcome {
        let outcome = await Outcome {
            try await process.hall.perform(command, on: file.id, scope: scope, by: actor, seen: seen)
        }
        tally.count("commands")
        let who = if case .staff(let staff) = actor { staff.id.text } else { "citizen" }
        let fingerprint = Fingerprint.of(command, by: actor)
        let words = fingerprint?.name.prefix { $0 != "|" } ?? "print"
        log("\(process.node.name) \(who) \(words) c\(file.number) → \(outcome.text)")
        // Whoever begins to work on a new case takes it over on the side.
        if mayTake(command) {
            switch outcome {
            case .done, .unanswered: change(file.number) { $0.mark("take|\(who)", once: false, done: false) }
            case .refused, .wrong: break
            }
        }
        remember(outcome, of: fingerprint, file, seen: seen)
        switch (expected, outcome) {
        case (.anything, _), (_, .unanswered), (.missing, .refused("missing")): break
        case (.refusal, .refused("missing")), (.refusal, .refused("not-allowed")): break
        default: broke("I6", "\(who) was told “\(outcome.text)” on c\(file.number)")
        }
        return outcome
    }

    private func remember(
        _ outcome: Outcome, of fingerprint: (name: String, once: Bool)?, _ file: CaseFile, seen: Int?
    ) {
        switch outcome {
        case .done(let vorgang):
            tally.count("done")
            change(file.number) { file in
                if vorgang.version >= file.told { file.touched = vorgang.changed }
                file.told = max(file.told, vorgang.version)
            }
            // A clerk who is told the version that was seen is told that there was nothing to do.
            guard let fingerprint, vorgang.version != seen else { return }
            // What had happened without this clerk, an incident that the house solved or a case assigned to them, is done
            // once, and not by them.
            if fingerprint.name.hasPrefix("solve|") || fingerprint.name.hasPrefix("take|"),
                !vorgang.history.contains(where: { Fingerprint.of($0) == fingerprint.name })
            {
                return
            }
            change(file.number) { $0.mark(fingerprint.name, once: fingerprint.once, done: true) }
        case .unanswered:
            tally.count("unanswered")
            guard let fingerprint else { return }
            change(file.number) { $0.mark(fingerprint.name, once: fingerprint.once, done: false) }
        case .refused: tally.count("refused")
        case .wrong(let text):
            // A case that was erased while somebody worked on it may still be half in their hands.
            broke("I3", text)
        }
    }
}
