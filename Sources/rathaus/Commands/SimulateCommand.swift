import ArgumentParser
import Simulation

/// `rathaus simulate`: runs the whole town hall in one process with faults drawn from a seed, and checks its invariants.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Run a simulated town hall with faults and check its invariants.",
        discussion: """
            Citizens, clerks and couriers of three towns work on a virtual clock, over storage and receivers that fail, \
            answer late, twice, wrongly or never. The same seed gives the same run. Exit status 1 if an invariant did \
            not hold; the seed, the step and what happened before are printed.
            """)

    @Option(help: "The first seed.")
    var seed: UInt64 = 1

    @Option(help: "How many seeds, one after another.")
    var seeds = 1

    @Option(help: "Steps of each run.")
    var steps = 60

    @Option(help: "Draw so many questions of access instead, and compare with a second version of the rules.")
    var accessDraws: Int?

    func validate() throws {
        guard (1...1_000_000_000).contains(accessDraws ?? 1) else {
            throw ValidationError("--access-draws must be 1 to 1,000,000,000.")
        }
        guard (1...10_000_000).contains(seeds) else { throw ValidationError("--seeds must be 1 to 10,000,000.") }
        guard (1...100_000).contains(steps) else { throw ValidationError("--steps must be 1 to 100,000.") }
        guard !seed.addingReportingOverflow(UInt64(seeds)).overflow else {
            throw ValidationError("--seed is too large.")
        }
    }

    func run() async throws {
        if let accessDraws {
            let result = try await AccessDraws(seed: seed, draws: accessDraws)
            for difference in result.differences.prefix(20) { Terminal.print("seed \(seed): \(difference)\n") }
            Terminal.print(
                "\(accessDraws) draws of access: \(result.differences.count) differences, \(result.allowed) allowed\n")
            if !result.differences.isEmpty { throw ExitCode(1) }
            return
        }
        var counts: [String: Int] = [:]
        var broken = 0
        for seed in self.seed..<(self.seed + UInt64(seeds)) {
            let run = await World(seed: seed).run(steps: steps)
            counts.merge(run.counts, uniquingKeysWith: +)
            if seeds == 1 { Terminal.print("seed \(seed): trace \(String(run.traceHash, radix: 16))\n") }
            guard let violation = run.violation else { continue }
            broken += 1
            Terminal.print(SimulateCommand.story(of: violation, in: run, steps: steps))
        }
        let told = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        Terminal.print("\(seeds) runs of \(steps) steps: \(broken) broken; \(told)\n")
        if broken > 0 { throw ExitCode(1) }
    }

    /// What did not hold, when, how to see it again, and what happened before.
    private static func story(of violation: Run.Violation, in run: Run, steps: Int) -> String {
        let before = run.trace.suffix(20).map { "  \($0)\n" }.joined()
        return """
            seed \(run.seed), step \(violation.step): \(violation.invariant) broken: \(violation.text)
            \(before)again: rathaus simulate --seed \(run.seed) --steps \(steps)

            """
    }
}
