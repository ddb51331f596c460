public import Basics
import FEEL

/// Many instances in memory in one engine: messages, signals, calls and timers between them, on a clock moved by hand.
///
/// For trying out models, tests and measurements; what must survive a crash runs through the events of each instance.
public struct ProcessEngine: Sendable {
    /// An instance with what it has shown.
    public struct Instance: Sendable {
        public let id: String
        public let process: String
        public internal(set) var state: ProcessState
        /// Tokens of a conformance suite.
        public internal(set) var trace: [String] = []
        public internal(set) var hasMarker = false
        public internal(set) var userTasks: [UserTask] = []
        /// Elements whose work was only simulated, as there is no connector here.
        public internal(set) var simulated: [String] = []
        /// All changes, if they are kept.
        public internal(set) var events: [ProcessEvent] = []
        var timedTasks: [(begin: Instant, end: Instant)] = []
        fileprivate var openTasks: Set<Int> = []

        init(id: String, process: String, state: ProcessState) {
            self.id = id
            self.process = process
            self.state = state
        }
    }

    /// What is due: a timer, or the end of a task that takes its time.
    private struct DueKey: Hashable, Sendable {
        var instance: Int
        /// Of the timer or the task.
        var id: Int
    }

    private struct Due: Sendable {
        enum Kind: Sendable {
            case timer
            case wait(token: String?, begin: Instant)
        }

        var time: Instant
        var order: Int
        var kind: Kind
    }

    public let environment: StepEnvironment
    public private(set) var now: Instant
    public private(set) var instances: [Instance] = []
    /// Whether events are kept with the instances.
    public var isRecording = false
    private var router = MessageRouter()
    private var dues: [DueKey: Due] = [:]
    private var order = 0
    private var inputs: [(instance: Int, input: ProcessInput)] = []
    private var taken = 0

    /// Instances and inputs in all: what models can make of themselves is bounded.
    private static let instanceLimit = 1_000
    private static let inputLimit = 1_000_000

    public init(_ environment: StepEnvironment, now: Instant) {
        self.environment = environment
        self.now = now
    }

    /// Starts an instance; nil if there is no such process or too many instances run.
    public mutating func start(_ process: String, variables: Variables, at event: String? = nil) -> Int? {
        guard let definition = environment.library[process], instances.count < ProcessEngine.instanceLimit else {
            return nil
        }
        let index = instances.count
        instances.append(Instance(id: "\(index)", process: process, state: ProcessState(definition)))
        inputs.append((index, .start(variables: variables, at: event)))
        work()
        return index
    }

    /// Hands an input to an instance.
    public mutating func take(_ input: ProcessInput, for instance: Int) {
        inputs.append((instance, input))
        work()
    }

    /// The next time at which something is due.
    public var nextDue: Instant? { dues.values.map(\.time).min() }

    /// Moves the clock and fires what becomes due, in order.
    public mutating func advance(to time: Instant) {
        while let (key, due) = dues.min(by: { ($0.value.time, $0.value.order) < ($1.value.time, $1.value.order) }),
            due.time <= time
        {
            dues[key] = nil
            now = max(now, due.time)
            fire(due, key)
            work()
        }
        now = max(now, time)
    }

    private mutating func fire(_ due: Due, _ key: DueKey) {
        switch due.kind {
        case .timer: inputs.append((key.instance, .fireTimer(key.id)))
        case .wait(let token, let begin):
            if token != nil { time(begin, key.instance) }
            inputs.append((key.instance, .completeTask(key.id)))
        }
    }

    /// Two timed tasks that overlap were run in parallel.
    private mutating func time(_ begin: Instant, _ instance: Int) {
        if instances[instance].timedTasks.contains(where: { $0.begin < now && begin < $0.end }) {
            instances[instance].trace.append("EXECUTION_parallel")
        }
        instances[instance].timedTasks.append((begin, now))
    }

    // MARK: Work

    private mutating func work() {
        var at = 0
        while at < inputs.count, taken < ProcessEngine.inputLimit {
            let (index, input) = inputs[at]
            at += 1
            taken += 1
            let outcome = instances[index].state.step(input, in: environment, at: now, recording: isRecording)
            if isRecording { instances[index].events += outcome.events }
            if outcome.isAccepted, let done = input.endedTask { forget(task: done, of: index) }
            for action in outcome.actions { act(on: action, of: index) }
        }
        inputs.removeAll()
    }

    private mutating func act(on action: ProcessAction, of index: Int) {
        switch action {
        case .userTask(let task):
            forget(task: task.id, of: index)
            instances[index].openTasks.insert(task.id)
            instances[index].userTasks.append(task)
        case .serviceTask(let task): perform(task, of: index)
        case .cancelTask(let id):
            forget(task: id, of: index)
            dues[DueKey(instance: index, id: id)] = nil
        case .setTimer(let id, _, let time): schedule(time, DueKey(instance: index, id: id), .timer)
        case .cancelTimer(let id): dues[DueKey(instance: index, id: id)] = nil
        case .awaitMessage(let subscription, let name, let key):
            let receiver = MessageRouter.Receiver(instance: instances[index].id, subscription: subscription)
            if let message = router.await(receiver, name: name, key: key, at: now) {
                inputs.append((index, .deliver(subscription: subscription, variables: message.variables)))
            }
        case .forgetMessage(let subscription):
            router.forget(MessageRouter.Receiver(instance: instances[index].id, subscription: subscription))
        case .sendMessage(let message): route(message)
        case .broadcastSignal(let name, let variables): broadcast(name, variables, from: index)
        case .trace(let token): trace(token, index)
        case .incident: break
        case .ended:
            instances[index].userTasks = []
            instances[index].openTasks = []
            router.forget(instance: instances[index].id)
        }
    }

