// The values that conditions compare with, held against what the field can be.
extension RuleParser {
    /// One value, written in FEEL.
    mutating func value(of target: RuleScope.Target) throws(RuleReason) -> String {
        guard case .field(let index) = target.element else { throw RuleReason("the condition is about a group") }
        let field = scope.schema.fieldPool[index]
        if field.datentyp == "bool", field.werte == nil, field.codeliste == nil { return try truth() }
        if let words = text.quoted() { return try literal(words, of: field) }
        guard let code = text.word() else { throw RuleReason("value not known: \(text.rest)") }
        guard let values = scope.values(of: field) else {
            if field.codeliste == nil { throw RuleReason("compares a free text with a code") }
            // A list that is not at hand: the code is taken if its name stands beside it.
            guard text.quoted() != nil else {
                throw RuleReason("the code list of \(target.path.last ?? "") is not at hand")
            }
            return RuleParser.string(code)
        }
        guard let known = values.first(where: { $0.code == code }) else {
            throw RuleReason("\(code) is not in the list of \(target.path.last ?? "")")
        }
        skipName(of: known)
        return RuleParser.string(code)
    }

    private mutating func truth() throws(RuleReason) -> String {
        let word = text.quoted() ?? text.word() ?? ""
        switch word.lowercased() {
        case "ja", "wahr", "true": return "true"
        case "nein", "falsch", "false": return "false"
        default: throw RuleReason("\(word) is no yes or no")
        }
    }

    /// A quoted value: the name of a code, or code and name together.
    private mutating func literal(_ words: String, of field: XDFField) throws(RuleReason) -> String {
        guard let values = scope.values(of: field) else {
            if field.codeliste != nil { throw RuleReason("the code list is not at hand, so \(words) has no code") }
            return RuleParser.string(words)
        }
        let named = values.filter { RuleParser.same($0.name, words) || RuleParser.isCode($0, in: words) }
        guard named.count == 1 else { throw RuleReason("\(words) is not one value of the list") }
        return RuleParser.string(named[0].code)
    }

    /// `02 Das Fahrzeug ist …` as one quoted text.
    mutating func codeAndName(_ words: String, of target: RuleScope.Target) throws(RuleReason) -> String? {
        guard case .field(let index) = target.element else { return nil }
        return try literal(words, of: scope.schema.fieldPool[index])
    }

    /// The name that follows a code: quoted, or plain behind `=`, `-` or nothing.
    private mutating func skipName(of value: XDFWert) {
        if text.quoted() != nil { return }
        let position = text.at
        _ = text.sign("=") || text.sign("-")
        if text.quoted() != nil || text.plain(value.name) { return }
        text.reset(to: position)
    }

    static func string(_ text: String) -> String {
        var out = "\""
        for character in text.unicodeScalars {
            if character == "\"" || character == "\\" { out += "\\" }
            out.unicodeScalars.append(character)
        }
        return out + "\""
    }

    /// Whether a text is the code followed by its name, of which articles and the like may be left out.
    private static func isCode(_ value: XDFWert, in words: String) -> Bool {
        guard words.hasPrefix(value.code + " ") else { return false }
        let rest = dense(words.dropFirst(value.code.count))
        return !rest.isEmpty && (dense(value.name[...]).hasSuffix(rest) || rest.hasSuffix(dense(value.name[...])))
    }

    private static func dense(_ text: Substring) -> String {
        String(decoding: text.utf8.filter { $0 > 0x20 }.map(RuleText.fold), as: UTF8.self)
    }

    /// Whether two texts are the same without regard to case and white space.
    private static func same(_ a: String, _ b: String) -> Bool {
        a.utf8.lazy.filter { $0 > 0x20 }.map(RuleText.fold).elementsEqual(
            b.utf8.lazy.filter { $0 > 0x20 }.map(RuleText.fold))
    }
}
