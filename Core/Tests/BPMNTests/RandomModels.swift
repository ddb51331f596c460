import Basics

/// Makes sound models out of blocks: whatever the seed, each can end, by its one end event.
struct BlockWriter {
    var generator: SeededGenerator
    /// Elements beside the process: messages, errors, called processes.
    var before = ""
    private var content = ""
    private var number = 0
    /// Draws where the next version has a step more; nil writes the first version.
    private var additions: SeededGenerator?
    private var added = 0

    private init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// A model; with `more` its next version: the same blocks with steps between them that were not there before.
    static func model(seed: UInt64, more: UInt64? = nil) -> (content: String, before: String) {
        var writer = BlockWriter(seed: seed)
        writer.additions = more.map { SeededGenerator(seed: $0) }
        let inner = writer.block(4)
        writer.content += "<startEvent id=\"start\"/><endEvent id=\"end\"/>"
        writer.flow("start", inner.first)
        writer.flow(inner.last, "end")
        return (writer.content, writer.before)
    }

    // MARK: Parts

    private typealias Block = (first: String, last: String)

    private mutating func id(_ kind: String) -> String {
        number += 1
        return "\(kind)\(number)"
    }

    private mutating func flow(_ from: String, _ to: String, condition: String? = nil, isFixed: Bool = false) {
        let flow = id("f")
        let to = isFixed ? to : addition(to)
        content +=
            condition.map { Samples.condition(flow, from, to, $0) }
            ?? "<sequenceFlow id=\"\(flow)\" sourceRef=\"\(from)\" targetRef=\"\(to)\"/>"
    }

    /// A step more on the way to an element, at times.
    private mutating func addition(_ to: String) -> String {
        guard var generator = additions else { return to }
        let chance = Int.random(in: 0..<10, using: &generator)
        additions = generator
        guard chance < 3 else { return to }
        added += 1
        let task = "y\(added)"
        content +=
            (chance == 0 ? Samples.script(task, "null") : "<userTask id=\"\(task)\" name=\"Neu \(added)\"/>")
            + "<sequenceFlow id=\"yf\(added)\" sourceRef=\"\(task)\" targetRef=\"\(to)\"/>"
        return task
    }

    private mutating func duration() -> String {
        "<timerEventDefinition><timeDuration xsi:type=\"tFormalExpression\">"
            + "PT\(Int.random(in: 1...50, using: &generator))M</timeDuration></timerEventDefinition>"
    }

    /// A message of its own, whose name the run delivers by subscription.
    private mutating func message() -> String {
        let message = id("m")
        before += "<message id=\"\(message)\" name=\"\(message)\"/>"
        return message
    }

    private mutating func task(_ kind: String) -> String {
        let task = id("a")
        content += "<\(kind) id=\"\(task)\"/>"
        return task
    }

    // MARK: Blocks

    /// Writes a block; gives its first and last node.
    private mutating func block(_ depth: Int) -> Block {
        guard depth > 0 else { return small() }
        switch Int.random(in: 0..<16, using: &generator) {
        case 0...2: return small()
        case 3...5: return sequence(depth)
        case 6: return split("parallelGateway", depth, conditions: nil)
        case 7: return split("inclusiveGateway", depth, conditions: ["modulo(n, 2) = 0", "true", "modulo(n, 3) = 0"])
        case 8: return split("exclusiveGateway", depth, conditions: ["modulo(n, 2) = 0", "modulo(n, 3) = 0", "true"])
        case 9: return race(depth)
        case 10: return boundary(depth, interrupts: true)
        case 11: return boundary(depth, interrupts: false)
        case 12: return failing(depth)
        case 13: return called(depth)
        case 14: return transaction(depth)
        default: return subprocess(depth)
        }
    }

    private mutating func small() -> Block {
        switch Int.random(in: 0..<6, using: &generator) {
        case 0:
            let event = id("t")
            content += "<intermediateCatchEvent id=\"\(event)\">\(duration())</intermediateCatchEvent>"
            return (event, event)
        case 1:
            let script = id("c")
            content += Samples.script(script, "n + 1", result: "n")
            return (script, script)
        case 2:
            let task = id("v")
            content += "<serviceTask id=\"\(task)\" r:connector=\"test\"/>"
            return (task, task)
        case 3:
            let (task, message) = (id("r"), message())
            content += "<receiveTask id=\"\(task)\" messageRef=\"\(message)\"/>"
            return (task, task)
        default:
            let task = task("userTask")
            return (task, task)
        }
    }

