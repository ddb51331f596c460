/// Functions on strings (DMN 1.5, 10.3.4.3). Strings count in Unicode code points.
extension BuiltIns {
    static let strings: [BuiltIn] = [
        BuiltIn("substring", .init("string", "start position", "length", optional: 1), result: .string) {
            substring($0)
        },
        BuiltIn("string length", .init("string"), result: .number) { arguments in
            guard let text = arguments.string(0) else { return arguments.wrong(0) }
            return .number(Decimal128(text.unicodeScalars.count))
        },
        BuiltIn("upper case", .init("string"), result: .string) { arguments in
            guard let text = arguments.string(0) else { return arguments.wrong(0) }
            return arguments.mayMake(textBytes: text.utf8.count) ? .string(text.uppercased()) : .null
        },
        BuiltIn("lower case", .init("string"), result: .string) { arguments in
            guard let text = arguments.string(0) else { return arguments.wrong(0) }
            return arguments.mayMake(textBytes: text.utf8.count) ? .string(text.lowercased()) : .null
        },
        BuiltIn("substring before", .init("string", "match"), result: .string) { arguments in
            two(arguments) { text, match in
                guard let place = find(match, in: text) else { return .string("") }
                return .string(String(decoding: text[..<place], as: UTF8.self))
            }
        },
        BuiltIn("substring after", .init("string", "match"), result: .string) { arguments in
            two(arguments) { text, match in
                guard let place = find(match, in: text) else { return .string("") }
                return .string(String(decoding: text[(place + match.count)...], as: UTF8.self))
            }
        },
        BuiltIn("contains", .init("string", "match"), result: .boolean) { arguments in
            two(arguments) { text, match in .boolean(find(match, in: text) != nil) }
        },
        BuiltIn("starts with", .init("string", "match"), result: .boolean) { arguments in
            two(arguments) { text, match in .boolean(text.starts(with: match)) }
        },
        BuiltIn("ends with", .init("string", "match"), result: .boolean) { arguments in
            two(arguments) { text, match in .boolean(text.suffix(match.count).elementsEqual(match)) }
        },
        BuiltIn("string join", .init("list", "delimiter", optional: 1), result: .string) { join($0) },
    ]

    private static func two(_ arguments: Arguments, _ body: ([UInt8], [UInt8]) -> Value) -> Value {
        guard let text = arguments.string(0) else { return arguments.wrong(0) }
        guard let match = arguments.string(1) else { return arguments.wrong(1) }
        guard arguments.mayMake(textBytes: text.utf8.count) else { return .null }
        return body(Array(text.utf8), Array(match.utf8))
    }

    /// Where a text begins in another, in bytes. Linear but for texts that repeat their beginning.
    private static func find(_ match: [UInt8], in text: [UInt8]) -> Int? {
        guard let first = match.first else { return 0 }
        guard match.count <= text.count else { return nil }
        var failures = [0]
        failures.reserveCapacity(match.count)
        var length = 0
        for index in 1..<max(match.count, 1) where match.count > 1 {
            while length > 0, match[index] != match[length] { length = failures[length - 1] }
            if match[index] == match[length] { length += 1 }
            failures.append(length)
        }
        var matched = 0
        for (index, byte) in text.enumerated() {
            while matched > 0, byte != match[matched] { matched = failures[matched - 1] }
            if byte == (matched == 0 ? first : match[matched]) { matched += 1 }
            if matched == match.count { return index + 1 - matched }
        }
        return nil
    }

    private static func substring(_ arguments: Arguments) -> Value {
        guard let text = arguments.string(0) else { return arguments.wrong(0) }
        guard let start = arguments.integer(1), start != 0 else { return arguments.wrong(1) }
        var length = Int.max
        if arguments.count > 2 {
            guard let given = arguments.integer(2), given > 0 else { return arguments.wrong(2) }
            length = given
        }
        guard arguments.mayMake(textBytes: text.utf8.count) else { return .null }
        let scalars = text.unicodeScalars
        let count = scalars.count
        let first = start > 0 ? start - 1 : count + start
        guard first >= 0, first < count else { return arguments.wrong(1) }
        let from = scalars.index(scalars.startIndex, offsetBy: first)
        let to = scalars.index(from, offsetBy: min(length, count - first))
        return .string(String(scalars[from..<to]))
    }

    private static func join(_ arguments: Arguments) -> Value {
        guard let items = arguments.list(0) else { return arguments.wrong(0) }
        let delimiter = arguments.single(1)
        guard delimiter.isNull || delimiter.string != nil else { return arguments.wrong(1) }
        var texts: [String] = []
        var bytes = 0
        for item in items where !item.isNull {
            guard let text = item.string else { return arguments.wrong(0) }
            texts.append(text)
            bytes += text.utf8.count + (delimiter.string?.utf8.count ?? 0)
        }
        return arguments.mayMake(textBytes: bytes) ? .string(texts.joined(separator: delimiter.string ?? "")) : .null
    }
}
