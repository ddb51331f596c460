import FrontDoor
import HTTPTypes
import Hall
import Pages
import ServicePackages

extension Contact {
    /// Whom one can ask in a town, from what the town says about itself.
    init(of town: Town) {
        self.init(
            name: town.name, address: Contact.lines(town.contact["anschrift"]),
            telephone: town.said("telefon"), mail: town.said("email"),
            hours: Contact.lines(town.contact["oeffnungszeiten"]))
    }

    /// Whom one can ask about a service: the competent unit, as far as the town's offer says, else the town.
    init(of town: Town, for service: TownService) {
        var town = town
        town.contact.merge(service.angebot.kontakt) { _, own in own }
        self.init(of: town)
        if let unit = service.angebot.einheitName { name = "\(town.name), \(unit)" }
    }

    /// Lines are parted by line ends or semicolons; a single line by its commas.
    private static func lines(_ text: String?) -> [String] {
        guard let text else { return [] }
        let parted = text.split { $0.isNewline || $0 == ";" }
        let lines = parted.count > 1 ? parted : text.split(separator: ",")
        return lines.map { String($0.drop(while: \.isWhitespace)) }.filter { !$0.isEmpty }
    }
}

extension Town {
    /// A value of the town's contact; nil if there is none or it is empty.
    func said(_ name: String) -> String? { contact[name].flatMap { $0.isEmpty ? nil : $0 } }
}

extension Visit {
    /// The town of the path. Every address below `/{town}` has one: the front door looked it up.
    var place: Town {
        get throws {
            guard let town else { throw Refusal.notFound(nil) }
            return town
        }
    }

    /// A page without anything personal, which may be kept for a minute. Its language may come from a cookie or
    /// from the browser.
    func sharedPage(_ content: some PageContent) -> Answer {
        var answer = page(content)
        guard query["sprache"] == nil else { return answer }
        answer.caching = .seconds(60)
        answer.headers[.vary] = "Cookie, Accept-Language"
        return answer
    }

    /// A page for an address that leads nowhere, with what helps on.
    func missingPage(_ content: some PageContent) -> Answer {
        var answer = page(content)
        answer.status = .notFound
        return answer
    }
}
