import Basics

extension ProcessModel {
    /// What cannot run here though it may be a correct model: delegates, scripts and expressions of other engines.
    func runnability() -> [Finding] {
        var findings: [Finding] = []
        for process in processes where process.isExecutable {
            for node in process.nodes {
                if let foreign = node.foreignWork { findings.append(delegate(foreign, node)) }
                if let script = node.foreignScript { findings.append(self.script(script, node)) }
                for expression in node.expressions { findings += expression.findings.map { named($0, node) } }
            }
        }
        return findings.uniqued()
    }

    private func named(_ finding: Finding, _ node: FlowNode) -> Finding {
        var named = finding
        named.subject = finding.subject ?? node.id
        return named
    }

    private func delegate(_ foreign: String, _ node: FlowNode) -> Finding {
        Finding(
            "bpmn-delegate-foreign", .warning,
            Words(
                de: "„\(foreign)“ ist ein Baustein eines anderen Systems; hier gibt es Konnektoren.",
                en: "“\(foreign)” is a part of another system; here there are connectors."),
            at: node.place, subject: node.id)
    }

    private func script(_ script: ScriptDefinition, _ node: FlowNode) -> Finding {
        Finding(
            "bpmn-script-foreign", .warning,
            Words(
                de: "Skripte in „\(script.language ?? "?")“ laufen hier nicht; FEEL läuft.",
                en: "Scripts in “\(script.language ?? "?")” do not run here; FEEL does."),
            at: node.place, subject: node.id)
    }
}

extension FlowNode {
    /// A delegate of another engine that the node asks for.
    fileprivate var foreignWork: String? {
        switch activity?.work {
        case .service(let service)?, .send(_, let service)?: service.foreign
        case .businessRule(let rule)?: rule.service.foreign
        default: nil
        }
    }

    /// Its script, if that is in another language.
    fileprivate var foreignScript: ScriptDefinition? {
        guard case .script(let script)? = activity?.work, script.expression == nil, script.token == nil,
            !script.text.isEmpty
        else { return nil }
        return script
    }

    /// The expressions that stand in the node itself, beside the conditions that the check of the tree reads.
    fileprivate var expressions: [ProcessExpression] {
        switch kind {
        case .start(let event): event.definitions.flatMap(\.expressions)
        case .intermediateCatch(let event): event.definitions.flatMap(\.expressions)
        case .boundary(let event): event.definitions.flatMap(\.expressions)
        case .end(let definitions), .intermediateThrow(let definitions): definitions.flatMap(\.expressions)
        case .gateway: []
        case .activity(let activity): activity.expressions
        }
    }
}

extension Activity {
    fileprivate var expressions: [ProcessExpression] {
        var found: [ProcessExpression] = (inputs + outputs).compactMap {
            if case .expression(let expression) = $0.source { expression } else { nil }
        }
        switch work {
        case .user(let user):
            // A name of a person need not be an expression; what is marked as one must be.
            if let assignee = user.assignee, assignee.isMarked { found.append(assignee) }
            if case .expression(let due, _)? = user.due { found.append(due) }
        case .send(let message?, let service) where service.connector == nil: found += message.expressions
        case .receive(let message, _): found += message.expressions
        case .script(let script): if let expression = script.expression { found.append(expression) }
        default: break
        }
        if case .multiInstance(let multi)? = loop { found += [multi.collection, multi.outputItem].compactMap { $0 } }
        return found
    }
}

extension EventDefinition {
    fileprivate var expressions: [ProcessExpression] {
        switch self {
        case .message(let message): message.expressions
        case .timer(.expression(let expression, _)): [expression]
        default: []
        }
    }
}

extension MessageUse {
    fileprivate var expressions: [ProcessExpression] {
        (correlationKey.map { [$0] } ?? [])
            + payload.compactMap { if case .expression(let expression) = $0.source { expression } else { nil } }
    }
}

extension ProcessExpression {
    /// Whether the text says that it is an expression: `=…`, `${…}`, `#{…}`.
    fileprivate var isMarked: Bool {
        source.hasPrefix("=") || source.contains("${") || source.contains("#{")
    }
}
