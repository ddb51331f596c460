import Forms

/// Why the prose of a rule was not turned into an expression.
public struct RuleReason: Error, Hashable, Sendable {
    public var text: String

    init(_ text: String) { self.text = text }
}

/// Reads the phrases in which editors write rules. What it does not know in full it refuses, with the reason.
///
/// A rule is a row of sentences `WENN Bedingung, DANN Wirkung [, SONST Wirkung]`, or one that asks for at least one
/// of several fields. Every word must be understood.
struct RuleParser {
    var text: RuleText
    let scope: RuleScope
    private(set) var effects: [(action: RuleEffect.Action, target: RuleScope.Target, condition: RuleCondition)] = []
    /// What must hold; without a message the prose itself says it.
    private(set) var checks: [(target: RuleScope.Target, feel: String, message: String?)] = []
    private var field: RuleScope.Target?
    /// The condition of the sentence before, for "alle anderen".
    private var previous: RuleCondition?
    /// What the last effect was about, for "es" and "die Felder".
    private var last: [RuleScope.Target] = []

    init(_ prose: String, scope: RuleScope) {
        text = RuleText(prose)
        self.scope = scope
    }

    mutating func parse() throws(RuleReason) {
        guard !text.isAtEnd else { throw RuleReason("no text") }
        while !text.isAtEnd {
            if text.sign(".") || text.sign(",") || text.sign(";") { continue }
            if text.take("wenn alle drei felder") {
                try dayOfCalendar()
            } else if text.take("wenn", "bei") {
                try conditional()
            } else if text.take("es muss mindestens eines der", "mindestens eines der") {
                try atLeastOne()
            } else if text.take("es muss entweder", "entweder muss") {
                try either()
            } else if text.take("das datum im feld") {
                try dateOrder()
            } else {
                throw RuleReason("phrase not known: \(text.rest)")
            }
        }
        try refuseContradictions()
        if effects.isEmpty, checks.isEmpty { throw RuleReason("no effect") }
    }

    // MARK: Sentences

    private mutating func conditional() throws(RuleReason) {
        let condition = try condition()
        previous = condition
        _ = text.sign(",")
        _ = text.take("dann")
        try actions(condition)
        let position = text.at
        _ = text.sign(",") || text.sign(".") || text.sign(";")
        guard text.take("sonst", "ansonsten") else {
            text.reset(to: position)
            return
        }
        if text.take("nicht") || text.take("zeige die felder nicht an", "zeige das feld nicht an") {
            for target in last { add(.forbid, target, condition.opposite) }
        } else {
            try actions(condition.opposite)
        }
    }

    private mutating func atLeastOne() throws(RuleReason) {
        guard text.take("felder", "datenfelder") else { throw RuleReason("phrase not known: \(text.rest)") }
        let targets = try places(joinedBy: ["oder", "und"])
        for target in targets {
            guard case .field = target.element else { throw RuleReason("asks whether a group is filled") }
        }
        var parts: [String] = []
        if text.take("befüllt sein", "befüllt werden") {
            parts = targets.map { RuleCondition(field: $0, test: .filled).feel }
        } else if text.take("muss den wert") {
            let value = try value(of: targets[0])
            guard text.take("haben") else { throw RuleReason("phrase not known: \(text.rest)") }
            guard Set(targets.map(type)).count == 1 else { throw RuleReason("compares fields of several kinds") }
            parts = targets.map { RuleCondition(field: $0, test: .oneOf([value])).feel }
        } else {
            throw RuleReason("phrase not known: \(text.rest)")
        }
        try demand(RuleParser.anyOf(parts), at: targets[0])
    }

    private func type(of target: RuleScope.Target) -> String {
        guard case .field(let index) = target.element else { return "" }
        return scope.schema.fieldPool[index].datentyp
    }

