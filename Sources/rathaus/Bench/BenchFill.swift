import Basics
import Casework
import Catalogue
import Forms
import Hall
import Ports
import ServicePackages
import Storage

/// Fills towns with submitted applications, many at once, as `rathaus bench fill` says.
struct BenchFill {
    /// A town that is filled: what its people apply for, and who takes every third application over.
    struct Place: Sendable {
        let town: Town
        let offers: [Offer]
        let clerk: Actor
    }

    /// People who apply at the same time: enough for the group commit.
    private static let people = 64
    /// After so many applications the outbox is emptied and progress is told.
    private static let round = 10_000
    private static let package = "Leistungen/digitaler-briefkasten"

    let house: House

    /// So many towns: those that are there, in the order of their keys, then others of the official list.
    func places(_ count: Int) async throws -> [Place] {
        var towns = try await house.directory.towns().sorted { $0.id.text < $1.id.text }
        if towns.count < count {
            let known = Set(towns.map(\.id.text))
            let others = try Shipped.municipalities().all.filter { body in
                [.stadt, .gemeinde].contains(body.art) && !known.contains(body.key.description)
            }
            for body in others.prefix(count - towns.count) {
                towns.append(try await house.addTown(body.key.description, accent: "#0b5c6b", contact: [:]))
            }
        }
        var places: [Place] = []
        for town in towns.prefix(count) { places.append(try await place(town)) }
        return places
    }

    /// The offers whose example brings no file; a town that has none gets the letter box.
    private func place(_ town: Town) async throws -> Place {
        var offers = try await offers(of: town)
        if offers.isEmpty {
            let files = try PackageFolder(path: Shipped.root + "/" + Self.package).read()
            _ = try await house.publish(files, in: town.id.text)
            offers = try await self.offers(of: town)
        }
        let accounts = try await house.storage.staff.accounts(scope: .town(town.id))
        let account = accounts.first { $0.roles.contains(.sachbearbeitung) }
        return Place(
            town: town, offers: offers,
            clerk: .staff(
                .init(
                    id: account?.id ?? "bench", name: account?.name ?? "Messung", town: town.id.text,
                    roles: [.sachbearbeitung])))
    }

    private func offers(of town: Town) async throws -> [Offer] {
        var found: [Offer] = []
        for offer in try await house.directory.offers(of: town.id) {
            let examples = try await house.shelf.service(hash: offer.hash).package.examples
            guard let first = examples.first(where: { $0.faults.isEmpty }), first.answers.files.isEmpty else {
                continue
            }
            found.append(offer)
        }
        return found
    }

    /// `report` is told how many applications are there.
    func run(_ count: Int, in places: [Place], _ report: (Int) -> Void) async throws {
        var done = 0
        while done < count {
            let part = done..<min(done + Self.round, count)
            try await fill(part, places)
            try await dropErrands()
            done = part.upperBound
            report(done)
        }
    }

    private func fill(_ numbers: Range<Int>, _ places: [Place]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for person in 0..<Self.people {
                let own = stride(from: numbers.lowerBound + person, to: numbers.upperBound, by: Self.people)
                group.addTask {
                    for number in own { try await file(number / places.count, number, places[number % places.count]) }
                }
            }
            try await group.waitForAll()
        }
    }

    /// `turn` counts the applications of the place.
    private func file(_ turn: Int, _ number: Int, _ place: Place) async throws {
        let offer = place.offers[turn / 3 % place.offers.count]
        let sent = try await ExampleApplication(house: house, town: place.town)
            .send(offer, by: InventedPeople.person(number))
        guard let sent, turn % 3 == 0 else { return }
        _ = try await house.hall.perform(.uebernehme, on: sent.id, scope: .town(place.town.id), by: place.clerk)
    }

    /// Letters and mails that nobody waits for.
    private func dropErrands() async throws {
        let registry = house.hall.registry
        while true {
            let now = house.clock.now()
            let claimed = try await registry.claim(
                ["letter", "mail"], limit: 2_000, now: now, leaseUntil: now.advanced(bySeconds: 60))
            if claimed.isEmpty { return }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for one in claimed { group.addTask { try await registry.done(one.entry.id) } }
                try await group.waitForAll()
            }
        }
    }
}

/// Invented people: 3,600 pairs of names, some families far more common than others.
enum InventedPeople {
    private static let first = [
        "Anna", "Mehmet", "Sophie", "Jakub", "Lena", "Paul", "Amira", "Hans", "Ines", "Thu", "Björn", "Chiara", "Deniz",
        "Emil", "Frieda", "Goran", "Hannah", "Ivo", "Jule", "Karim", "Luise", "Mats", "Noor", "Olga", "Pia", "Rasmus",
        "Selma", "Tilda", "Uwe", "Wanda",
    ]
    private static let last = [
        "Abel", "Kaya", "Brandl", "Nowak", "Vogt", "Richter", "Haddad", "Meier", "Lopes", "Nguyen", "Krüger", "Schulze",
        "Öztürk", "Lindner", "Petersen", "Ziegler", "Böhm", "Ahrens", "Castro", "Dietz", "Engel", "Fuchs", "Graf",
        "Hartung", "Ilic", "Jansen", "Kuhn", "Lang", "Moser", "Neumann",
    ]
    private static let endings = ["", "mann", "sen", "-Roth"]

    /// The same person for the same number.
    static func person(_ number: Int) -> (first: String, last: String) {
        // Multiplied with an odd number, so that neighbours differ in both names.
        let drawn = Int(truncatingIfNeeded: UInt64(truncatingIfNeeded: number) &* 0x9e37_79b9_7f4a_7c15 >> 33)
        let ending = endings[max(0, drawn / 7 % 8 - 4)]
        return (first[drawn / 64 % first.count], last[drawn / 4_096 % last.count] + ending)
    }
}
