import Basics

extension Trouble {
    /// The finding that says it.
    func finding(_ severity: Finding.Severity, at place: SourcePlace?) -> Finding {
        Finding(code, severity, words, at: place?.place)
    }

    var code: String {
        switch self {
        case .bound(.steps): "feel-limit-steps"
        case .bound(.depth): "feel-limit-depth"
        case .bound(.items): "feel-limit-items"
        case .bound(.text): "feel-limit-text"
        case .bound(.source): "feel-limit-source"
        case .syntax: "feel-syntax"
        case .unknownName: "feel-unknown-name"
        case .unknownFunction: "feel-unknown-function"
        case .unknownType: "feel-unknown-type"
        case .notFunction: "feel-not-a-function"
        case .arity, .argumentCount, .argumentMissing, .argumentUnknown: "feel-arguments"
        case .argumentType, .argumentValue: "feel-argument"
        case .resultType: "feel-result-type"
        case .operands, .operand: "feel-operand"
        case .rangeEnds: "feel-range"
        case .divisionByZero: "feel-division-by-zero"
        case .overflow: "feel-overflow"
        case .noEntry: "feel-no-entry"
        case .literal: "feel-literal"
        case .index: "feel-index"
        case .notBoolean: "feel-not-boolean"
        case .external: "feel-external"
        case .domain: "feel-domain"
        case .duplicateKey: "feel-duplicate-key"
        }
    }

    var words: Words {
        switch self {
        case .bound(let bound): bound.words
        case .syntax, .unknownName, .unknownFunction, .unknownType, .literal, .duplicateKey: sourceWords
        case .arity, .argumentCount, .argumentType, .argumentMissing, .argumentUnknown, .argumentValue, .resultType,
            .notFunction, .external:
            callWords
        default: valueWords
        }
    }

    private var sourceWords: Words {
        switch self {
        case .syntax(let expected, let found):
            Words(
                de: "Hier fehlt: \(Trouble.german(expected)). Gefunden wurde \(found == "end" ? "das Ende" : found).",
                en: "Expected \(expected), found \(found == "end" ? "the end" : found).")
        case .unknownName(let name):
            Words(de: "Der Name „\(name)“ ist hier nicht bekannt.", en: "The name “\(name)” is not known here.")
        case .unknownFunction(let name):
            Words(de: "Es gibt keine Funktion „\(name)“.", en: "There is no function “\(name)”.")
        case .unknownType(let name):
            Words(de: "Es gibt keinen Typ „\(name)“.", en: "There is no type “\(name)”.")
        case .duplicateKey(let name):
            Words(de: "Der Eintrag „\(name)“ steht zweimal da.", en: "The entry “\(name)” is there twice.")
        case .literal(let text):
            Words(de: "„\(text)“ ist kein gültiger Wert.", en: "“\(text)” is not a valid value.")
        default: Words(de: code, en: code)
        }
    }

    /// What a reader expects, in German; signs in quotes stay as they are.
    private static func german(_ expected: String) -> String {
        switch expected {
        case "expression": "ein Ausdruck"
        case "end": "das Ende"
        case "name": "ein Name"
        case "name and “:”": "ein Name und „:“"
        case "number": "eine Zahl im zulässigen Bereich"
        case "character": "ein gültiges Zeichen"
        case "type": "ein Typ"
        default: expected
        }
    }

    private var callWords: Words {
        switch self {
        case .notFunction(let type):
            Words(de: "\(type) ist keine Funktion und lässt sich nicht aufrufen.", en: "\(type) is not a function.")
        case .arity(let name, let expected, let given):
            Words(
                de: "„\(name ?? "Funktion")“ braucht \(expected) Werte, bekommt aber \(given).",
                en: "“\(name ?? "function")” takes \(expected) arguments, but is given \(given).")
        case .argumentCount(let name):
            Words(
                de: "„\(name)“ gibt es nicht mit so vielen Werten oder mit diesen Namen.",
                en: "“\(name)” does not take so many arguments, or not by these names.")
        case .argumentType(let name, let parameter, let type):
            Words(
                de: "„\(name ?? "Funktion")“ erwartet für „\(parameter)“ den Typ \(type).",
                en: "“\(name ?? "function")” expects \(type) for “\(parameter)”.")
        case .argumentMissing(let name, let parameter):
            Words(
                de: "„\(name ?? "Funktion")“ fehlt der Wert „\(parameter)“.",
                en: "“\(name ?? "function")” lacks the argument “\(parameter)”.")
        case .argumentUnknown(let name, let parameter):
            Words(
                de: "„\(name ?? "Funktion")“ hat keinen Parameter „\(parameter)“.",
                en: "“\(name ?? "function")” has no parameter “\(parameter)”.")
        case .argumentValue(let name, let reason):
            Words(de: "„\(name)“: unzulässiger Wert: \(reason).", en: "“\(name)”: \(reason) cannot be used.")
        case .resultType(let name, let type):
            Words(
                de: "Das Ergebnis von „\(name ?? "Funktion")“ ist nicht vom Typ \(type).",
                en: "The result of “\(name ?? "function")” is not of type \(type).")
        case .external:
            Words(de: "Fremde Funktionen werden nicht ausgeführt.", en: "External functions are not run.")
        default: Words(de: code, en: code)
        }
    }

    private var valueWords: Words {
        switch self {
        case .operands(let sign, let left, let right):
            Words(
                de: "„\(sign)“ geht nicht mit \(left) und \(right).",
                en: "“\(sign)” does not work on \(left) and \(right).")
        case .operand(let sign, let type):
            Words(de: "„\(sign)“ geht nicht mit \(type).", en: "“\(sign)” does not work on \(type).")
        case .rangeEnds:
            Words(
                de: "Die Enden des Bereichs sind verschiedener Art, oder das obere liegt unter dem unteren.",
                en: "The ends of the range are of different kinds, or the upper lies below the lower.")
        case .divisionByZero: Words(de: "Division durch null.", en: "Division by zero.")
        case .overflow(let sign):
            Words(
                de: "Das Ergebnis von „\(sign)“ ist nicht darstellbar.", en: "The result of “\(sign)” is out of range.")
        case .noEntry(let name, let type):
            Words(de: "\(type) hat keinen Eintrag „\(name)“.", en: "\(type) has no entry “\(name)”.")
        case .index(let index):
            Words(de: "Die Liste hat kein Element Nummer \(index).", en: "The list has no item number \(index).")
        case .notBoolean(let what, let type):
            Words(
                de: "„\(what)“ braucht wahr oder falsch, bekommt aber \(type).",
                en: "“\(what)” needs true or false, but is given \(type).")
        case .domain(let type):
            Words(de: "Über \(type) lässt sich nicht laufen.", en: "It is not possible to iterate over \(type).")
        default: Words(de: code, en: code)
        }
    }
}

extension Trouble.Bound {
    var words: Words {
        switch self {
        case .steps:
            Words(
                de: "Die Auswertung dauert zu lange und wurde beendet.",
                en: "The evaluation took too many steps and was ended.")
        case .depth:
            Words(de: "Die Aufrufe sind zu tief verschachtelt.", en: "The calls are nested too deeply.")
        case .items: Words(de: "Die Liste würde zu lang.", en: "The list would be too long.")
        case .text: Words(de: "Der Text würde zu lang.", en: "The text would be too long.")
        case .source:
            Words(
                de: "Der Ausdruck ist zu lang oder zu tief verschachtelt.",
                en: "The expression is too long or nested too deeply.")
        }
    }
}
