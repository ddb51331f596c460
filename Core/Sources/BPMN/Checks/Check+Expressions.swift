import Basics

extension Check {
    private static let conditions: Set<String> = [
        "conditionExpression", "completionCondition", "loopCondition", "activationCondition", "condition",
    ]
    private static let others: Set<String> = ["loopCardinality"]

    /// Expressions of executable processes are formal, not empty, and what FEEL or the translation makes of them.
    mutating func expressions() {
        for element in index.all(Check.conditions.union(Check.others)) where isExecutable(element) {
            let text = tree.text(of: element)
            if !isFormal(element) { informal(text, element) }
            let isVendor = tree[element].attributes.contains { $0.namespace != nil && $0.local == "resource" }
            if text.isEmpty {
                if !isVendor {
                    report(
                        "bpmn-expression-empty", element, de: "Der Ausdruck ist leer.", en: "The expression is empty.")
                }
                continue
            }
            condition(text, element)
        }
        for element in index.all("from", "to", "transformation") where isExecutable(element) {
            if tree.text(of: element).isEmpty {
                report("bpmn-expression-empty", element, de: "Der Ausdruck ist leer.", en: "The expression is empty.")
            } else if local(element) != "transformation", !isFormal(element) {
                report(
                    "bpmn-expression-informal", element,
                    de: "Ein ausführbarer Prozess braucht hier einen formalen Ausdruck (tFormalExpression).",
                    en: "An executable process needs a formal expression here (tFormalExpression).")
            }
        }
    }

    /// A text without the type of a formal expression: read as one if it plainly is, else it is prose.
    private mutating func informal(_ text: String, _ element: Int) {
        let isExpression =
            local(element) != "loopCardinality"
            && ProcessExpression(text, place: tree.place(of: element)).isMoreThanName
        report(
            "bpmn-expression-informal", element, isExpression ? .warning : .error,
            de: "Ein ausführbarer Prozess braucht hier einen formalen Ausdruck (tFormalExpression).",
            en: "An executable process needs a formal expression here (tFormalExpression).")
    }

    private mutating func condition(_ text: String, _ element: Int) {
        let expression = ProcessExpression(text, place: tree.place(of: element))
        for finding in expression.findings { report(finding) }
        if Check.conditions.contains(local(element)), expression.isConstantNonBoolean {
            report(
                "bpmn-condition-not-boolean", element, de: "Eine Bedingung muss wahr oder falsch ergeben.",
                en: "A condition must give true or false.")
        }
    }
}
