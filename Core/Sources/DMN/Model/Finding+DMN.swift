import Basics

extension Finding {
    static func dmnNoModel(_ place: Place?) -> Finding {
        Finding(
            "dmn-no-model", .error,
            Words(
                de: "Das ist kein DMN-Modell der Versionen 1.1 bis 1.5.",
                en: "This is no DMN model of version 1.1 to 1.5."), at: place)
    }

    static func dmnTooDeep(_ place: Place?) -> Finding {
        Finding(
            "dmn-too-deep", .error,
            Words(de: "Die Formen sind zu tief ineinander geschachtelt.", en: "Boxed forms are nested too deeply."),
            at: place)
    }

    static func dmnHitPolicy(_ text: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-hit-policy", .error,
            Words(de: "Die Trefferregel „\(text)“ gibt es nicht.", en: "There is no hit policy “\(text)”."), at: place)
    }

    static func dmnNoExpression(_ place: Place?) -> Finding {
        Finding(
            "dmn-no-expression", .error,
            Words(de: "An dieser Stelle steht kein Ausdruck.", en: "There is no expression at this place."), at: place)
    }

    static func dmnUnresolved(_ href: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-unresolved", .error,
            Words(
                de: "Der Verweis „\(href)“ führt zu keinem Element.",
                en: "The reference “\(href)” leads to no element."), at: place)
    }

    static func dmnUnknownType(_ name: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-unknown-type", .error,
            Words(de: "Den Typ „\(name)“ gibt es nicht.", en: "There is no type “\(name)”."), at: place)
    }

    static func dmnTypeCycle(_ name: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-type-cycle", .error,
            Words(
                de: "Der Typ „\(name)“ ist durch sich selbst bestimmt.",
                en: "The type “\(name)” is defined by itself."), at: place)
    }

    static func dmnCycle(_ name: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-cycle", .error,
            Words(
                de: "Die Entscheidung „\(name)“ hängt von sich selbst ab.",
                en: "The decision “\(name)” depends on itself."), at: place)
    }

    static func dmnMissingImport(_ namespace: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-missing-import", .error,
            Words(
                de: "Das eingebundene Modell „\(namespace)“ liegt nicht vor.",
                en: "The imported model “\(namespace)” is not at hand."), at: place)
    }

    static func dmnDuplicate(_ name: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-duplicate", .error,
            Words(
                de: "„\(name)“ ist mehr als einmal vergeben.", en: "“\(name)” is given more than once."), at: place)
    }

    static func dmnLanguage(_ language: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-language", .error,
            Words(
                de: "Die Ausdruckssprache „\(language)“ wird nicht ausgeführt.",
                en: "The expression language “\(language)” is not run."), at: place)
    }

    static func dmnUnknownForm(_ name: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-unknown-form", .error,
            Words(de: "Die Form „\(name)“ wird nicht ausgeführt.", en: "The form “\(name)” is not run."), at: place)
    }

    static func dmnExternal(_ place: Place?) -> Finding {
        Finding(
            "dmn-external", .warning,
            Words(
                de: "Funktionen in Java oder PMML werden nicht ausgeführt; das Ergebnis ist null.",
                en: "Functions in Java or PMML are not run; the result is null."), at: place)
    }

    static func dmnNoLogic(_ name: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-no-logic", .warning,
            Words(
                de: "„\(name)“ hat keine Entscheidungslogik; das Ergebnis ist null.",
                en: "“\(name)” has no decision logic; the result is null."), at: place)
    }

    static func dmnNotFound(_ name: String) -> Finding {
        Finding(
            "dmn-not-found", .error,
            Words(de: "„\(name)“ gibt es in diesem Modell nicht.", en: "There is no “\(name)” in this model."))
    }

    static func dmnWrongType(_ name: String, _ type: String) -> Finding {
        Finding(
            "dmn-wrong-type", .warning,
            Words(
                de: "Der Wert von „\(name)“ ist kein \(type); das Ergebnis ist null.",
                en: "The value of “\(name)” is no \(type); the result is null."), subject: name)
    }

    static func dmnNotAllowed(_ name: String) -> Finding {
        Finding(
            "dmn-not-allowed", .warning,
            Words(
                de: "Der Wert von „\(name)“ ist nicht zugelassen; das Ergebnis ist null.",
                en: "The value of “\(name)” is not allowed; the result is null."), subject: name)
    }

    static func dmnNotFunction(_ owner: String, _ place: Place?) -> Finding {
        Finding(
            "dmn-not-a-function", .warning,
            Words(
                de: "Was „\(owner)“ aufruft, ist keine Funktion; das Ergebnis ist null.",
                en: "What “\(owner)” calls is no function; the result is null."), at: place)
    }
}
