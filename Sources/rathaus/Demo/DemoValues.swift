import BPMN
import Basics
import Calendar
import Casework
import ServicePackages

/// What the people of the demo towns write: in the small forms of tasks and in letters.
enum DemoValues {
    /// A small form with everything that it asks for.
    static func form(_ fields: [TaskField], today: CivilDate) -> [String: String] {
        var values: [String: String] = [:]
        for field in fields where field.isRequired {
            values[field.name] =
                switch field.type {
                case "ja-nein": "ja"
                case "zahl": "800"
                case "datum": today.iso
                case "auswahl": field.options.first ?? ""
                default: text(field.name)
                }
        }
        return values
    }

    /// The words for a field of a form or letter.
    static func text(_ name: String) -> String {
        switch name {
        case "stellungnahme": "Von unserer Seite spricht nichts dagegen."
        case "auflagen": "Die Zufahrt zum Hydranten bleibt frei."
        case "betrag": "800,00 Euro"
        case "nachweis": "sechs Monate nach der Auszahlung"
        case "uebergabe": "Am Tag vorher um 17 Uhr am Haupteingang, mit dem Hausmeister."
        case "hinweise": "Bitte halten Sie die Nachtruhe ab 22 Uhr ein."
        case "unterrichtet": "Bauaufsicht, Lebensmittelüberwachung, Finanzamt und Polizei"
        default: "Die Voraussetzungen liegen vor."
        }
    }
}

extension Finding {
    /// A demo town that lacks somebody for a step.
    static func nobodyDoes(_ task: Aufgabe) -> Finding {
        Finding(
            "demo-nobody", .error,
            Words(de: "Für „\(task.name)“ gibt es niemanden.", en: "there is nobody for “\(task.name)”"))
    }
}
