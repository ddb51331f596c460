import ArgumentParser
import Basics
import DMN
import FEEL
import FoundationEssentials

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Answers evaluation requests, one JSON object a line, until the input ends.
struct DMNEvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Evaluate decisions: requests on standard input, answers on standard output, one a line.",
        discussion: """
            Request: {"id":"1","model":PATH,"imports":[PATH…],"decision":NAME,"inputs":{NAME:typed JSON}} with "service" or \
            "invocable" in place of "decision"; optional "inputNamespaces":{NAME:URI} and "explain":true.
            Answer: {"id":"1","result":typed JSON,"messages":[…]}
            """)

    @Flag(help: "Read and write JSON lines; the only form there is.")
    var jsonl = false

    func run() throws {
        let clock = WallClock { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
        let evaluator = LineEvaluator(environment: Environment(clock: clock)) { path in
            FileManager.default.contents(atPath: path).map { [UInt8]($0) }
        }
        while let line = readLine() {
            if line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
            print(evaluator.answer(line.utf8))
            // All streams: the standard output alone cannot be named safely.
            fflush(nil)
        }
    }
}
