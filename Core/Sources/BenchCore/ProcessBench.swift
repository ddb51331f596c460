import BPMN
import Basics
import FEEL

/// How many instances of a process with ten FEEL script tasks run from start to end in memory, held against the same ten
/// expressions evaluated without a process.
struct ProcessBench {
    private static let tasks = 10

    let measure: Measure

    func rows() throws -> [Row] {
        let model = try ProcessModel.read(Array(ProcessBench.model.utf8))
        let environment = StepEnvironment(ProcessLibrary([model]), zone: "Etc/UTC")
        let process = model.processes[0]
        let start = Instant(microseconds: 0)
        let input = ProcessInput.start(variables: ["n": .number(1)])
        var last = ProcessState(process)
        _ = last.step(input, in: environment, at: start, recording: false)
        guard last.phase == .completed, last.variables["n"] == .number(11) else {
            throw Findings(
                Finding(
                    "bench-process", .error,
                    Words(de: "Der Prozess rechnet falsch.", en: "The process computes wrongly.")))
        }
        let expression = try Expression.compile("n + 1", scope: Scope(names: ["n"]))
        let run = Run(Environment(clock: .standing(at: start)))
        let rates = measure.rates([
            { rounds in
                for _ in 0..<rounds {
                    var state = ProcessState(process)
                    keep(state.step(input, in: environment, at: start, recording: false))
                    keep(state)
                }
            },
            { rounds in
                for _ in 0..<rounds {
                    run.reset()
                    var value = Value.number(1)
                    for _ in 0..<ProcessBench.tasks { value = expression.value([value], in: run) }
                    keep(value)
                }
            },
        ])
        return [
            Row(
                area: "process", name: "memory-10-tasks", value: rates[0], unit: "1/s",
                against: Row.Against(name: "expressions", value: rates[1]))
        ]
    }

    private static var model: String {
        var nodes = "<startEvent id=\"s\"/><endEvent id=\"e\"/>"
        var flows = ""
        var before = "s"
        for number in 1...tasks {
            nodes += "<scriptTask id=\"t\(number)\" r:resultVariable=\"n\"><script>n + 1</script></scriptTask>"
            flows += "<sequenceFlow id=\"f\(number)\" sourceRef=\"\(before)\" targetRef=\"t\(number)\"/>"
            before = "t\(number)"
        }
        flows += "<sequenceFlow id=\"last\" sourceRef=\"\(before)\" targetRef=\"e\"/>"
        return
            "<definitions xmlns=\"\(ModelTree.modelNamespace)\" xmlns:r=\"\(ModelTree.ownNamespace)\" targetNamespace=\"b\">"
            + "<process id=\"p\" isExecutable=\"true\">\(nodes)\(flows)</process></definitions>"
    }
}
