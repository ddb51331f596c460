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
        /// One office of those that take part has not answered yet.
        case halfHeard
    }

    let house: House
    let couriers: CourierService
    let town: Town
    /// The people who may do something, in the order in which they are asked.
    let people: [Actor]
    /// How many cases were made, for their names.
    private var made = 0

    init(house: House, couriers: CourierService, town: Town, people: [Actor]) {
        self.house = house
        self.couriers = couriers
        self.town = town
        self.people = people
    }

    /// The states in which a town shows cases of a service: all for the first four, the telling ones for the others, and
    /// those in the first town only, so that filling stays quick.
    static func ends(of offer: Offer) -> [End] {
        switch offer.package {
        case let package where DemoTown.offices[package] != nil && offer.town != DemoTown.all[0].town.id: [.submitted]
        case "sondernutzung": [.closed, .submitted, .asked, .halfHeard, .decided]
        case "vereinsfoerderung": [.closed, .submitted, .decided]
        case "buergerhaus-mieten": [.closed, .submitted, .delivered]
        case "gaststaettenanzeige": [.closed, .asked, .delivered]
        default: End.allCases.filter { $0 != .halfHeard }
        }
    }

    private var hall: TownHall { house.hall }
    private var scope: Scope { .town(town.id) }

    mutating func make(_ offer: Offer, until end: End) async throws {
        let service = try await house.shelf.service(hash: offer.hash)
        let person = DemoCases.applicants[made % DemoCases.applicants.count]
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
        try await prepare(id, service, until: end)
        guard end != .halfHeard, let letter = service.notice(for: .grant) else { return }
        let values = Dictionary(letter.inputs.map { ($0.name, DemoValues.text($0.name)) }) { first, _ in first }
        let drafted = try await perform(
            .entwirfSchreiben(template: letter.name, title: letter.title, values: values), id)
        if end == .drafted { return }
        guard let draft = drafted.letters.last else { return }
        _ = try await perform(.entscheide(.bewilligung, letter: draft.id), id)
        if end != .decided { try await countersign(id, service) }
        guard let document = try await printed(draft.id, id), end != .decided else { return }
        _ = try await perform(.stelleZu(document, .abruf), id)
        guard end == .closed else { return }
        while try await goOn(id, service) {}
        _ = try await hall.close(id, scope: scope, by: people[0], seen: nil, shelf: house.shelf)
    }

    /// What stands before the decision: the examination, offices that take part, a fee that is paid first.
    private func prepare(_ id: VorgangId, _ service: Service, until end: End) async throws {
        while true {
            let open = try await hall.open(id, scope: scope).verfahren?.aufgaben ?? []
            let heard = open.filter { $0.taetigkeit == .beteiligen }
            if end == .halfHeard, heard.count == 1 { return }
            guard !open.contains(where: { $0.taetigkeit == .entscheiden }), try await goOn(id, service) else { return }
        }
    }

    /// Pays what is asked for, or does the first task with a form; false if there is neither.
    private func goOn(_ id: VorgangId, _ service: Service) async throws -> Bool {
        while await couriers.walk() > 0 {}
        let vorgang = try await hall.open(id, scope: scope)
        if let payment = vorgang.payments.first(where: { $0.paid == nil }) {
            _ = try await perform(.bestaetigeZahlung(kassenzeichen: payment.request.kassenzeichen), id)
            return true
        }
        guard let task = vorgang.verfahren?.aufgaben.first(where: \.taetigkeit.hasForm) else { return false }
        try await done(task, vorgang, service)
        return true
    }

    private func countersign(_ id: VorgangId, _ service: Service) async throws {
        let vorgang = try await hall.open(id, scope: scope)
        for task in vorgang.verfahren?.aufgaben ?? [] where task.taetigkeit == .mitzeichnen {
            try await done(task, vorgang, service)
        }
    }

    /// Does a task as the person whose it is: somebody of the office that the process names, who did not do the step before.
    private func done(_ task: Aufgabe, _ vorgang: Vorgang, _ service: Service) async throws {
        let able = people.filter { vorgang.allows(task, $0) && !vorgang.isBarred($0, from: task) }
        let close = able.first { actor in
            if case .staff(let staff) = actor { task.stelle.map(staff.units.contains) ?? false } else { false }
        }
        guard let person = close ?? able.first else { throw Findings(.nobodyDoes(task)) }
        let fields = service.procedure?.task(process: task.process, element: task.element)?.task.formFields ?? []
        let today = BerlinTime.local(house.clock.now()).date
        _ = try await hall.perform(
            .erledigeAufgabe(task.id, values: DemoValues.form(fields, today: today)), on: vorgang.id, scope: scope,
            by: person)
    }

    private func perform(_ command: Casework.Command, _ id: VorgangId) async throws -> Vorgang {
        try await hall.perform(command, on: id, scope: scope, by: people[0])
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
    private static let applicants: [(first: String, last: String)] = [
        ("Anna", "Abel"), ("Mehmet", "Kaya"), ("Sophie", "Brandl"), ("Jakub", "Nowak"), ("Lena", "Vogt"),
        ("Paul", "Richter"), ("Amira", "Haddad"), ("Hans", "Meier"), ("Ines", "Lopes"), ("Thu", "Nguyen"),
    ]
}
