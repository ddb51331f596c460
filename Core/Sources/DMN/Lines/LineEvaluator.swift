import Basics
public import FEEL

/// Answers requests of one JSON object a line, as other programs ask them of `rathaus dmn evaluate --jsonl`:
/// `{"id", "model", "imports", "decision" | "service" | "invocable", "inputs", "inputNamespaces", "explain"}` →
/// `{"id", "result", "messages"}` (with `"explain": true` also `"trace"`). Models are compiled once and kept while their
/// bytes stay the same. Whatever comes, an answer goes back.
public final class LineEvaluator {
    private struct Kept {
        var contents: [[UInt8]]
        var model: CompiledModel
    }

    private let environment: Environment
    private let read: (String) -> [UInt8]?
    private var kept: [[String]: Kept] = [:]

    /// `read` answers the bytes of a file, `nil` if there is none.
    public init(environment: Environment, read: @escaping (String) -> [UInt8]?) {
        self.environment = environment
        self.read = read
    }

    /// The answer to one line.
    public func answer(_ line: some Sequence<UInt8>) -> String {
        var id = JSON.null
        do {
            let request = try JSON(line)
            id = request["id"] ?? .null
            return try outcome(request).text(id)
        } catch {
            let findings = (error as? Findings)?.all ?? []
            return DMNOutcome(value: .null, findings: findings, trace: nil).text(id)
        }
    }

    private func outcome(_ request: JSON) throws -> DMNOutcome {
        guard let path = request["model"]?.string else { throw Findings(.dmnRequest("model")) }
        let model = try self.model([path] + (request["imports"]?.array ?? []).compactMap(\.string))
        var inputs: [String: Value] = [:]
        for member in request["inputs"]?.members ?? [] {
            inputs[DMNReader.tidy(member.name)] = try Value(typed: member.value, zones: environment.zones)
        }
        let explain = request["explain"] == .boolean(true)
        if let name = request["decision"]?.string {
            var namespaces: [String: String] = [:]
            for member in request["inputNamespaces"]?.members ?? [] { namespaces[member.name] = member.value.string }
            return model.evaluate(
                decision: name, inputs: inputs, namespaces: namespaces, in: environment, tracing: explain)
        }
        if let name = request["service"]?.string {
            return model.evaluate(service: name, inputs: inputs, in: environment, tracing: explain)
        }
        if let name = request["invocable"]?.string {
            return model.evaluate(invocable: name, inputs: inputs, in: environment, tracing: explain)
        }
        throw Findings(.dmnRequest("decision"))
    }

    private func model(_ paths: [String]) throws -> CompiledModel {
        let contents = try paths.map { path in
            guard let bytes = read(path) else { throw Findings(.dmnUnreadable(path)) }
            return bytes
        }
        if let known = kept[paths], known.contents == contents { return known.model }
        let documents = try zip(contents, paths).map { try DMNDocument($0, file: $1) }
        let model = CompiledModel.load(documents)
        if kept.count >= 64 { kept.removeAll() }
        kept[paths] = Kept(contents: contents, model: model)
        return model
    }
}

extension DMNOutcome {
    /// The outcome as one line of JSON.
    fileprivate func text(_ id: JSON) -> String {
        var members = [JSON.Member("id", id), JSON.Member("result", JSON(typed: value))]
        members.append(JSON.Member("messages", .array(findings.map { .string($0.words.en + " [\($0.code)]") })))
        if let trace { members.append(JSON.Member("trace", trace.json)) }
        return JSON.object(members).text
    }
}

extension DMNTrace {
    /// The steps as JSON, to be stored with a decision.
    public var json: JSON { .array(steps.map(\.json)) }
}

extension DMNTrace.Step {
    fileprivate var json: JSON {
        switch self {
        case .decision(let name, let id, let value):
            return .object([
                JSON.Member("decision", .string(name)), JSON.Member("id", .string(id)),
                JSON.Member("value", JSON(typed: value)),
            ])
        case .table(let step):
            let inputs = step.inputs.map { input -> JSON in
                .object([
                    JSON.Member("expression", .string(input.expression)),
                    JSON.Member("value", JSON(typed: input.value)),
                ])
            }
            let rules = step.rules.map { rule -> JSON in
                .object([
                    JSON.Member("number", .number(String(rule.number))),
                    JSON.Member("id", rule.id.map { .string($0) } ?? .null),
                    JSON.Member("annotations", .array(rule.annotations.map { .string($0) })),
                ])
            }
            return .object([
                JSON.Member("table", .string(step.owner)), JSON.Member("hitPolicy", .string(step.hitPolicy.rawValue)),
                JSON.Member("inputs", .array(inputs)), JSON.Member("rules", .array(rules)),
                JSON.Member("value", JSON(typed: step.value)),
            ])
        }
    }
}

extension Finding {
    static func dmnRequest(_ member: String) -> Finding {
        Finding(
            "dmn-request", .error,
            Words(de: "In der Anfrage fehlt „\(member)“.", en: "The request lacks “\(member)”."))
    }

    static func dmnUnreadable(_ path: String) -> Finding {
        Finding(
            "dmn-unreadable", .error,
            Words(de: "Die Datei „\(path)“ ist nicht lesbar.", en: "The file “\(path)” cannot be read."))
    }
}
