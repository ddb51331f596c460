import Simulation
import Testing

@Suite struct SimulationTests {
    @Test("A hundred seeds run without a broken invariant", arguments: 0..<10 as Range<UInt64>)
    func seeds(ten: UInt64) async {
        for seed in (ten * 10 + 1)...(ten * 10 + 10) {
            let run = await World(seed: seed).run(steps: 60)
            #expect(run.violation == nil, "seed \(seed): \(run.trace.suffix(12).joined(separator: "\n"))")
        }
    }

    /// A draft swept while somebody opened it or sent a file for it, and a clock set back before the last sweep.
    @Test(
        "Seeds that once found something find nothing any more",
        arguments: [
            20_261_682, 20_262_051, 20_262_372, 20_265_135, 20_268_618, 20_273_489, 20_275_259, 20_276_541, 20_276_683,
        ] as [UInt64])
    func found(seed: UInt64) async {
        let run = await World(seed: seed).run(steps: 60)
        #expect(run.violation == nil, "seed \(seed): \(run.trace.suffix(12).joined(separator: "\n"))")
    }

    @Test("The same seed gives the same run, another seed another")
    func repeats() async {
        let runs = [
            await World(seed: 7).run(steps: 80), await World(seed: 7).run(steps: 80),
            await World(seed: 8).run(steps: 80),
        ]
        #expect(runs[0].trace == runs[1].trace)
        #expect(runs[0].traceHash == runs[1].traceHash)
        #expect(runs[0].counts == runs[1].counts)
        #expect(runs[0].traceHash != runs[2].traceHash)
    }

    @Test("The faults really strike, and the town hall still gets on")
    func lively() async {
        var counts: [String: Int] = [:]
        var trace: [String] = []
        for seed in 1...20 as ClosedRange<UInt64> {
            let run = await World(seed: seed).run(steps: 100)
            counts.merge(run.counts, uniquingKeysWith: +)
            trace += run.trace
        }
        for name in [
            "commands", "done", "refused", "unanswered", "deaths", "failures", "powerFailures", "cases", "mails",
            "sweptFiles", "sweptDrafts",
        ] {
            #expect(counts[name] ?? 0 > 20, "\(name)")
        }
        for status in [
            "eingereicht", "inPruefung", "rueckfrageOffen", "inEntscheidung", "entschieden", "zugestellt",
            "abgeschlossen", "zurueckgezogen",
        ] {
            #expect(trace.contains { $0.hasSuffix(" " + status) }, "no case was ever \(status)")
        }
        for depth in [".1 ", ".2 "] {
            #expect(trace.contains { $0.prefix(8).contains(depth) }, "nothing happened at depth \(depth)")
        }
        #expect(trace.contains { $0.hasSuffix("no: moved") })
        #expect(trace.contains { $0.hasSuffix("no: missing") })
        #expect(trace.contains { $0.hasSuffix("no: not-allowed") })
    }

    @Test("Without faults nothing stays unanswered")
    func calm() async {
        for seed in 1...5 as ClosedRange<UInt64> {
            let run = await World(seed: seed, rates: .none).run(steps: 100)
            #expect(run.violation == nil)
            #expect(run.counts["unanswered"] == nil && run.counts["deaths"] == nil)
        }
    }

    @Test("A planted fault is found", arguments: PlantedFault.allCases)
    func planted(fault: PlantedFault) async {
        var found: Run.Violation?
        for seed in 1...60 as ClosedRange<UInt64> where found == nil {
            found = await World(seed: seed, planted: fault).run(steps: 100).violation
        }
        #expect(found != nil, "\(fault) stays unseen in 60 seeds")
        let expected: Set<String> =
            switch fault {
            case .lostCommit: ["I1"]
            // Whoever of the two comes first: the lost event, or the second number given in its place.
            case .lostUpdate: ["I1", "I2"]
            case .lostOutbox, .earlyDone: ["I4"]
            case .lostBlob, .lostNote, .greedySweep: ["I5"]
            case .openScope: ["I6"]
            case .staleRow: ["I3"]
            case .lateSync: ["I1", "I3", "I5"]
            }
        if let found { #expect(expected.contains(found.invariant), "\(fault): \(found.invariant) \(found.text)") }
    }
}
