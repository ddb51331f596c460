import Basics
import FEEL

@testable import DMN

/// Writes small models for tests.
enum ModelText {
    static let environment = Environment(clock: .standing(at: Instant(microseconds: 1_700_000_000_000_000)))

    static func model(
        _ body: String, namespace: String = "urn:main", version: String = "https://www.omg.org/spec/DMN/20230324/MODEL/"
    ) -> String {
        "<definitions xmlns=\"\(version)\" namespace=\"\(namespace)\" name=\"m\" id=\"m\">\n\(body)\n</definitions>"
    }

    /// A decision over input data, with boxed logic as XML.
    static func decision(
        _ name: String, _ logic: String, type: String = "", needs: [String] = [], calls: [String] = []
    ) -> String {
        let typeRef = type.isEmpty ? "" : " typeRef=\"\(type)\""
        let requirements = needs.map { need -> String in
            let kind = need.hasPrefix("i:") ? "requiredInput" : "requiredDecision"
            let href = need.split(separator: ":", maxSplits: 1).last.map(String.init) ?? need
            return "<informationRequirement><\(kind) href=\"\(href)\"/></informationRequirement>"
        }
        let knowledge = calls.map {
            "<knowledgeRequirement><requiredKnowledge href=\"\($0)\"/></knowledgeRequirement>"
        }
        return "<decision name=\"\(name)\" id=\"\(name)\"><variable name=\"\(name)\"\(typeRef)/>"
            + (requirements + knowledge).joined() + logic + "</decision>"
    }

    static func input(_ name: String, _ type: String = "") -> String {
        let typeRef = type.isEmpty ? "" : " typeRef=\"\(type)\""
        return "<inputData name=\"\(name)\" id=\"\(name)\"><variable name=\"\(name)\"\(typeRef)/></inputData>"
    }

    static func literal(_ text: String) -> String {
        "<literalExpression><text>\(escaped(text))</text></literalExpression>"
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    /// A decision table over inputs and outputs named here; each rule is its tests, then its results.
    static func table(
        _ policy: String, aggregation: String = "", inputs: [String],
        outputs: [(name: String, values: String, fallback: String)],
        rules: [[String]]
    ) -> String {
        var text = "<decisionTable hitPolicy=\"\(policy)\""
        text += aggregation.isEmpty ? ">" : " aggregation=\"\(aggregation)\">"
        for input in inputs { text += "<input><inputExpression><text>\(input)</text></inputExpression></input>" }
        for output in outputs {
            text += "<output name=\"\(output.name)\">"
            if !output.values.isEmpty { text += "<outputValues><text>\(output.values)</text></outputValues>" }
            if !output.fallback.isEmpty {
                text += "<defaultOutputEntry><text>\(output.fallback)</text></defaultOutputEntry>"
            }
            text += "</output>"
        }
        for (number, rule) in rules.enumerated() {
            text += "\n<rule id=\"r\(number + 1)\">"
            for (index, cell) in rule.enumerated() {
                let local = index < inputs.count ? "inputEntry" : "outputEntry"
                text += "<\(local)><text>\(escaped(cell))</text></\(local)>"
            }
            text += "</rule>"
        }
        return text + "</decisionTable>"
    }

    static func load(_ models: String...) throws -> CompiledModel {
        CompiledModel.load(try models.map { try DMNDocument(Array($0.utf8)) })
    }

    /// The value of a decision in FEEL's own notation.
    static func value(
        _ model: CompiledModel, _ decision: String, _ inputs: [String: Value] = [:]
    ) -> Value {
        model.evaluate(decision: decision, inputs: inputs, in: environment).value
    }

    /// A value written as a FEEL expression.
    static func feel(_ text: String) throws -> Value {
        try Expression.compile(text).evaluate(in: environment).value
    }
}