    /// One of two groups or fields, but not both.
    private mutating func either() throws(RuleReason) {
        let targets = try places(joinedBy: ["oder"])
        guard targets.count == 2, text.take("befüllt sein", "befüllt werden") else {
            throw RuleReason("phrase not known: \(text.rest)")
        }
        var parts: [String] = []
        for target in targets { parts.append("(\(try filled(target)))") }
        try demand(parts.joined(separator: " != "), at: targets[0])
    }

    /// Whether anything in a group or field is answered.
    private func filled(_ target: RuleScope.Target) throws(RuleReason) -> String {
        guard let fields = scope.fields(in: target), !fields.isEmpty else {
            throw RuleReason("a group too large to ask for")
        }
        return RuleParser.anyOf(fields.map { RuleCondition(field: $0, test: .filled).feel })
    }

    /// What must hold; where the carrier may be left out, only if anything in it is answered.
    private mutating func demand(_ feel: String, at target: RuleScope.Target) throws(RuleReason) {
        guard scope.isOptional else {
            checks.append((target, feel, nil))
            return
        }
        guard let fields = scope.allFields, !fields.isEmpty else { throw RuleReason("a group too large to ask for") }
        let any = RuleParser.anyOf(fields.map { RuleCondition(field: $0, test: .filled).feel })
        checks.append((target, "not(\(any)) or (\(feel))", nil))
    }

    static func anyOf(_ parts: [String]) -> String {
        parts.joined(separator: " or ")
    }

    private mutating func dateOrder() throws(RuleReason) {
        let early = try place()
        guard text.take("muss zeitlich vor dem datum in feld", "muss zeitlich vor dem datum im feld") else {
            throw RuleReason("phrase not known: \(text.rest)")
        }
        let late = try place()
        guard text.take("liegen") else { throw RuleReason("phrase not known: \(text.rest)") }
        for target in [early, late] {
            guard case .field(let index) = target.element, scope.schema.fieldPool[index].datentyp == "date",
                !target.repeats, !target.isOptional, !target.isMultiple
            else { throw RuleReason("no single date") }
        }
        let (a, b) = (early.path.joined(separator: "."), late.path.joined(separator: "."))
        checks.append((late, "\(a) = null or \(b) = null or \(a) < \(b)", nil))
    }

    /// Day, month and year in three fields make a day of the calendar.
    private mutating func dayOfCalendar() throws(RuleReason) {
        let parts = try places(joinedBy: ["und"])
        guard text.take("befüllt sind"), text.sign(","),
            text.take("muss die validität des sich ergebenden kalenderdatums sichergestellt werden")
        else { throw RuleReason("phrase not known: \(text.rest)") }
        try examplesOfNoDay()
        guard parts.count == 3, zip(parts, ["tag", "monat", "jahr"]).allSatisfy(isNumber) else {
            throw RuleReason("no day, month and year")
        }
        let (day, month, year) = (parts[0].path, parts[1].path, parts[2].path)
        let names = [day, month, year].map { $0.joined(separator: ".") }
        let isOpen = names.map { "\($0) = null" }.joined(separator: " or ")
        checks.append(
            (
                parts[0], "\(isOpen) or date(\(names[2]), \(names[1]), \(names[0])) != null",
                "Diesen Tag gibt es nicht. Prüfen Sie Tag, Monat und Jahr."
            ))
    }

    /// "D.h. es muss z.B. 30.02.2019 verhindert werden, …": says the same again.
    private mutating func examplesOfNoDay() throws(RuleReason) {
        let position = text.at
        guard text.sign("."), text.take("d.h. es muss z.b.") else { return text.reset(to: position) }
        while !text.take("verhindert werden, da diese keine korrekten datumsangaben sind") {
            guard text.word() != nil || text.sign(".") else { throw RuleReason("phrase not known: \(text.rest)") }
        }
    }