    private mutating func sequence(_ depth: Int) -> Block {
        let first = block(depth - 1)
        let second = block(depth - 1)
        flow(first.last, second.first)
        return (first.first, second.last)
    }

    private mutating func split(_ kind: String, _ depth: Int, conditions: [String]?) -> Block {
        let (from, to) = (id("g"), id("j"))
        for branch in 0..<3 {
            let inner = block(depth - 1)
            flow(from, inner.first, condition: conditions?[branch])
            flow(inner.last, to)
        }
        content += "<\(kind) id=\"\(from)\"/><\(kind) id=\"\(to)\"/>"
        return (from, to)
    }

    /// A timer and a message: the first that comes wins.
    private mutating func race(_ depth: Int) -> Block {
        let (from, to, message) = (id("g"), id("j"), message())
        let events = [duration(), "<messageEventDefinition messageRef=\"\(message)\"/>"]
        content += "<eventBasedGateway id=\"\(from)\"/><exclusiveGateway id=\"\(to)\"/>"
        for definition in events {
            let event = id("w")
            content += "<intermediateCatchEvent id=\"\(event)\">\(definition)</intermediateCatchEvent>"
            let inner = block(depth - 1)
            flow(from, event, isFixed: true)
            flow(event, inner.first)
            flow(inner.last, to)
        }
        return (from, to)
    }

    /// A task with an event at its border: an interrupting one joins the way, another goes its own.
    private mutating func boundary(_ depth: Int, interrupts: Bool) -> Block {
        let (task, event, to, message) = (task("userTask"), id("b"), id("j"), message())
        let definition =
            Bool.random(using: &generator) ? duration() : "<messageEventDefinition messageRef=\"\(message)\"/>"
        content +=
            "<boundaryEvent id=\"\(event)\" attachedToRef=\"\(task)\" cancelActivity=\"\(interrupts)\">\(definition)</boundaryEvent>"
        let inner = block(depth - 1)
        flow(event, inner.first)
        guard interrupts else {
            let end = id("e")
            content += "<endEvent id=\"\(end)\"/>"
            flow(inner.last, end)
            return (task, task)
        }
        content += "<exclusiveGateway id=\"\(to)\"/>"
        flow(task, to)
        flow(inner.last, to)
        return (task, to)
    }

    private mutating func inside(_ write: (inout BlockWriter) -> Void) -> String {
        let outside = content
        content = ""
        write(&self)
        defer { content = outside }
        return content
    }

    /// A subprocess that ends by an error or not, as `n` says; the error is caught at its border.
    private mutating func failing(_ depth: Int) -> Block {
        let (name, event, to, error) = (id("s"), id("b"), id("j"), id("x"))
        before += "<error id=\"\(error)\" errorCode=\"\(error)\"/>"
        let inner = inside { writer in
            let (start, way, good, bad) = (writer.id("i"), writer.id("g"), writer.id("o"), writer.id("o"))
            let block = writer.block(depth - 1)
            writer.content +=
                "<startEvent id=\"\(start)\"/><exclusiveGateway id=\"\(way)\"/><endEvent id=\"\(good)\"/>"
                + "<endEvent id=\"\(bad)\"><errorEventDefinition errorRef=\"\(error)\"/></endEvent>"
            writer.flow(start, block.first)
            writer.flow(block.last, way)
            writer.flow(way, good, condition: "modulo(n, 2) = 0")
            writer.flow(way, bad, condition: "modulo(n, 2) = 1")
        }
        content +=
            "<subProcess id=\"\(name)\">\(inner)</subProcess><exclusiveGateway id=\"\(to)\"/>"
            + "<boundaryEvent id=\"\(event)\" attachedToRef=\"\(name)\"><errorEventDefinition errorRef=\"\(error)\"/></boundaryEvent>"
        flow(name, to)
        flow(event, to)
        return (name, to)
    }

    private mutating func called(_ depth: Int) -> Block {
        let (call, process) = (id("k"), id("p"))
        let inner = inside { writer in
            let (start, end) = (writer.id("i"), writer.id("o"))
            let block = writer.block(depth - 1)
            writer.content += "<startEvent id=\"\(start)\"/><endEvent id=\"\(end)\"/>"
            writer.flow(start, block.first)
            writer.flow(block.last, end)
        }
        before += "<process id=\"\(process)\" isExecutable=\"true\">\(inner)</process>"
        content += "<callActivity id=\"\(call)\" calledElement=\"\(process)\"/>"
        return (call, call)
    }

