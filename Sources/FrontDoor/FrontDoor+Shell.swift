import Basics
import Casework
import HTTPTypes
import Hall
public import Pages

extension Visit {
    /// The page around a content of the portal, in this visit's language and town.
    public func page(_ content: some PageContent) -> Answer {
        .page(
            shell(.portal, languages: languages).page(content), status: content.hasErrors ? .unprocessableContent : .ok)
    }

    /// The page around a content of the desk.
    public func deskPage(_ content: some PageContent) -> Answer {
        .page(shell(.desk, languages: []).page(content), status: content.hasErrors ? .unprocessableContent : .ok)
    }

    func shell(_ door: Shell.Door, languages: [Language]) -> Shell {
        let accent = town.flatMap { Accent(hex: $0.accent) } ?? .house
        var shell = Shell(
            door: door, face: face(door, accent), language: language,
            languages: method == .get
                ? languages.map { ($0, Address(local: path)?.adding("sprache", $0.rawValue) ?? .root) } : [],
            footer: footer, styleSheets: [house.styleSheet.address, house.accents.sheet(accent).address],
            script: house.script.address, icon: house.icon.address)
        if let staff {
            shell.person = (staff.name, FormTarget(post: Address("desk", "abmelden"), token: token))
            shell.sessionSeconds = Int(StaffSessions.idleSeconds)
        }
        shell.navigation = navigation(door)
        return shell
    }

    private func face(_ door: Shell.Door, _ accent: Accent) -> Face {
        guard let town else {
            return Face(
                name: "Rathaus", home: .root, crest: .shield(.tower), accent: accent,
                line: language("Digitales Rathaus", "Digital town hall"))
        }
        let figures = Crest.Figure.allCases
        let figure = figures[town.id.text.utf8.reduce(0) { $0 + Int($1) } % figures.count]
        return Face(
            name: town.name, home: door == .desk ? Address("desk", "") : Address(town.slug, ""),
            crest: .shield(figure), accent: accent,
            line: door == .desk
                ? language("Sachbearbeitung", "Casework") : language("Digitales Rathaus", "Digital town hall"))
    }

    private func navigation(_ door: Shell.Door) -> [Link] {
        guard let town else { return [] }
        if door == .desk {
            return staff == nil
                ? []
                : [
                    Link(language("Meine Arbeit", "My work"), Address("desk", "")),
                    Link(language("Aufgaben", "Tasks"), Address("desk", "aufgaben")),
                    Link(language("Vorgänge", "Cases"), Address("desk", "vorgaenge")),
                ]
        }
        return [
            Link(language("Leistungen", "Services"), Address(town.slug, "leistungen")),
            Link(language("Mein Antrag", "My application"), Address(town.slug, "status")),
        ]
    }

    private var footer: [Link] {
        guard let town else { return [] }
        return [
            Link(language("Impressum", "Legal notice"), Address(town.slug, "impressum")),
            Link(language("Datenschutz", "Privacy"), Address(town.slug, "datenschutz")),
            Link(language("Barrierefreiheit", "Accessibility"), Address(town.slug, "barrierefreiheit")),
        ]
    }
}
