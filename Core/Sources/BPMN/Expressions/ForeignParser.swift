/// Reads the tokens of a foreign expression by precedence and writes FEEL.
struct ForeignParser {
    private let tokens: [ForeignToken]
    private var at = 0
    private var depth = 0
    private var failed = false

    /// Parentheses and operators inside one another.
    private static let depthLimit = 60

    init(_ tokens: [ForeignToken]) { self.tokens = tokens }

    mutating func whole() -> String? {
        let text = choice()
        return failed || at != tokens.count ? nil : text
    }

    private var next: ForeignToken? { at < tokens.count ? tokens[at] : nil }

    private mutating func accept(_ symbols: String...) -> String? {
        switch next {
        case .symbol(let text), .word(let text):
            guard symbols.contains(text) else { return nil }
            at += 1
            return text
        default: return nil
        }
    }

    private mutating func fail() -> String {
        failed = true
        at = tokens.count
        return "null"
    }

    private mutating func choice() -> String {
        depth += 1
        defer { depth -= 1 }
        guard depth < ForeignParser.depthLimit else { return fail() }
        let condition = either()
        guard accept("?") != nil else { return condition }
        let yes = choice()
        guard accept(":") != nil else { return fail() }
        let no = choice()
        return "(if \(condition) then \(yes) else \(no))"
    }

    private mutating func either() -> String {
        var text = both()
        while accept("||", "or") != nil { text = "(\(text) or \(both()))" }
        return text
    }

    private mutating func both() -> String {
        var text = equality()
        while accept("&&", "and") != nil { text = "(\(text) and \(equality()))" }
        return text
    }

    private mutating func equality() -> String {
        var text = relation()
        while let symbol = accept("==", "!=", "eq", "ne") {
            let isEqual = symbol == "==" || symbol == "eq"
            text = "(\(text) \(isEqual ? "=" : "!=") \(relation()))"
        }
        return text
    }

    private mutating func relation() -> String {
        var text = sum()
        let names = ["lt": "<", "gt": ">", "le": "<=", "ge": ">="]
        while let symbol = accept("<", ">", "<=", ">=", "lt", "gt", "le", "ge") {
            text = "(\(text) \(names[symbol] ?? symbol) \(sum()))"
        }
        return text
    }

    private mutating func sum() -> String {
        var text = product()
        while let symbol = accept("+", "-") { text = "(\(text) \(symbol) \(product()))" }
        return text
    }

    private mutating func product() -> String {
        var text = unary()
        while let symbol = accept("*", "/", "%", "div", "mod") {
            let right = unary()
            text =
                symbol == "%" || symbol == "mod"
                ? "modulo(\(text), \(right))" : "(\(text) \(symbol == "div" ? "/" : symbol) \(right))"
        }
        return text
    }

    private mutating func unary() -> String {
        depth += 1
        defer { depth -= 1 }
        guard depth < ForeignParser.depthLimit else { return fail() }
        if accept("!", "not") != nil { return "not(\(unary()) = true)" }
        if accept("-") != nil { return "(-\(unary()))" }
        if accept("empty") != nil {
            let text = unary()
            return "(\(text) = null or \(text) = \"\" or \(text) = [])"
        }
        return postfix()
    }

    private mutating func postfix() -> String {
        var text = primary()
        while !failed {
            if accept(".") != nil {
                guard case .word(let name) = next else { return fail() }
                at += 1
                if accept("(") != nil {
                    guard let arguments = arguments(), let call = method(name, of: text, arguments) else {
                        return fail()
                    }
                    text = call
                } else {
                    text += ".\(name)"
                }
            } else if accept("[") != nil {
                let key = choice()
                guard accept("]") != nil else { return fail() }
                text = key.hasPrefix("\"") ? "get value(\(text), \(key))" : "\(text)[\(key) + 1]"
            } else {
                break
            }
        }
        return text
    }

