import Basics
import Catalogue
import Foundation
import Hall
import Ports
import ServicePackages
import Storage

extension House {
    /// Installs a package and offers it in a town at once, with the town's overlay; without one, with the overlay that the
    /// town has given the service before. Throws `Findings` when it must not be published, the overlay is wrong, or the
    /// town is not served here.
    func publish(
        _ files: PackageFiles, in ars: String, unit: String? = nil, overlay given: (bytes: [UInt8], file: String)? = nil
    ) async throws -> (service: Service, warnings: [Finding]) {
        guard let town = try await directory.town(TownId(ars)) else { throw Findings(.townUnknown(ars)) }
        let service = try shelf.publishable(files)
        let before = try await directory.offer(ServiceShelf.slug(of: service), of: town.id)
        let overlay = given?.bytes ?? before?.overlay ?? []
        let (angebot, found) =
            overlay.isEmpty
            ? (Angebotsdatei(), [])
            : try Angebotsdatei.read(overlay, file: given?.file ?? Angebotsdatei.path)
        let wrong = angebot.errors(over: service)
        if wrong.haveErrors { throw Findings(found + wrong) }
        var previous: Service?
        if given == nil, let hash = before?.hash {
            previous = hash == service.hash ? service : try? await shelf.service(hash: hash)
        }
        try await shelf.install(service)
        try await shelf.offer(
            service, in: town.id, unit: unit ?? angebot.einheit ?? before?.unit ?? "buergerservice", overlay: overlay)
        return (service, found + angebot.warnings(over: service, before: previous))
    }

    /// Adds a town of the official list, with its name and slug from there, or changes how a town here is reached.
    func addTown(_ key: String, accent: String, contact given: [String: String]) async throws -> Town {
        if var there = try await directory.town(TownId(key)) { return try await change(&there, given) }
        let list = try Shipped.municipalities()
        guard let body = list.resolve(key).body else { throw Findings(.townNotListed(key)) }
        let id = TownId(body.key.description)
        if var there = try await directory.town(id) { return try await change(&there, given) }
        var contact = ["ort": body.shortName]
        if let postcode = body.postcode { contact["plz"] = postcode }
        var town = Town(id: id, name: body.shortName, slug: body.slug, accent: accent, contact: contact)
        return try await change(&town, given)
    }

    private func change(_ town: inout Town, _ contact: [String: String]) async throws -> Town {
        town.contact.merge(contact) { _, new in new }
        try await storage.tenancy.keep(town)
        return town
    }
}

extension Finding {
    static func townUnknown(_ ars: String) -> Finding {
        Finding(
            "town-unknown", .error,
            Words(
                de: "Die Stadt \(ars) ist hier nicht angelegt. Legen Sie sie an: rathaus town add \(ars).",
                en: "the town \(ars) is not served here; add it: rathaus town add \(ars)"), subject: ars)
    }

    static func townNotListed(_ key: String) -> Finding {
        Finding(
            "town-not-listed", .error,
            Words(
                de: "Den Schlüssel \(key) kennt die amtliche Liste nicht.",
                en: "the official list does not know the key \(key)"), subject: key)
    }
}
