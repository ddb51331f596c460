import Basics
import FEEL

extension Execution {
    /// What a script came to.
    enum ScriptResult {
        case done(Value)
        case failed(ProcessExpression)
        case error(code: String)
    }

    func waitKind(_ token: ScriptToken?) -> ServiceTask.Kind? {
        switch token {
        case .waitTenSeconds?: .wait(seconds: 10, token: nil)
        case .timestamps(let number)?: .wait(seconds: 10, token: "CREATE_TIMESTAMP_LOG_\(number)")
        default: nil
        }
    }

    /// Runs a script that ends at once: FEEL, or a token of a conformance suite.
    mutating func runScript(_ script: ScriptDefinition, from frame: Int, definition: Int, node: Int) -> ScriptResult {
        if let token = script.token { return play(token, from: frame) }
        guard let expression = script.expression else { return .done(.null) }
        guard let value = evaluate(expression, from: frame) else { return .failed(expression) }
        return .done(value)
    }

    private mutating func play(_ token: ScriptToken, from frame: Int) -> ScriptResult {
        switch token {
        case .log(let text): actions.append(.trace(text))
        case .emptyTrace: actions.append(.trace("CREATE_LOG_FILE"))
        case .marker: actions.append(.trace("MARKER_exists"))
        case .setData: set("data", .string("String"), from: frame)
        case .logData: if lookup("data", from: frame) == .string("String") { actions.append(.trace("DATA_correct")) }
        case .increment: increment(from: frame)
        case .incrementAndLog:
            increment(from: frame)
            actions.append(.trace("INCREMENT_correct"))
        case .throwError: return .error(code: "ERR_CODE")
        case .waitTenSeconds, .timestamps: break
        }
        return .done(.null)
    }

    private mutating func increment(from frame: Int) {
        let number = lookup("integerVariable", from: frame).number ?? Decimal128(0)
        set("integerVariable", (number + Decimal128(1)).map { .number($0) } ?? .null, from: frame)
    }

    /// Takes over the result of a script: into its result variable, or entry by entry.
    mutating func take(_ result: Value, _ script: ScriptDefinition, into frame: Int) {
        if let name = script.resultVariable {
            set(name, result, from: frame)
        } else if script.token == nil, let context = result.context {
            for entry in context.entries { set(entry.name, entry.value, from: frame) }
        }
    }

    // MARK: Handing out

    /// Hands the work of a frame out as an action.
    mutating func handOut(_ activity: Activity, _ frame: Int, _ found: Frame) {
        switch activity.work {
        case .user(let user): handOut(user, frame, found)
        case .service(let service):
            actions.append(.serviceTask(serviceTask(.service(connector: service.connector), service, frame, found)))
        case .send(let message, let service): handOut(message, service, frame, found)
        case .businessRule(let rule):
            var service = rule.service
            service.resultVariable = rule.resultVariable
            actions.append(.serviceTask(serviceTask(.decision(id: rule.decision), service, frame, found)))
        case .script(let script):
            var service = ServiceTaskDefinition()
            service.resultVariable = script.resultVariable
            actions.append(
                .serviceTask(serviceTask(.script(language: script.language, text: script.text), service, frame, found)))
        default: finishActivity(frame, result: Variables())
        }
    }

    /// A send task without a connector sends its message itself; with one, the connector does.
    private mutating func handOut(
        _ message: MessageUse?, _ service: ServiceTaskDefinition, _ frame: Int, _ found: Frame
    ) {
        guard let message, service.connector == nil, service.foreign == nil else {
            let kind = ServiceTask.Kind.send(
                connector: service.connector, message: message?.name,
                key: message?.correlationKey.flatMap { keyText($0, from: frame) })
            actions.append(.serviceTask(serviceTask(kind, service, frame, found)))
            return
        }
        send(message, element: node(found.definition, found.node).id, from: frame)
        finishActivity(frame, result: Variables())
    }

    func serviceTask(
        _ kind: ServiceTask.Kind, _ service: ServiceTaskDefinition, _ frame: Int, _ found: Frame
    ) -> ServiceTask {
        let node = node(found.definition, found.node)
        return ServiceTask(
            id: frame, process: definitions[found.definition].id, element: node.id, name: node.name, kind: kind,
            resultVariable: service.resultVariable, settings: service.settings, retries: service.retries,
            inputs: handedIn(node.activity, frame, found))
    }

    /// The mapped inputs, or all in sight.
    private func handedIn(_ activity: Activity?, _ frame: Int, _ found: Frame) -> Variables {
        activity?.inputs.isEmpty ?? true ? visible(from: frame) : found.variables ?? Variables()
    }

    private mutating func handOut(_ user: UserTaskDefinition, _ frame: Int, _ found: Frame) {
        let node = node(found.definition, found.node)
        let assignee = user.assignee.flatMap { assignee in
            evaluate(assignee, from: frame)?.string ?? (assignee.isPlainWord ? assignee.source : nil)
        }
        let due: Instant? = user.due.flatMap { source in
            if case .due(let due, _, _)? = moment(of: source, from: frame) { due } else { nil }
        }
        actions.append(
            .userTask(
                UserTask(
                    id: frame, process: definitions[found.definition].id, element: node.id, name: node.name,
                    form: user.form, role: user.role, assignee: assignee, due: due, documentation: user.documentation,
                    inputs: handedIn(node.activity, frame, found))))
    }
}

extension ProcessExpression {
    /// Whether the text is no more than a name, which may be meant literally.
    var isPlainWord: Bool {
        !source.isEmpty && source.utf8.allSatisfy { ForeignToken.isWord($0) || $0 == 45 || $0 == 46 }
    }
}