    /// Whether a place is a single whole number whose name begins like this.
    private func isNumber(_ target: RuleScope.Target, _ name: String) -> Bool {
        guard case .field(let index) = target.element, !target.isListed else { return false }
        let field = scope.schema.fieldPool[index]
        return field.datentyp == "num_int" && field.base.name.lowercased().hasPrefix(name)
    }

    // MARK: Conditions

    private mutating func condition() throws(RuleReason) -> RuleCondition {
        fillers()
        let found: RuleScope.Target
        if let named = try optionalPlace() {
            found = named
        } else if let field, text.sees("=", "<", "!") {
            found = field
        } else {
            throw RuleReason("condition not known: \(text.rest)")
        }
        guard case .field = found.element else { throw RuleReason("the condition is about a group") }
        if found.repeats { throw RuleReason("the condition is about a field in a repeated group") }
        if found.isMultiple { throw RuleReason("the condition is about a field with several answers") }
        field = found
        if !text.take("auswahl", "antwort") { text.skipLabel() }
        return RuleCondition(field: found, test: try test(of: found))
    }

    private mutating func test(of found: RuleScope.Target) throws(RuleReason) -> RuleCondition.Test {
        if text.take("nicht leer", "befüllt wurde", "befüllt ist", "ein eintrag vorgenommen wurde") { return .filled }
        if text.take("nicht befüllt wurde", "nicht befüllt ist", "kein eintrag vorgenommen wurde") { return .empty }
        if text.sees("der wert", "nicht der wert") { return try entered(found) }
        if text.sees("\"") {
            let position = text.at
            if let words = text.quoted(), text.take("angegeben wird", "angegeben wurde") {
                guard let code = try codeAndName(words, of: found) else {
                    throw RuleReason("value not in the list: \(words)")
                }
                return .oneOf([code])
            }
            text.reset(to: position)
        }
        let isEqual = try comparison()
        if isEqual, text.take("alle anderen möglichen ausprägungen der codeliste") {
            guard let previous, previous.field == found, case .oneOf(let others) = previous.test else {
                throw RuleReason("means the rest of a list")
            }
            return .noneOf(others)
        }
        let values = try values(of: found, isEqual: isEqual)
        _ = text.take("ist")
        return isEqual ? .oneOf(values) : .noneOf(values)
    }

    /// "der Wert 001 angegeben wurde"; two quotation marks with nothing between them stand for an empty field.
    private mutating func entered(_ found: RuleScope.Target) throws(RuleReason) -> RuleCondition.Test {
        let isNegated = text.take("nicht")
        _ = text.take("der wert")
        let test: RuleCondition.Test
        if text.sign("\"\"") {
            test = isNegated ? .filled : .empty
        } else {
            let value = try value(of: found)
            test = isNegated ? .noneOf([value]) : .oneOf([value])
        }
        guard text.take("angegeben wurde", "angegeben wird", "angegeben ist") else {
            throw RuleReason("condition not known: \(text.rest)")
        }
        return test
    }

    private mutating func comparison() throws(RuleReason) -> Bool {
        if text.sign("<>") || text.sign("!==") || text.sign("!=") { return false }
        if text.sign("===") || text.sign("==") || text.sign("=") {
            if text.sees("<", ">") { throw RuleReason("a range") }
            return true
        }
        throw RuleReason("comparison not known: \(text.rest)")
    }

    /// One value or several: with "oder" where one of them is meant, with "und" where none of them is.
    private mutating func values(of target: RuleScope.Target, isEqual: Bool) throws(RuleReason) -> [String] {
        let isList = text.sign("(")
        var values = [try value(of: target)]
        while true {
            let position = text.at
            let isOr = text.take("oder")
            let isAnd = !isOr && text.take("und")
            guard isOr || isAnd else { break }
            if text.sign("<>") || text.sign("!=") {
                if isEqual { throw RuleReason("mixes = and <>") }
            } else if text.sign("===") || text.sign("==") || text.sign("="), !isEqual {
                throw RuleReason("mixes = and <>")
            }
            guard let next = try? value(of: target) else {
                text.reset(to: position)
                break
            }
            if isOr != isEqual { throw RuleReason("joins values in a way that is not clear") }
            values.append(next)
        }
        if isList, !text.sign(")") { throw RuleReason("list not closed: \(text.rest)") }
        return values
    }