    private mutating func schedule(_ time: Instant, _ key: DueKey, _ kind: Due.Kind) {
        order += 1
        dues[key] = Due(time: time, order: order, kind: kind)
    }

    private mutating func forget(task id: Int, of index: Int) {
        guard instances[index].openTasks.remove(id) != nil else { return }
        instances[index].userTasks.removeAll { $0.id == id }
    }

    private mutating func trace(_ token: String, _ index: Int) {
        switch token {
        case "CREATE_LOG_FILE": instances[index].trace = []
        case "MARKER_exists": instances[index].hasMarker = true
        default: instances[index].trace.append(token)
        }
    }

    private mutating func perform(_ task: ServiceTask, of index: Int) {
        switch task.kind {
        case .wait(let seconds, let token):
            schedule(
                now.advanced(bySeconds: Int64(seconds)), DueKey(instance: index, id: task.id),
                .wait(token: token, begin: now))
        case .script(let language, _):
            let words = Words(
                de: "Skripte in „\(language ?? "?")“ laufen hier nicht.",
                en: "Scripts in “\(language ?? "?")” do not run here.")
            inputs.append((index, .failTask(task.id, reason: words, retriesLeft: 0)))
        case .service, .send, .decision:
            instances[index].simulated.append(task.element)
            // What only a connector can know is told by the name of the step.
            var results = Variables()
            if let name = task.resultVariable, case .service = task.kind { results[name] = .string(task.element) }
            inputs.append((index, .completeTask(task.id, variables: results)))
        }
    }

    /// A message goes to who awaits it, else starts a process that begins with it, else is kept.
    private mutating func route(_ message: OutgoingMessage) {
        if let receiver = router.receiver(of: message), let index = Int(receiver.instance) {
            inputs.append((index, .deliver(subscription: receiver.subscription, variables: message.variables)))
            return
        }
        for process in environment.library.processes.values.sorted(by: { $0.id < $1.id }) {
            guard let event = process.messageBeginning(message.name) else { continue }
            begin(process, message.variables, at: event)
            return
        }
        router.keep(message, at: now)
    }

    private mutating func begin(_ process: ProcessDefinition, _ variables: Variables, at event: String) {
        guard instances.count < ProcessEngine.instanceLimit else { return }
        let index = instances.count
        instances.append(Instance(id: "\(index)", process: process.id, state: ProcessState(process)))
        inputs.append((index, .start(variables: variables, at: event)))
    }

    /// A signal goes to all others who wait for it and starts the processes that begin with it.
    private mutating func broadcast(_ name: String, _ variables: Variables, from sender: Int) {
        for index in instances.indices where index != sender && !instances[index].state.hasEnded {
            inputs.append((index, .signal(name: name)))
        }
        for process in environment.library.processes.values.sorted(by: { $0.id < $1.id }) {
            if let event = process.signalBeginning(name) { begin(process, variables, at: event) }
        }
    }
}

extension ProcessInput {
    /// The task that the input ends.
    fileprivate var endedTask: Int? {
        switch self {
        case .completeTask(let id, _), .throwError(let id, _, _, _), .move(let id, _): id
        default: nil
        }
    }
}

extension ProcessDefinition {
    /// The element with which a message starts the process: a start event, receive task or event after a gateway.
    public func messageBeginning(_ name: String) -> String? {
        beginning { if case .message(let message) = $0 { message.name == name } else { false } }
    }

    /// The element with which a signal starts the process.
    public func signalBeginning(_ name: String) -> String? {
        beginning { if case .signal(let signal) = $0 { signal == name } else { false } }
    }

    private func beginning(_ fits: (EventDefinition) -> Bool) -> String? {
        for index in scopes[0].nodes {
            let node = nodes[index]
            switch node.kind {
            case .start(let event): if event.definitions.contains(where: fits) { return node.id }
            case .intermediateCatch(let event):
                if followsInstantiatingGateway(node), event.definitions.contains(where: fits) { return node.id }
            case .activity(let activity):
                guard case .receive(let message, let instantiates) = activity.work else { continue }
                if instantiates || followsInstantiatingGateway(node), fits(.message(message)) { return node.id }
            default: continue
            }
        }
        return nil
    }

    private func followsInstantiatingGateway(_ node: FlowNode) -> Bool {
        node.incoming.contains { flow in
            if case .gateway(.eventBased(true, _)) = nodes[flows[flow].source].kind { true } else { false }
        }
    }
}
