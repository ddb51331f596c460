public import Basics
public import Forms

/// The journey as a file: `journey.yaml`.
public enum JourneyFile {
    static let path = "journey.yaml"

    static func read(_ bytes: [UInt8]) throws(Findings) -> (Journey, [Finding], places: [String: Place]) {
        var map = YAMLMap(try YAMLTree(bytes, file: path))
        var journey = Journey(pages: [])
        var places: [String: Place] = [:]
        for item in map.list("seiten") {
            var entry = YAMLMap(item)
            let page = page(&entry)
            places[page.id.text] = item.place
            journey.pages.append(page)
            map.add(entry.close())
        }
        for entry in map.map("felder")?.all ?? [] {
            var field = YAMLMap(entry.value)
            places[entry.key] = entry.place
            journey.settings[SchemaPath(text: entry.key)] = settings(&field)
            map.add(field.close())
        }
        for item in map.list("berechnungen") {
            var entry = YAMLMap(item)
            let calculation = Calculation(
                name: entry.required("name"), label: entry.required("titel"),
                expression: Condition(entry.required("ausdruck")))
            places[calculation.name] = item.place
            journey.calculations.append(calculation)
            map.add(entry.close())
        }
        for item in map.list("pruefungen") {
            var entry = YAMLMap(item)
            journey.checks.append(
                JourneyCheck(
                    target: SchemaPath(text: entry.required("feld")), condition: Condition(entry.required("bedingung")),
                    message: entry.required("meldung")))
            map.add(entry.close())
        }
        for item in map.list("erklaerungen") {
            var entry = YAMLMap(item)
            journey.declarations.append(
                Declaration(
                    id: entry.required("id"), text: entry.required("text"), required: entry.bool("pflicht") ?? true))
            map.add(entry.close())
        }
        journey.isDefault = map.bool("nach-regel") ?? false
        return (journey, map.close(), places)
    }

    private static func page(_ entry: inout YAMLMap) -> JourneyPage {
        let paths = entry.texts("felder").map { SchemaPath(text: $0) }
        let list = entry.text("liste")
        if paths.isEmpty, list == nil {
            entry.add([
                YAMLMap.finding(
                    "die Seite braucht „felder“ oder „liste“", "the page needs “felder” or “liste”", entry.place)
            ])
        }
        return JourneyPage(
            id: PageID(entry.required("id")), title: entry.required("titel"), section: entry.text("abschnitt"),
            intro: entry.text("einleitung"), condition: entry.text("wenn").map { Condition($0) },
            content: list.map { .list(of: SchemaPath(text: $0)) } ?? .fields(paths))
    }

    private static func settings(_ entry: inout YAMLMap) -> FieldSettings {
        let format = entry.text("format")
        if let format, Feldformat(rawValue: format) == nil {
            let known = Feldformat.allCases.map(\.rawValue).joined(separator: ", ")
            entry.add([YAMLMap.finding("„format“ ist eines von: \(known)", "“format” is one of: \(known)", entry.place)]
            )
        }
        return FieldSettings(
            purpose: entry.text("zweck"), label: entry.text("beschriftung"), help: entry.text("hilfe"),
            example: entry.text("beispiel"), visible: entry.text("sichtbar").map { Condition($0) },
            required: entry.text("pflicht").map { Condition($0) }, autocomplete: entry.text("autocomplete"),
            format: format.flatMap(Feldformat.init), prefill: entry.text("vorbelegung"),
            searchable: entry.bool("suche") ?? false, alias: entry.text("name"))
    }

    /// The file as `read` reads it.
    public static func bytes(_ journey: Journey) -> [UInt8] {
        var out = YAMLText()
        if journey.isDefault { out.entry("nach-regel", true) }
        out.section("seiten") { out in
            for page in journey.pages { out.item { write(page, into: &$0) } }
        }
        if !journey.settings.isEmpty {
            out.section("felder") { out in
                for (path, settings) in journey.settings.sorted(by: { $0.key < $1.key }) {
                    out.section(path.description) { write(settings, into: &$0) }
                }
            }
        }
        if !journey.calculations.isEmpty {
            out.section("berechnungen") { out in
                for calculation in journey.calculations {
                    out.item {
                        $0.entry("name", calculation.name)
                        $0.entry("titel", calculation.label)
                        $0.entry("ausdruck", calculation.expression.source)
                    }
                }
            }
        }
        if !journey.checks.isEmpty {
            out.section("pruefungen") { out in
                for check in journey.checks {
                    out.item {
                        $0.entry("feld", check.target.description)
                        $0.entry("bedingung", check.condition.source)
                        $0.entry("meldung", check.message)
                    }
                }
            }
        }
        if !journey.declarations.isEmpty {
            out.section("erklaerungen") { out in
                for declaration in journey.declarations {
                    out.item {
                        $0.entry("id", declaration.id)
                        $0.entry("text", declaration.text)
                        if !declaration.required { $0.entry("pflicht", false) }
                    }
                }
            }
        }
        return out.bytes
    }

    private static func write(_ page: JourneyPage, into out: inout YAMLText) {
        out.entry("id", page.id.text)
        out.entry("titel", page.title)
        out.entry("abschnitt", page.section)
        out.entry("einleitung", page.intro)
        out.entry("wenn", page.condition?.source)
        switch page.content {
        case .fields(let paths): out.entry("felder", paths.map(\.description))
        case .list(let path): out.entry("liste", path.description)
        }
    }

    private static func write(_ settings: FieldSettings, into out: inout YAMLText) {
        out.entry("zweck", settings.purpose)
        out.entry("name", settings.alias)
        out.entry("beschriftung", settings.label)
        out.entry("hilfe", settings.help)
        out.entry("beispiel", settings.example)
        out.entry("sichtbar", settings.visible?.source)
        out.entry("pflicht", settings.required?.source)
        out.entry("autocomplete", settings.autocomplete)
        out.entry("format", settings.format?.rawValue)
        out.entry("vorbelegung", settings.prefill)
        if settings.searchable { out.entry("suche", true) }
    }
}
