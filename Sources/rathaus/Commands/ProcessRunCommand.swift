import ArgumentParser
import BPMN
import Basics
import FEEL
import Foundation

extension ProcessCommand {
    /// `rathaus process run MODEL --process ID…`: runs instances in memory in one engine.
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Run instances in memory.")

        @Argument(help: "The model file.")
        var model: String

        @Option(help: "The process to start; several are started in this order in one engine.")
        var process: [String]

        @Option(help: "Variables as JSON.")
        var variables = "{}"

        @Option(help: "Timers run so many times faster.")
        var timeScale = 1.0

        @Flag(help: "Print the end of the last instance as JSON.")
        var json = false

        func validate() throws {
            guard timeScale > 0 else { throw ValidationError("--time-scale must be greater than 0") }
            guard !process.isEmpty else { throw ValidationError("--process is missing") }
        }

        func run() async throws {
            let findings = ModelFile.check(model, for: .keeping)
            ModelFile.report(findings, model)
            if findings.haveErrors { throw ExitCode(1) }
            let library = ProcessLibrary([try ModelFile.read(model)])
            var engine = ProcessEngine(StepEnvironment(library), now: Run.now)
            let given = try inputs()
            var last = 0
            for id in process {
                guard let index = engine.start(id, variables: given) else {
                    throw ValidationError("no process “\(id)” in \(model)")
                }
                last = index
            }
            try await drive(&engine)
            let report = RunReport(engine, last)
            print(json ? report.json : report.text)
        }

        private static var now: Instant { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }

        private func inputs() throws -> Variables {
            guard let parsed = try? JSON(text: variables), case .object(let members) = parsed else {
                throw ValidationError("--variables is no JSON object")
            }
            var given = Variables()
            for member in members { given[member.name] = try Value(plain: member.value, zones: .machine()) }
            return given
        }

        /// Waits for timers up to an hour of model time ahead, so many times faster.
        private func drive(_ engine: inout ProcessEngine) async throws {
            var fired = 0
            while let due = engine.nextDue, due.microseconds <= engine.now.microseconds + 3_600_000_000, fired < 10_000
            {
                if engine.instances.allSatisfy(\.state.hasEnded) { return }
                let wait = Double(due.microseconds - engine.now.microseconds) / timeScale
                if wait > 0 { try await Task.sleep(for: .microseconds(Int64(wait))) }
                engine.advance(to: due)
                fired += 1
            }
        }
    }
}

/// What is printed of an instance after a run.
struct RunReport {
    private let instance: ProcessEngine.Instance
    private let trace: [String]

    init(_ engine: ProcessEngine, _ index: Int) {
        instance = engine.instances[index]
        trace = instance.trace + (engine.instances.contains(where: \.hasMarker) ? ["MARKER_exists"] : [])
    }

    private var state: (name: String, code: String?) {
        switch instance.state.phase {
        case .completed: ("completed", nil)
        case .terminated: ("terminated", nil)
        case .error(let code, _): ("error", code)
        case .ready, .running: (instance.state.incidents.isEmpty ? "waiting" : "failed", nil)
        }
    }

    var json: String {
        var members: [JSON.Member] = [JSON.Member("state", .string(state.name))]
        if let code = state.code { members.append(JSON.Member("error", .object([JSON.Member("code", .string(code))]))) }
        members.append(JSON.Member("trace", .array(trace.map { .string($0) })))
        let variables = instance.state.variables.values.sorted { $0.key < $1.key }
        members.append(JSON.Member("variables", .object(variables.map { JSON.Member($0.key, JSON(typed: $0.value)) })))
        members.append(JSON.Member("incidents", .array(instance.state.incidents.map(incident))))
        members.append(JSON.Member("simulated", .array(instance.simulated.map { .string($0) })))
        members.append(JSON.Member("userTasks", .array(instance.userTasks.map { .string($0.element) })))
        return JSON.object(members).text
    }

    private func incident(_ incident: Incident) -> JSON {
        .object([
            JSON.Member("code", .string(incident.code)), JSON.Member("element", .string(incident.element)),
            JSON.Member("line", .number("\(incident.place?.line ?? 0)")),
            JSON.Member("text", .string(incident.words.en)),
        ])
    }

    var text: String {
        var lines = ["state: \(state.name)\(state.code.map { " (\($0))" } ?? "")"]
        if !trace.isEmpty { lines.append("trace: \(trace.joined(separator: ", "))") }
        for (name, value) in instance.state.variables.values.sorted(by: { $0.key < $1.key }) {
            lines.append("\(name) = \(StoredValue(value).text)")
        }
        lines += instance.userTasks.map { "waits for: \($0.name ?? $0.element)" }
        lines += instance.state.incidents.map { "incident at \($0.element): \($0.words.en) [\($0.code)]" }
        return lines.joined(separator: "\n")
    }
}