    /// A transaction that is cancelled when `n` is odd: what was done in it is compensated.
    private mutating func transaction(_ depth: Int) -> Block {
        let (name, event, to) = (id("s"), id("b"), id("j"))
        let inner = inside { writer in
            let (start, way, good, bad) = (writer.id("i"), writer.id("g"), writer.id("o"), writer.id("o"))
            let (done, undo, handler) = (writer.task("userTask"), writer.id("b"), writer.id("h"))
            let block = writer.block(depth - 1)
            writer.content +=
                "<startEvent id=\"\(start)\"/><exclusiveGateway id=\"\(way)\"/><endEvent id=\"\(good)\"/>"
                + "<endEvent id=\"\(bad)\"><cancelEventDefinition/></endEvent>"
                + "<boundaryEvent id=\"\(undo)\" attachedToRef=\"\(done)\"><compensateEventDefinition/></boundaryEvent>"
                + "<userTask id=\"\(handler)\" isForCompensation=\"true\"/>"
                + "<association id=\"\(writer.id("l"))\" sourceRef=\"\(undo)\" targetRef=\"\(handler)\"/>"
            writer.flow(start, done)
            writer.flow(done, block.first)
            writer.flow(block.last, way)
            writer.flow(way, good, condition: "modulo(n, 2) = 0")
            writer.flow(way, bad, condition: "modulo(n, 2) = 1")
        }
        content +=
            "<transaction id=\"\(name)\">\(inner)</transaction><exclusiveGateway id=\"\(to)\"/>"
            + "<boundaryEvent id=\"\(event)\" attachedToRef=\"\(name)\"><cancelEventDefinition/></boundaryEvent>"
        flow(name, to)
        flow(event, to)
        return (name, to)
    }

    private static let loops = [
        "",
        "<multiInstanceLoopCharacteristics isSequential=\"true\"><loopCardinality xsi:type=\"tFormalExpression\">2</loopCardinality></multiInstanceLoopCharacteristics>",
        "<multiInstanceLoopCharacteristics><loopCardinality xsi:type=\"tFormalExpression\">2</loopCardinality></multiInstanceLoopCharacteristics>",
        "<multiInstanceLoopCharacteristics><loopCardinality xsi:type=\"tFormalExpression\">3</loopCardinality><completionCondition xsi:type=\"tFormalExpression\">numberOfCompletedInstances = 2</completionCondition></multiInstanceLoopCharacteristics>",
        "<standardLoopCharacteristics loopMaximum=\"2\"><loopCondition xsi:type=\"tFormalExpression\">true</loopCondition></standardLoopCharacteristics>",
    ]

    /// Once, in a loop or many times; at times with an event subprocess that does not interrupt.
    private mutating func subprocess(_ depth: Int) -> Block {
        let name = id("s")
        let loop = BlockWriter.loops[Int.random(in: 0..<BlockWriter.loops.count, using: &generator)]
        let inner = inside { writer in
            let block = writer.block(depth - 1)
            let (start, end) = (writer.id("i"), writer.id("o"))
            writer.content += "<startEvent id=\"\(start)\"/><endEvent id=\"\(end)\"/>"
            writer.flow(start, block.first)
            writer.flow(block.last, end)
            if Int.random(in: 0..<3, using: &writer.generator) == 0 { writer.eventSubprocess() }
        }
        content += "<subProcess id=\"\(name)\">\(loop)\(inner)</subProcess>"
        return (name, name)
    }

    private mutating func eventSubprocess() {
        let (name, message, interrupts) = (id("s"), message(), Bool.random(using: &generator))
        let inner = inside { writer in
            let (start, end, task) = (writer.id("i"), writer.id("o"), writer.task("userTask"))
            writer.content +=
                "<startEvent id=\"\(start)\" isInterrupting=\"\(interrupts)\"><messageEventDefinition messageRef=\"\(message)\"/></startEvent>"
                + "<endEvent id=\"\(end)\"/>"
            writer.flow(start, task)
            writer.flow(task, end)
        }
        content += "<subProcess id=\"\(name)\" triggeredByEvent=\"true\">\(inner)</subProcess>"
    }
}
