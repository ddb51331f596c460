import Basics

extension Finding {
    static func dmnNoRules(_ owner: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-no-rules", .warning,
            Words(de: "Die Tabelle „\(owner)“ hat keine Regeln.", en: "The table “\(owner)” has no rules."), at: place)
    }

    static func dmnNoPriorities(_ owner: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-no-priorities", .error,
            Words(
                de: "Die Trefferregel von „\(owner)“ braucht die Ausgabewerte in der Folge ihres Vorrangs.",
                en: "The hit policy of “\(owner)” needs the output values in the order of their priority."), at: place)
    }

    static func dmnAggregation(_ owner: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-aggregation", .error,
            Words(
                de: "„\(owner)“: zusammengefasst wird nur bei COLLECT und nur eine Ausgabe.",
                en: "“\(owner)”: only COLLECT aggregates, and only one output."), at: place)
    }

    static func dmnUnnamedOutput(_ owner: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-unnamed-output", .error,
            Words(
                de: "Von mehreren Ausgaben der Tabelle „\(owner)“ braucht jede einen Namen.",
                en: "Of several outputs of the table “\(owner)” each needs a name."), at: place)
    }

    static func dmnRuleSize(_ owner: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-rule-size", .error,
            Words(
                de: "Die Regel der Tabelle „\(owner)“ hat nicht so viele Zellen wie Spalten.",
                en: "The rule of the table “\(owner)” has not as many cells as there are columns."), at: place)
    }

    static func dmnUnknownResult(_ owner: String, _ rule: Int, _ result: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-unknown-result", .error,
            Words(
                de: "Das Ergebnis \(result) der Regel \(rule) in „\(owner)“ gehört nicht zu den Ausgabewerten.",
                en: "The result \(result) of rule \(rule) in “\(owner)” is none of the output values."), at: place)
    }

    static func dmnGap(_ owner: String, _ box: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-gap", .warning,
            Words(
                de: "In der Tabelle „\(owner)“ trifft keine Regel zu für: \(box).",
                en: "No rule of the table “\(owner)” matches: \(box)."), at: place)
    }

    static func dmnOverlap(_ owner: String, _ rules: [Int], _ box: String, _ place: Place?) -> Finding {
        let list = rules.map(String.init).joined(separator: ", ")
        return Finding(
            "dmn-overlap", .error,
            Words(
                de: "Die Regeln \(list) der Tabelle „\(owner)“ treffen zugleich zu: \(box).",
                en: "The rules \(list) of the table “\(owner)” match together: \(box)."), at: place)
    }

    static func dmnNeverCounts(_ owner: String, _ rule: Int, _ place: Place?) -> Finding {
        Finding(
            "dmn-unreachable", .warning,
            Words(
                de: "Die Regel \(rule) der Tabelle „\(owner)“ kommt nie zum Zug.",
                en: "The rule \(rule) of the table “\(owner)” never counts."), at: place)
    }
}
