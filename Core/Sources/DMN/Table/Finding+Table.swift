import Basics

extension Finding {
    private static func list(_ rules: [Int]) -> String { rules.map(String.init).joined(separator: ", ") }

    static func dmnSeveralRules(_ owner: String, _ rules: [Int]) -> Finding {
        Finding(
            "dmn-several-rules", .warning,
            Words(
                de: "In der Tabelle „\(owner)“ treffen mehrere Regeln zu (\(list(rules))), erlaubt ist eine.",
                en: "Several rules of the table “\(owner)” match (\(list(rules))), but one may."), subject: owner)
    }

    static func dmnDifferentResults(_ owner: String, _ rules: [Int]) -> Finding {
        Finding(
            "dmn-different-results", .warning,
            Words(
                de: "Die zutreffenden Regeln der Tabelle „\(owner)“ (\(list(rules))) ergeben Verschiedenes.",
                en: "The matching rules of the table “\(owner)” (\(list(rules))) give different results."),
            subject: owner)
    }

    static func dmnNoRule(_ owner: String) -> Finding {
        Finding(
            "dmn-no-rule", .warning,
            Words(
                de: "In der Tabelle „\(owner)“ trifft keine Regel zu.", en: "No rule of the table “\(owner)” matches."),
            subject: owner)
    }
}
