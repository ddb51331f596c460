import BPMN
import Basics
import FEEL

extension FuzzTarget {
    /// A process model: read, written and read again, checked, drawn, and run for a few steps.
    static let bpmn = FuzzTarget(name: "bpmn") { bytes in
        guard let model = try? ProcessModel.read(bytes) else { return }
        let written = model.written()
        let again = readable("a model") { try ProcessModel.read(written) }
        require(again.written() == written, "a model written twice differs")
        _ = model.check(for: .publication)
        _ = ProcessPicture(model).svg()

        var engine = ProcessEngine(
            StepEnvironment(ProcessLibrary([model])), now: Instant(microseconds: 1_700_000_000_000_000))
        for process in model.processes.prefix(2) { _ = engine.start(process.id, variables: ["a": .number(1)]) }
        for _ in 0..<3 {
            for index in engine.instances.indices.prefix(4) {
                for task in engine.instances[index].userTasks.prefix(3) {
                    engine.take(.completeTask(task.id), for: index)
                }
            }
            if let due = engine.nextDue { engine.advance(to: due) }
        }
    }
}
