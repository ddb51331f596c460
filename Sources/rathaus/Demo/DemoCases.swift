import Basics
import Calendar
import Casework
import Couriers
import Hall
import Ports
import ServicePackages

/// Makes cases of a demo town from the examples of its packages, each up to a state, by the same commands as people use.
struct DemoCases {
    enum End: CaseIterable {
        case closed, submitted, inReview, asked, drafted, decided, delivered
    }

    let house: House
    let couriers: CourierService
    let town: Town
    let clerk: Actor
    /// Who countersigns.
    let head: Actor
    /// How many cases were made, for their names.
    private var made = 0

    init(house: House, couriers: CourierService, town: Town, clerk: Actor, head: Actor) {
        self.house = house
        self.couriers = couriers
        self.town = town
        self.clerk = clerk
        self.head = head
    }

    private var hall: TownHall { house.hall }
    private var scope: Scope { .town(town.id) }

    mutating func make(_ offer: Offer, until end: End) async throws {
        let service = try await house.shelf.service(hash: offer.hash)
        let person = DemoCases.people[made % DemoCases.people.count]
        guard let sent = try await ExampleApplication(house: house, town: town).send(offer, by: person) else { return }
        made += 1
        try await work(sent.id, service, until: end)
    }

    private func work(_ id: VorgangId, _ service: Service, until end: End) async throws {
        if end == .submitted { return }
        _ = try await perform(.uebernehme, id)
        if end == .inReview { return }
        if end == .asked {
            let due = BerlinTime.local(house.clock.now()).date.adding(days: 14)
            _ = try await perform(
                .stelleRueckfrage(
                    text: "Bitte schicken Sie uns noch einen Nachweis, auf dem das Datum gut zu lesen ist.",
                    due: due.iso), id)
            return
        }
        try await prepare(id)
        guard let letter = service.notice(for: .grant) else { return }
        let values = Dictionary(letter.inputs.map { ($0.name, "Die Voraussetzungen liegen vor.") }) { first, _ in first
        }
        let drafted = try await perform(
            .entwirfSchreiben(template: letter.name, title: letter.title, values: values), id)
        if end == .drafted { return }
        guard let draft = drafted.letters.last else { return }
        _ = try await perform(.entscheide(.bewilligung, letter: draft.id), id)
        if end != .decided { try await countersign(id) }
        guard let document = try await printed(draft.id, id), end != .decided else { return }
        _ = try await perform(.stelleZu(document, .abruf), id)
        guard end == .closed else { return }
        while let task = try await hall.open(id, scope: scope).verfahren?.aufgaben.first(where: \.taetigkeit.hasForm) {
            _ = try await perform(.erledigeAufgabe(task.id, values: [:]), id)
        }
        _ = try await hall.close(id, scope: scope, by: clerk, seen: nil, shelf: house.shelf)
    }

    /// What stands before the decision: the examination, and a fee that is paid first.
    private func prepare(_ id: VorgangId) async throws {
        while true {
            let vorgang = try await hall.open(id, scope: scope)
            if let task = vorgang.verfahren?.aufgaben.first(where: { $0.taetigkeit == .pruefen }) {
                _ = try await perform(.erledigeAufgabe(task.id, values: ["vollstaendig": "ja"]), id)
            } else if let payment = vorgang.payments.first(where: { $0.paid == nil }) {
                _ = try await perform(.bestaetigeZahlung(kassenzeichen: payment.request.kassenzeichen), id)
            } else {
                return
            }
        }
    }

    private func countersign(_ id: VorgangId) async throws {
        let open = try await hall.open(id, scope: scope).verfahren?.aufgaben ?? []
        for task in open where task.taetigkeit == .mitzeichnen {
            _ = try await hall.perform(
                .erledigeAufgabe(task.id, values: ["mitgezeichnet": "ja"]), on: id, scope: scope, by: head)
        }
    }

    private func perform(_ command: Casework.Command, _ id: VorgangId) async throws -> Vorgang {
        try await hall.perform(command, on: id, scope: scope, by: clerk)
    }

    /// Lets the couriers run until the letter is a document; nil when the letter worker does not answer.
    private func printed(_ letter: SchreibenId, _ id: VorgangId) async throws -> DocumentId? {
        for _ in 0..<3 {
            while await couriers.walk() > 0 {}
            if let document = try await hall.open(id, scope: scope).letter(letter)?.document { return document }
        }
        return nil
    }

    /// Invented people, so that lists do not show one person many times.
    private static let people: [(first: String, last: String)] = [
        ("Anna", "Abel"), ("Mehmet", "Kaya"), ("Sophie", "Brandl"), ("Jakub", "Nowak"), ("Lena", "Vogt"),
        ("Paul", "Richter"), ("Amira", "Haddad"), ("Hans", "Meier"), ("Ines", "Lopes"), ("Thu", "Nguyen"),
    ]
}
