import Adapters
import Basics
import Calendar
import Casework
import Couriers
import Forms
import Foundation
import Hall
import Logging
import Ports
import ServicePackages
import Storage

/// Fills an empty house with two example towns: staff, services, and cases in every state, some filed and closed.
/// What is there already is left alone.
struct Demo {
    let house: House
    let couriers: CourierService
    let log: Logger

    func fill() async throws {
        guard try await house.storage.tenancy.towns().isEmpty else { return }
        log.notice("filling the demo towns, this takes a while")
        let services = try await installServices()
        for demo in DemoTown.all {
            try await house.storage.tenancy.keep(demo.town)
            for service in services { try await offer(service, in: demo.town) }
            for person in demo.staff { try await add(person, to: demo.town) }
        }
        for demo in DemoTown.all { try await addCases(to: demo) }
        let logins = DemoTown.all.flatMap { demo in demo.staff.map { "\($0.login)@\(demo.town.slug)" } }
        log.notice(
            "demo towns are ready",
            metadata: ["password": "\(DemoTown.password)", "logins": "\(logins.joined(separator: " "))"])
    }

    /// Every package in `Leistungen` that may be published; one that may not is named and left out.
    private func installServices() async throws -> [Service] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: Shipped.root + "/Leistungen")) ?? []
        var services: [Service] = []
        for name in names.sorted() where !name.hasPrefix("_") && !name.hasPrefix(".") {
            do {
                let files = try PackageFolder(path: Shipped.root + "/Leistungen/" + name).read()
                services.append(try await house.shelf.install(files))
            } catch let findings as Findings {
                Terminal.report(findings.all, file: name)
            }
        }
        return services
    }

    private func offer(_ service: Service, in town: Town) async throws {
        let overlay = Array((DemoTown.offices[service.manifest.id.text] ?? "").utf8)
        let unit = try overlay.isEmpty ? nil : Angebotsdatei.read(overlay).0.einheit
        try await house.shelf.offer(service, in: town.id, unit: unit ?? "buergerservice", overlay: overlay)
    }

    private func add(_ person: DemoTown.Person, to town: Town) async throws {
        let id: StaffId = house.randomness.id()
        let secret = house.randomness.bytes(20)
        let hash = try await ScryptPasswords.live(house.randomness).hash(DemoTown.password)
        try await house.storage.staff.keep(
            StaffAccount(
                id: id, town: town.id, login: person.login, name: person.name, roles: person.roles, units: person.units,
                passwordHash: hash,
                totpSealed: house.cipher.seal(secret, try house.key(for: "second factors"), Array(id.text.utf8))))
    }

    /// One case for each state and service that has an example that goes through.
    private func addCases(to demo: DemoTown) async throws {
        let people = try await staff(of: demo)
        let offers = try await house.directory.offers(of: demo.town.id)
        var maker = DemoCases(house: house, couriers: couriers, town: demo.town, people: people)
        for end in DemoCases.End.allCases {
            for offer in offers where DemoCases.ends(of: offer).contains(end) {
                do {
                    try await maker.make(offer, until: end)
                } catch let findings as Findings {
                    Terminal.report(findings.all, file: offer.slug)
                }
            }
        }
    }

    /// The people of a town as they act, in the order of the list.
    private func staff(of demo: DemoTown) async throws -> [Actor] {
        let accounts = try await house.storage.staff.accounts(scope: .town(demo.town.id))
        return demo.staff.compactMap { person in accounts.first { $0.login == person.login } }.map { account in
            .staff(
                .init(
                    id: account.id, name: account.name, town: demo.town.id.text, roles: account.roles,
                    units: account.units))
        }
    }
}