    // MARK: Effects

    private mutating func actions(_ condition: RuleCondition) throws(RuleReason) {
        try action(condition)
        while true {
            let position = text.at
            let isJoined = text.take("und") || text.sign(",") && text.take("und")
            guard isJoined, startsAction else {
                text.reset(to: position)
                return
            }
            try action(condition)
        }
    }

    private var startsAction: Bool {
        text.sees("muss", "darf", "aktiviere", "deaktiviere", "zeige", "blende", "wird", "soll", "mache", "ist")
    }

    private mutating func action(_ condition: RuleCondition) throws(RuleReason) {
        if text.take("aktiviere") {
            for target in try places(joinedBy: ["und"]) { add(.show, target, condition) }
        } else if text.take("deaktiviere") {
            for target in try places(joinedBy: ["und"]) { add(.forbid, target, condition) }
        } else if text.take("mache es", "mache sie") {
            guard text.take("zu einer pflichtangabe"), !last.isEmpty else { throw unknown }
            for target in last { add(.require, target, condition) }
        } else if text.take("zeige") {
            try show(condition)
        } else if text.take("blende") {
            let targets = try places(joinedBy: ["und"])
            guard text.take("aus") else { throw unknown }
            for target in targets { add(.forbid, target, condition) }
        } else if text.take("muss", "müssen") {
            try must(condition)
        } else if text.take("darf", "dürfen") {
            try mustNot(condition)
        } else if text.take("wird", "ist", "soll") {
            try becomes(condition)
        } else {
            throw unknown
        }
    }

    private var unknown: RuleReason { RuleReason("effect not known: \(text.rest)") }

    private mutating func show(_ condition: RuleCondition) throws(RuleReason) {
        var isDuty = text.take("als pflicht")
        let targets = try places(joinedBy: ["und"])
        if text.take("als pflichtfelder", "als pflichtfeld", "als pflicht") { isDuty = true }
        if text.take("nicht") {
            _ = text.take("an")
            for target in targets { add(.forbid, target, condition) }
            return
        }
        _ = text.take("an")
        for target in targets {
            add(.show, target, condition)
            if isDuty { add(.require, target, condition) }
        }
    }

    private mutating func must(_ condition: RuleCondition) throws(RuleReason) {
        let targets = try places(joinedBy: ["und"])
        if text.take("befüllt sein", "befüllt werden") {
            for target in targets { add(.require, target, condition) }
            try narrow(targets, condition)
        } else if text.take("angezeigt werden", "angezeigt sein") {
            for target in targets { add(.show, target, condition) }
            try narrow(targets, condition)
        } else if text.take("als pflichtfeldgruppe angezeigt", "als pflichtfeld angezeigt") {
            for target in targets {
                add(.show, target, condition)
                add(.require, target, condition)
            }
            if text.take("und") {
                let hidden = try places(joinedBy: [])
                guard text.take("ausgeblendet") else { throw unknown }
                for target in hidden { add(.forbid, target, condition) }
            }
            guard text.take("werden") else { throw unknown }
        } else {
            throw unknown
        }
    }

    /// ", wobei nur die Codes A "…" ODER B "…" ausgewählt werden dürfen".
    private mutating func narrow(_ targets: [RuleScope.Target], _ condition: RuleCondition) throws(RuleReason) {
        guard text.take(", wobei nur der code", ", wobei nur die codes") else { return }
        guard targets.count == 1, let target = targets.first, !target.isListed else {
            throw RuleReason("narrows the values of a field that stands in a list")
        }
        var values = [try value(of: target)]
        while text.take("oder") { values.append(try value(of: target)) }
        guard text.take("ausgewählt werden darf", "ausgewählt werden dürfen") else { throw unknown }
        let rest = RuleCondition(field: target, test: .oneOf(values)).feel
        let empty = RuleCondition(field: target, test: .empty).feel
        checks.append((target, "\(condition.opposite.feel) or \(empty) or \(rest)", nil))
    }