    private mutating func arguments() -> [String]? {
        if accept(")") != nil { return [] }
        var list = [choice()]
        while accept(",") != nil { list.append(choice()) }
        return accept(")") == nil ? nil : list
    }

    private mutating func primary() -> String {
        defer { at += failed ? 0 : 1 }
        switch next {
        case .number(let text): return text
        case .text(let text): return ForeignExpression.quoted(text)
        case .word(let name):
            // A function without an object is a bean or an unknown helper.
            if at + 1 < tokens.count, tokens[at + 1] == .symbol("(") { return fail() }
            if at + 3 < tokens.count, tokens[at + 1] == .symbol(":"), tokens[at + 3] == .symbol("(") {
                return helper(name)
            }
            return name
        case .symbol("("):
            at += 1
            let inner = choice()
            guard next == .symbol(")") else { return fail() }
            return "(\(inner))"
        default: return fail()
        }
    }

    /// A comparison written as a function: `vars:equals(name, value)`. The caller goes on after the last token.
    private mutating func helper(_ space: String) -> String {
        guard ["vars", "var", "variables"].contains(space), case .word(let name) = tokens[at + 2] else { return fail() }
        at += 4
        guard let arguments = arguments(), arguments.count == 2, let sign = ForeignParser.helpers[name] else {
            return fail()
        }
        at -= 1
        return "(\(arguments[0]) \(sign) \(arguments[1]))"
    }

    private static let helpers = [
        "equals": "=", "eq": "=", "notEquals": "!=", "ne": "!=", "lowerThan": "<", "lt": "<", "lessThan": "<",
        "lowerThanOrEquals": "<=", "lte": "<=", "greaterThan": ">", "gt": ">", "greaterThanOrEquals": ">=", "gte": ">=",
    ]

    /// A method of a string, list or map, or of the execution, in FEEL.
    private func method(_ name: String, of object: String, _ arguments: [String]) -> String? {
        let first = arguments.first ?? ""
        switch (name, arguments.count) {
        case ("getVariable", 1), ("getVariableLocal", 1):
            guard object == "execution" || object == "task", first.hasPrefix("\""), first.utf8.count > 2 else {
                return nil
            }
            return String(first.dropFirst().dropLast())
        case ("hasVariable", 1), ("hasVariableLocal", 1):
            guard object == "execution" || object == "task", first.hasPrefix("\""), first.utf8.count > 2 else {
                return nil
            }
            return "(\(first.dropFirst().dropLast()) != null)"
        case ("contains", 1):
            return
                "(if \(object) instance of string then contains(\(object), \(first)) else list contains(\(object), \(first)))"
        case ("equals", 1): return "(\(object) = \(first))"
        case ("equalsIgnoreCase", 1): return "(lower case(\(object)) = lower case(\(first)))"
        case ("isEmpty", 0): return "(\(object) = \"\" or \(object) = [])"
        case ("size", 0): return "count(\(object))"
        case ("length", 0): return "string length(\(object))"
        case ("startsWith", 1): return "starts with(\(object), \(first))"
        case ("endsWith", 1): return "ends with(\(object), \(first))"
        case ("toUpperCase", 0): return "upper case(\(object))"
        case ("toLowerCase", 0): return "lower case(\(object))"
        case ("matches", 1): return "matches(\(object), \(first))"
        case ("booleanValue", 0), ("intValue", 0), ("longValue", 0), ("doubleValue", 0): return object
        case ("toString", 0): return "string(\(object))"
        case ("containsKey", 1): return "(get value(\(object), \(first)) != null)"
        case ("get", 1), ("prop", 1):
            return first.hasPrefix("\"") ? "get value(\(object), \(first))" : "\(object)[\(first) + 1]"
        default:
            guard arguments.isEmpty, name.hasPrefix("get"), name.utf8.count > 3, object != "execution" else {
                return nil
            }
            return "\(object).\(name.dropFirst(3).prefix(1).lowercased())\(name.dropFirst(4))"
        }
    }
}
