import BPMN
import Basics
import FEEL
import Testing

/// The limits of the engine, each just below and just above.
@Suite("The engine's limits") struct LimitTests {
    private func codes(_ content: String, before: String = "", _ variables: Variables = [:]) throws -> [String] {
        var engine = try Samples.engine(content, before: before)
        _ = engine.start("p", variables: variables)
        return engine.instances[0].state.incidents.map(\.code)
    }

    @Test("An activity may have so many instances and no more")
    func instances() throws {
        func many(_ count: Int) throws -> [String] {
            try codes(
                """
                <startEvent id="s"/><userTask id="t"><multiInstanceLoopCharacteristics isSequential="true">
                <loopCardinality xsi:type="tFormalExpression">\(count)</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>
                """ + Samples.flows("s>t t>e"))
        }
        #expect(try many(Limits.multiInstances) == [])
        #expect(try many(Limits.multiInstances + 1) == ["bpmn-multi-instance-count"])
    }

    @Test("So many tokens move without a wait and no more")
    func steps() throws {
        func turns(_ count: Int) throws -> [String] {
            try codes(
                """
                <startEvent id="s"/><exclusiveGateway id="g" default="out"/><endEvent id="e"/>
                """ + Samples.script("a", "n + 1", result: "n") + Samples.flows("s>g a>g")
                    + Samples.condition("in", "g", "a", "n < \(count)")
                    + "<sequenceFlow id=\"out\" sourceRef=\"g\" targetRef=\"e\"/>", ["n": .int(0)])
        }
        // Each turn moves a few tokens: the last number of turns that ends is looked for.
        var (low, high) = (1, Limits.processSteps + 1)
        #expect(try turns(low) == [] && turns(high) == ["bpmn-too-many-steps"])
        while high - low > 1 {
            let middle = (low + high) / 2
            if try turns(middle) == [] { low = middle } else { high = middle }
        }
        #expect((Limits.processSteps / 8...Limits.processSteps).contains(low), "\(low) turns")
    }

    @Test("Processes may call one another so deep and no deeper")
    func calls() throws {
        func nested(_ depth: Int) throws -> [String] {
            let content =
                "<startEvent id=\"s\"/><callActivity id=\"c\" calledElement=\"p1\"/><endEvent id=\"e\"/>"
                + Samples.flows("s>c c>e")
            let others = (1...depth).map { number in
                let task =
                    number < depth
                    ? "<callActivity id=\"c\(number)\" calledElement=\"p\(number + 1)\"/>"
                    : "<userTask id=\"c\(number)\"/>"
                return """
                    <process id="p\(number)" isExecutable="true"><startEvent id="s\(number)"/>\(task)
                    <endEvent id="e\(number)"/><sequenceFlow id="x\(number)" sourceRef="s\(number)" targetRef="c\(number)"/>
                    <sequenceFlow id="y\(number)" sourceRef="c\(number)" targetRef="e\(number)"/></process>
                    """
            }
            return try codes(content, before: others.joined(separator: "\n"))
        }
        let most = try #require(try (Limits.callDepth - 3...Limits.callDepth + 3).last { try nested($0) == [] })
        #expect((Limits.callDepth - 1...Limits.callDepth + 1).contains(most), "\(most)")
        #expect(try nested(most + 1) == ["bpmn-call-too-deep"])
    }
}