    private mutating func mustNot(_ condition: RuleCondition) throws(RuleReason) {
        let targets = try places(joinedBy: ["und"])
        if text.take("nicht leer sein") {
            for target in targets { add(.require, target, condition) }
        } else if text.take(
            "nicht befüllt sein", "nicht befüllt werden", "nicht angezeigt werden", "nicht angezeigt sein")
        {
            for target in targets { add(.forbid, target, condition) }
        } else {
            throw unknown
        }
    }

    private mutating func becomes(_ condition: RuleCondition) throws(RuleReason) {
        let targets = try places(joinedBy: ["und"])
        if text.take(
            "zur pflichtangabe", "eine pflichtangabe", "ein pflichtfeld", "zum pflichtfeld werden", "zu befüllen")
        {
            for target in targets { add(.require, target, condition) }
        } else if text.take("als pflichtfeldgruppe anzuzeigen", "als pflichtfeld anzuzeigen") {
            for target in targets {
                add(.show, target, condition)
                add(.require, target, condition)
            }
        } else if text.take("ausgeblendet", "auszublenden") {
            for target in targets { add(.forbid, target, condition) }
        } else if text.take("ein optionales feld") {
            return
        } else {
            throw unknown
        }
    }

    private mutating func add(_ action: RuleEffect.Action, _ target: RuleScope.Target, _ condition: RuleCondition) {
        effects.append((action, target, condition))
    }

    /// Nothing may be asked and forbidden at once.
    private func refuseContradictions() throws(RuleReason) {
        for forbidden in effects where forbidden.action == .forbid {
            for wanted in effects where wanted.action != .forbid && wanted.target == forbidden.target {
                guard wanted.condition.excludes(forbidden.condition) else {
                    throw RuleReason("asks for and forbids \(forbidden.target.path.joined(separator: ".")) at once")
                }
            }
        }
    }

    // MARK: Places and values

    private mutating func fillers() {
        _ = text.take("in der", "in dem", "in", "im", "bei")
        _ = text.take("das", "die", "dem", "den", "der")
        _ = text.take("datenfeldgruppe datenfeldgruppe")
        _ = text.take("datenfeldgruppe", "feldgruppe", "gruppe", "datenfelder", "datenfeld", "felder", "feld")
    }

    private mutating func optionalPlace() throws(RuleReason) -> RuleScope.Target? {
        guard let ids = text.path() else { return nil }
        guard let found = scope.place(ids) else {
            throw RuleReason("\(ids.joined(separator: ".")) is not one place below the element that has the rule")
        }
        skipName(of: ids.last ?? "")
        return found
    }

    /// The name beside an id is a help for readers; a quoted text that is "angegeben" is a value.
    private mutating func skipName(of id: String) {
        let position = text.at
        if text.quoted() != nil {
            if text.sees("angegeben") { text.reset(to: position) }
        } else {
            for name in scope.names(of: id) where text.plain(name) { break }
        }
    }

    private mutating func place() throws(RuleReason) -> RuleScope.Target {
        fillers()
        guard let found = try optionalPlace() else { throw RuleReason("no id where one is expected: \(text.rest)") }
        return found
    }

    private mutating func places(joinedBy words: [String]) throws(RuleReason) -> [RuleScope.Target] {
        var all = [try place()]
        while true {
            let position = text.at
            _ = text.sign(",")
            for word in words where text.take(word) { break }
            fillers()
            guard let next = try optionalPlace() else {
                text.reset(to: position)
                break
            }
            all.append(next)
        }
        last = all
        return all
    }
}
