import Basics
import FEEL
import Foundation
import Testing

@testable import BPMN

/// One instance under random events, and everything that can still happen to it.
struct RandomRun {
    private(set) var environment: StepEnvironment
    private(set) var process: ProcessDefinition
    var generator: SeededGenerator
    var state: ProcessState
    /// The state as its events tell it.
    var told: ProcessState
    var now = Samples.start
    /// What could come next: answers to tasks, timers, messages, incidents.
    private(set) var open: [ProcessInput] = []
    private var used: [ProcessInput] = []
    private(set) var complaints: [String] = []

    init(_ model: ProcessModel, seed: UInt64) {
        environment = StepEnvironment(ProcessLibrary([model]))
        // Called processes stand before the one that is run.
        process = model.processes[model.processes.count - 1]
        generator = SeededGenerator(seed: seed)
        state = ProcessState(process)
        told = state
    }

    /// How many runs a test makes; `RATHAUS_RANDOM_RUNS` asks for more, as a night has time for.
    static func count(_ usual: UInt64) -> UInt64 {
        ProcessInfo.processInfo.environment["RATHAUS_RANDOM_RUNS"].flatMap { UInt64($0) } ?? usual
    }

    mutating func start() { take(.start(variables: ["n": .int(Int.random(in: 0...5, using: &generator))])) }

    /// Something that can happen does; at times something that has happened before, which must change nothing.
    mutating func next() {
        if Int.random(in: 0..<8, using: &generator) == 0, let stale = used.randomElement(using: &generator),
            !mayCome(stale)
        {
            let before = state
            let outcome = state.step(stale, in: environment, at: now)
            if outcome.isAccepted || before != state || !outcome.events.isEmpty {
                complaints.append("\(stale) was taken twice")
            }
            return
        }
        guard let input = open.randomElement(using: &generator) else { return }
        now = now.advanced(bySeconds: 60)
        take(input)
    }

    /// Whether an input of before fits again: a wait that goes on, a task that was handed out once more.
    private func mayCome(_ input: ProcessInput) -> Bool {
        switch input {
        case .deliver(let id, _), .fireTimer(let id): state.subscriptions.contains { $0.id == id }
        case .completeTask(let id, _), .failTask(let id, _, _): state.open.contains { $0.id == id }
        case .modify: true
        default: open.contains(input)
        }
    }

    mutating func take(_ input: ProcessInput) {
        let before = state
        let outcome = state.step(input, in: environment, at: now)
        if !outcome.isAccepted { complaints.append("\(input) was not taken") }
        if Int.random(in: 0..<6, using: &generator) == 0 {
            var again = before
            let other = again.step(input, in: environment, at: now)
            if other.events != outcome.events || again != state { complaints.append("\(input) had two effects") }
        }
        told = told.replaying(outcome.events)
        if told != state { complaints.append("events tell another state after \(input)") }
        complaints += state.imbalances.map { "\($0) after \(input)" }
        open.removeAll { $0 == input || $0.task == input.task && input.task != nil }
        used.append(input)
        for action in outcome.actions { heed(action) }
    }

    /// Goes on by another version of the model, or says what speaks against it.
    mutating func migrate(to model: ProcessModel, _ plans: [MigrationPlan]) throws {
        let before = state
        let outcome = try state.migrate(plans, in: environment, at: now)
        environment.library.add(model)
        told = told.replaying(outcome.events)
        if told != state { complaints.append("events tell another state after the migration") }
        complaints += state.imbalances.map { "\($0) after the migration" }
        process = model.processes[model.processes.count - 1]
        for action in outcome.actions { heed(action) }
        // No token has moved: what stood before stands still.
        let places = { (state: ProcessState) in state.open.map { [$0.id, $0.parent] } }
        if outcome.actions.isEmpty, places(before) != places(state) { complaints.append("a migration moved tokens") }
    }

    mutating func complain(_ words: String) { complaints.append(words) }

    private mutating func heed(_ action: ProcessAction) {
        switch action {
        case .userTask(let task): open.append(.completeTask(task.id))
        case .serviceTask(let task): open.append(answer(task))
        case .setTimer(let id, _, _): open.append(.fireTimer(id))
        case .awaitMessage(let id, _, _): open.append(.deliver(subscription: id))
        case .incident(let incident):
            open.append(.resolve(incident: incident.id, Bool.random(using: &generator) ? .retry : .skip))
        case .cancelTask(let id):
            open.removeAll { $0.task == id }
            // An incident of a task that is taken back goes with it.
            let left = Set(state.incidents.map(\.id))
            open.removeAll { if case .resolve(let incident, _) = $0 { !left.contains(incident) } else { false } }
        case .cancelTimer(let id): open.removeAll { $0 == .fireTimer(id) }
        case .forgetMessage(let id): open.removeAll { $0 == .deliver(subscription: id) }
        case .sendMessage, .broadcastSignal, .trace, .ended: return
        }
    }

    private mutating func answer(_ task: ServiceTask) -> ProcessInput {
        let reason = Words(de: "aus", en: "off")
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return .failTask(task.id, reason: reason, retriesLeft: 0)
        case 1: return .failTask(task.id, reason: reason, retriesLeft: 1)
        default: return .completeTask(task.id)
        }
    }

    /// The state as it comes back from storage.
    mutating func store() throws {
        let back = try JSONDecoder().decode(ProcessState.self, from: try JSONEncoder().encode(state))
        if back != state { complaints.append("storage changes the state") }
        state = back
    }
}

extension ProcessInput {
    fileprivate var task: Int? {
        switch self {
        case .completeTask(let id, _), .failTask(let id, _, _): id
        default: nil
        }
    }
}

@Suite("Random models of blocks, random order of events") struct RandomProcessTests {
    @Test("Every model is sound: it ends once, no token is lost, replay gives the same state", .timeLimit(.minutes(10)))
    func runs() throws {
        let runs = RandomRun.count(400)
        let first = UInt64.random(in: 0..<1_000_000)
        print("random processes: seeds \(first) to \(first + runs - 1)")
        for seed in first..<first + runs { try run(seed) }
    }

    @Test("The same models in every run", arguments: 1...60 as ClosedRange<UInt64>)
    func known(seed: UInt64) throws { try run(seed) }

    private func run(_ seed: UInt64) throws {
        let text = BlockWriter.model(seed: seed)
        let model = try Samples.model(text.content, before: text.before)
        #expect(model.check().filter { $0.severity == .error } == [], "seed \(seed)")
        var run = RandomRun(model, seed: seed)
        run.start()
        for step in 0..<3_000 where !run.state.hasEnded && run.complaints.isEmpty {
            run.next()
            if step % 7 == 3 { try run.store() }
        }
        #expect(run.complaints == [], "seed \(seed)")
        #expect(run.state.phase == .completed && run.open.isEmpty, "seed \(seed)")
        #expect(run.state.visits[0][try #require(run.process.nodeIndex["end"])] == 1, "seed \(seed)")
    }
}
