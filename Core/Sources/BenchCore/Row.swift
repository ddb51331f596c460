/// One line of a benchmark: a rate, and the rate of what it is held against, taken in the same run.
struct Row {
    struct Against {
        var name: String
        var value: Double
    }

    var area: String
    var name: String
    var value: Double
    var unit: String
    var against: Against?

    /// As an object of the results of `script/bench`.
    var json: String {
        var text = "{\"area\":\"\(area)\",\"name\":\"\(name)\",\"value\":\(Row.rounded(value)),\"unit\":\"\(unit)\""
        if let against {
            text += ",\"against\":{\"name\":\"\(against.name)\",\"value\":\(Row.rounded(against.value))}"
            text += ",\"ratio\":\(Row.rounded(value / against.value))"
        }
        return text + "}"
    }

    private static func rounded(_ number: Double) -> Double {
        number >= 100 ? number.rounded() : (number * 1000).rounded() / 1000
    }
}
