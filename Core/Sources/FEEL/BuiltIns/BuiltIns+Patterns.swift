/// Functions with regular expressions (DMN 1.5, 10.3.4.3).
extension BuiltIns {
    static let patterns: [BuiltIn] = [
        BuiltIn("matches", .init("input", "pattern", "flags", optional: 1), result: .boolean) { arguments in
            with(arguments, flags: 2) { text, regex in regex.matches(text).map { .boolean($0) } }
        },
        BuiltIn("replace", .init("input", "pattern", "replacement", "flags", optional: 1), result: .string) {
            arguments in
            guard let replacement = arguments.string(2) else { return arguments.wrong(2) }
            return with(arguments, flags: 3) { text, regex in
                guard let text = regex.replacing(in: text, with: replacement),
                    arguments.mayMake(textBytes: text.utf8.count)
                else { return nil }
                return .string(text)
            }
        },
        BuiltIn("split", .init("string", "delimiter"), result: .list(.string)) { arguments in
            with(arguments, flags: 2) { text, regex in
                guard let parts = regex.split(text), arguments.mayMake(items: parts.count) else { return nil }
                return .list(parts.map { .string($0) })
            }
        },
    ]

    private static func with(
        _ arguments: Arguments, flags: Int, _ body: (String, FEELRegex) -> Value?
    ) -> Value {
        guard let text = arguments.string(0) else { return arguments.wrong(0) }
        guard let pattern = arguments.string(1) else { return arguments.wrong(1) }
        let given = arguments.single(flags)
        guard given.isNull || given.string != nil else { return arguments.wrong(flags) }
        // A match may visit every part of the pattern at every place of the text.
        let (work, tooMuch) = text.utf8.count.multipliedReportingOverflow(by: pattern.utf8.count / 4 + 1)
        guard !tooMuch, arguments.run.step(work) else { return .null }
        guard let regex = FEELRegex(pattern, flags: given.string ?? "") else {
            return arguments.null(.argumentValue(arguments.name, "“\(pattern)”"))
        }
        return body(text, regex) ?? arguments.null(.argumentValue(arguments.name, "“\(pattern)”"))
    }
}
