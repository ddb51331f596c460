import Basics
import Forms

@testable import Casework

let noon = Instant(microseconds: 1_772_000_000_000_000)  // 2026-02-25
let lauter = "091870001001"

extension Actor.Staff {
    static func clerk(
        _ id: StaffId = "s-1", town: String = lauter, roles: Set<Role> = [.sachbearbeitung],
        units: [String] = ["steuern"]
    ) -> Actor.Staff {
        Actor.Staff(id: id, name: "Frau \(id)", town: town, roles: roles, units: units)
    }
}

extension ServiceRef {
    static let hund = ServiceRef(
        package: "hundesteuer-anmeldung", version: "1.0.0", hash: "ab", slug: "hundesteuer",
        name: "Hundesteuer anmelden",
        unit: "steuern")
}

extension Dokument {
    static func sample(_ id: DocumentId, _ origin: Origin) -> Dokument {
        Dokument(
            id: id, title: "Bescheid", fileName: "bescheid.pdf", mediaType: "application/pdf", size: 9, hash: "00",
            blob: id.text, at: noon, origin: origin)
    }
}

/// A case and everything that happened to it, told by commands.
struct Story {
    var vorgang: Vorgang
    var events: [RecordedEvent]
    var tasks: [OutboxTask] = []
    var now = noon
    /// The process that drives the case, if one does.
    var rahmen: Verfahrensrahmen?
    /// The version to which the case is to change.
    var ziel: Verfahrensrahmen?
    let randomness: Randomness
    static let clerk = Actor.staff(.clerk())
    static let printer = Actor.system("letters")

    static let commonAnswers = Answers(values: [
        "F1": .text("Bello"),
        "F2": .files([
            FileReference(blob: "b-1", name: "foto.png", mediaType: "image/png", size: 5, hash: "aa")
        ]),
    ])

    /// A draft with its first page saved.
    init(seed: UInt64 = 1, rahmen: Verfahrensrahmen? = nil) throws {
        randomness = .seeded(seed)
        self.rahmen = rahmen
        let begun = RecordedEvent(
            version: 1, at: noon, by: .antragsteller,
            event: .entwurfBegonnen(service: .hund, language: "de", keyId: "k-1", secretHash: "5ec7e7"))
        guard let draft = Vorgang(id: "v-1", town: lauter, beginning: begun) else { throw Findings([]) }
        vorgang = draft
        events = [begun]
        try give(.speichereSeite(page: "hund", answers: Story.commonAnswers), by: .antragsteller)
    }

    func context(_ actor: Actor, findings: [Finding] = []) -> DecisionContext {
        var context = DecisionContext(
            now: now, actor: actor, randomness: randomness, check: { _ in findings }, hash: { "h\($0.count)" },
            due: now.advanced(bySeconds: 28 * 86_400), verfahren: rahmen)
        context.ziel = ziel
        return context
    }

    func decided(_ command: Command, by actor: Actor, findings: [Finding] = []) throws -> Decision {
        try decide(vorgang, command, context(actor, findings: findings))
    }

    /// The codes of the findings that refuse a command; empty if it is allowed.
    func refusals(_ command: Command, by actor: Actor, findings: [Finding] = []) -> [String] {
        do {
            _ = try decide(vorgang, command, context(actor, findings: findings))
            return []
        } catch { return error.all.map(\.code) }
    }

    @discardableResult
    mutating func give(_ command: Command, by actor: Actor) throws -> [Event] {
        now = now.advanced(bySeconds: 60)
        let decision = try decided(command, by: actor)
        for event in decision.events {
            let recorded = RecordedEvent(version: vorgang.version + 1, at: now, by: actor.signature, event: event)
            vorgang.apply(recorded)
            events.append(recorded)
        }
        tasks += decision.tasks
        return decision.events
    }

    mutating func submit(consent: Bool = true, mail: String? = "a@example.org") throws {
        try give(.reicheEin(declarations: ["wahr"], retrievalConsent: consent, mail: mail), by: .antragsteller)
    }

    /// Prints every released letter.
    mutating func print() throws {
        for letter in vorgang.letters where letter.state == .freigegeben {
            let document = Dokument.sample(DocumentId("d-" + letter.id.text), .schreiben(letter.id))
            try give(.schreibenGedruckt(letter.id, document), by: Story.printer)
        }
    }

    mutating func draft() throws -> SchreibenId {
        try give(.entwirfSchreiben(template: "bescheid", title: "Bescheid", values: ["betrag": "80"]), by: Story.clerk)
        return vorgang.letters.last?.id ?? ""
    }

    mutating func ask() throws -> RueckfrageId {
        try give(.stelleRueckfrage(text: "Welche Rasse?", due: "2026-03-20"), by: Story.clerk)
        return vorgang.openQuestion?.id ?? ""
    }

    /// The notice's document.
    var notice: DocumentId { vorgang.decision.flatMap { vorgang.letter($0.letter)?.document } ?? "" }

    static let closing = Command.schliesseAb(
        aktenzeichen: "32.1-0001/2026", aktenplaneinheit: "32.1", retentionEnd: "2036-12-31", retentionBasis: "§ 147 AO"
    )

    /// The shortest story that ends in a status.
    static func reaching(_ status: Status) throws -> Story {
        var story = try Story()
        if status == .entwurf { return story }
        try story.submit()
        if status == .eingereicht { return story }
        if status == .zurueckgezogen {
            try story.give(.zieheZurueck(reason: "verzogen"), by: .antragsteller)
            return story
        }
        try story.print()
        try story.give(.uebernehme, by: clerk)
        if status == .inPruefung { return story }
        if status == .rueckfrageOffen {
            _ = try story.ask()
            return story
        }
        let letter = try story.draft()
        if status == .inEntscheidung { return story }
        try story.give(.entscheide(.bewilligung, letter: letter), by: clerk)
        if status == .entschieden { return story }
        try story.print()
        try story.give(.stelleZu(story.notice, .abruf), by: clerk)
        if status == .zugestellt { return story }
        try story.give(closing, by: clerk)
        return story
    }
}
