import BPMN
import Basics
import FEEL
import Foundation
import Testing

/// Makes sound models out of blocks: whatever the seed, each can end.
private struct BlockWriter {
    var generator: SeededGenerator
    var content = ""
    private var number = 0

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private mutating func id(_ kind: String) -> String {
        number += 1
        return "\(kind)\(number)"
    }

    private mutating func flow(_ from: String, _ to: String, condition: String? = nil) -> String {
        let flow = id("f")
        content +=
            condition.map { Samples.condition(flow, from, to, $0) }
            ?? "<sequenceFlow id=\"\(flow)\" sourceRef=\"\(from)\" targetRef=\"\(to)\"/>"
        return flow
    }

    /// Writes a block; gives its first and last node.
    mutating func block(_ depth: Int) -> (first: String, last: String) {
        switch depth > 0 ? Int.random(in: 0..<9, using: &generator) : Int.random(in: 0..<3, using: &generator) {
        case 0:
            let task = id("u")
            content += "<userTask id=\"\(task)\"/>"
            return (task, task)
        case 1:
            let event = id("t")
            content += """
                <intermediateCatchEvent id="\(event)"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">\
                PT\(Int.random(in: 1...50, using: &generator))M</timeDuration></timerEventDefinition></intermediateCatchEvent>
                """
            return (event, event)
        case 2:
            let task = id("c")
            content += Samples.script(task, "n + 1", result: "n")
            return (task, task)
        case 3, 4: return sequence(depth)
        case 5: return split("parallelGateway", depth, conditions: nil)
        case 6: return split("inclusiveGateway", depth, conditions: ["modulo(n, 2) = 0", "true", "modulo(n, 3) = 0"])
        case 7: return split("exclusiveGateway", depth, conditions: ["modulo(n, 2) = 0", "modulo(n, 3) = 0", "true"])
        default: return subprocess(depth)
        }
    }

    private mutating func sequence(_ depth: Int) -> (first: String, last: String) {
        let first = block(depth - 1)
        let second = block(depth - 1)
        _ = flow(first.last, second.first)
        return (first.first, second.last)
    }

    private mutating func split(_ kind: String, _ depth: Int, conditions: [String]?) -> (first: String, last: String) {
        let from = id("g")
        let to = id("j")
        for branch in 0..<3 {
            let inner = block(depth - 1)
            _ = flow(from, inner.first, condition: conditions?[branch])
            _ = flow(inner.last, to)
        }
        content += "<\(kind) id=\"\(from)\"/><\(kind) id=\"\(to)\"/>"
        return (from, to)
    }

    private mutating func subprocess(_ depth: Int) -> (first: String, last: String) {
        let outside = content
        content = ""
        let name = id("s")
        let inner = block(depth - 1)
        let (start, end) = (id("i"), id("o"))
        content += "<startEvent id=\"\(start)\"/><endEvent id=\"\(end)\"/>"
        _ = flow(start, inner.first)
        _ = flow(inner.last, end)
        let loops = [
            "",
            "<multiInstanceLoopCharacteristics isSequential=\"true\"><loopCardinality xsi:type=\"tFormalExpression\">2</loopCardinality></multiInstanceLoopCharacteristics>",
            "<multiInstanceLoopCharacteristics><loopCardinality xsi:type=\"tFormalExpression\">2</loopCardinality></multiInstanceLoopCharacteristics>",
        ]
        let loop = loops[Int.random(in: 0..<3, using: &generator)]
        content = outside + "<subProcess id=\"\(name)\">\(loop)\(content)</subProcess>"
        return (name, name)
    }

    static func model(seed: UInt64) -> String {
        var writer = BlockWriter(seed: seed)
        let inner = writer.block(4)
        writer.content += "<startEvent id=\"start\"/><endEvent id=\"end\"/>"
        _ = writer.flow("start", inner.first)
        _ = writer.flow(inner.last, "end")
        return writer.content
    }
}

@Suite("Random models of blocks, random order of events") struct RandomProcessTests {
    @Test("Every model is accepted and ends; replay gives the same state; no token is lost")
    func runs() throws {
        let first = UInt64.random(in: 0..<1_000_000)
        print("random processes: seeds \(first) to \(first + 149)")
        for seed in first..<first + 150 { try run(seed) }
    }

    @Test("The same models in every run", arguments: [1, 2, 3] as [UInt64])
    func known(seed: UInt64) throws { try run(seed) }

    private func run(_ seed: UInt64) throws {
        let model = try Samples.model(BlockWriter.model(seed: seed))
        #expect(model.check().haveErrors == false, "seed \(seed)")
        let environment = StepEnvironment(ProcessLibrary([model]))
        let process = model.processes[0]
        var generator = SeededGenerator(seed: seed)
        var state = ProcessState(process)
        var events: [ProcessEvent] = []
        var open: [ProcessInput] = []
        var now = Samples.start
        var input = ProcessInput.start(variables: ["n": .int(Int.random(in: 0...5, using: &generator))])
        for step in 0..<2_000 {
            let outcome = state.step(input, in: environment, at: now)
            events += outcome.events
            open.removeAll { $0 == input }
            open += outcome.actions.compactMap(answer)
            #expect(outcome.isAccepted && state.incidents.isEmpty, "seed \(seed), step \(step)")
            if state.hasEnded || open.isEmpty { break }
            input = open[Int.random(in: 0..<open.count, using: &generator)]
            now = now.advanced(bySeconds: 60)
            if step % 7 == 3 { state = try stored(state) }
        }
        #expect(state.phase == .completed && state.open.isEmpty && open.isEmpty, "seed \(seed)")
        #expect(ProcessState(process).replaying(events) == state, "seed \(seed)")
        #expect(state.visits[0][try #require(process.nodeIndex["end"])] == 1, "seed \(seed)")
    }

    private func answer(_ action: ProcessAction) -> ProcessInput? {
        switch action {
        case .userTask(let task): .completeTask(task.id)
        case .setTimer(let id, _, _): .fireTimer(id)
        default: nil
        }
    }

    /// The state as it comes back from storage.
    private func stored(_ state: ProcessState) throws -> ProcessState {
        let back = try JSONDecoder().decode(ProcessState.self, from: try JSONEncoder().encode(state))
        #expect(back == state)
        return back
    }
}
