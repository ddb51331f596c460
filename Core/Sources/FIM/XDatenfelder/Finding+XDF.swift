import Basics

/// What an XDatenfelder file can be refused or remarked on for. The codes begin with `xdf-`.
extension Finding {
    static func xdfVersionOne(_ place: Place) -> Finding {
        Finding(
            "xdf-version-1", .error,
            Words(
                de: "Das ist XDatenfelder 1. Gelesen werden 2.0 und 3.0.0; das FIM-Portal wandelt um.",
                en: "this is XDatenfelder 1; versions 2.0 and 3.0.0 are read, and the FIM portal converts to them"),
            at: place)
    }

    static func xdfNamespace(_ name: String, _ place: Place) -> Finding {
        Finding(
            "xdf-namespace", .error,
            Words(
                de: "\(name) gehört zu keiner Fassung von XDatenfelder, die gelesen wird (2.0, 3.0.0).",
                en: "\(name) is of no version of XDatenfelder that is read (2.0, 3.0.0)"),
            at: place)
    }

    static func xdfMessage(_ name: String, _ place: Place) -> Finding {
        Finding(
            "xdf-message", .error,
            Words(
                de: "Die Nachricht \(name) enthält kein Stammdatenschema (0102).",
                en: "the message \(name) holds no data schema (0102)"),
            at: place)
    }

    static func xdfUnexpected(_ name: String, in parent: String, _ place: Place) -> Finding {
        Finding(
            "xdf-unexpected", .error,
            Words(de: "\(name) ist in \(parent) nicht vorgesehen.", en: "\(name) is not expected in \(parent)"),
            at: place)
    }

    static func xdfDuplicate(_ name: String, in parent: String, _ place: Place) -> Finding {
        Finding(
            "xdf-duplicate", .error,
            Words(de: "\(name) steht in \(parent) zweimal.", en: "\(name) stands twice in \(parent)"), at: place)
    }

    static func xdfMissing(_ name: String, in parent: String, _ place: Place) -> Finding {
        Finding(
            "xdf-missing", .error,
            Words(de: "In \(parent) fehlt \(name).", en: "\(name) is missing or empty in \(parent)"), at: place)
    }

    static func xdfValue(_ value: String, of name: String, _ place: Place) -> Finding {
        Finding(
            "xdf-value", .error,
            Words(
                de: "„\(value.prefix(60))“ ist kein Wert von \(name).",
                en: "'\(value.prefix(60))' is no value of \(name)"),
            at: place)
    }

    static func xdfDefault(_ value: String, for name: String, _ place: Place, subject: String) -> Finding {
        Finding(
            "xdf-default", .warning,
            Words(
                de: "\(name) fehlt bei \(subject); angenommen wird \(value).",
                en: "\(subject) has no \(name); \(value) is assumed"),
            at: place, subject: subject)
    }

    static func xdfPraezisierung(_ text: String, _ place: Place?, subject: String) -> Finding {
        Finding(
            "xdf-praezisierung", .warning,
            Words(
                de:
                    "Die Präzisierung von \(subject) ist nicht maschinenlesbar und bleibt ein Hinweis: \(text.prefix(80))",
                en: "the praezisierung of \(subject) is not machine-readable and stays a note: \(text.prefix(80))"),
            at: place, subject: subject)
    }

    static func xdfLatin(_ count: Int, first scalar: Unicode.Scalar, _ place: Place?, subject: String) -> Finding {
        let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
        return Finding(
            "xdf-latin", .warning,
            Words(
                de: "\(count) Texte haben Zeichen außerhalb von String.Latin, zuerst \(code) bei \(subject).",
                en: "\(count) texts have characters outside String.Latin, first \(code) at \(subject)"),
            at: place, subject: subject)
    }
}
