import Basics
import Casework
import Forms
import Hall
import Ports

extension AccessWorld {
    /// What the house says, and what the simple rules say.
    func ask(_ question: Question) async throws -> (house: Bool, simple: Bool) {
        let (known, person) = (dice.pick(cases), dice.pick(staff))
        let scope = Scope.town(TownId(person.town))
        let row = known.row
        switch question {
        case .command: return askCommand(known)
        case .list:
            var filter = VorgangFilter()
            if dice.happens(300) { filter.statuses = [row.status] }
            if dice.happens(300) { filter.assignee = row.assignee }
            let seen = try await hall.cases(filter, for: person, limit: 100).lines.contains { $0.row.id == row.id }
            return (seen, mayRead(person, row) && (row.status != .entwurf || filter.statuses == [.entwurf]))
        case .search:
            let found = try await hall.search("name\(row.id)x", for: person, limit: 5).contains { $0.row.id == row.id }
            return (found, mayRead(person, row))
        case .counts:
            let counts = try await hall.counts(for: person)
            let simple = cases.filter { mayRead(person, $0.row) && $0.row.status == row.status }.count
            return (counts[row.status] == simple, true)
        case .row:
            return (try await hall.registry.row(row.id, scope: scope) != nil, row.town == person.town)
        case .reference:
            guard let reference = row.reference else { return (false, false) }
            return (try await hall.registry.row(reference: reference, scope: scope) != nil, row.town == person.town)
        }
    }

    /// Lists and search are for whoever the door lets in; of those, who sees which case.
    private func mayRead(_ person: Actor.Staff, _ row: VorgangRow) -> Bool {
        if person.town != row.town { return false }
        if person.roles.contains(.leitung) { return true }
        if person.units == [] { return true }
        for unit in person.units where unit == row.unit { return true }
        return false
    }

    private func askCommand(_ known: Known) -> (house: Bool, simple: Bool) {
        let command = drawCommand()
        let actor: Actor =
            switch dice.number(in: 0...9) {
            case 0: .antragsteller
            case 1: .system("letters")
            default: .staff(dice.pick(staff))
            }
        let context = DecisionContext(
            now: Instant(microseconds: 0), actor: actor, randomness: hall.randomness, check: { _ in [] },
            hash: { _ in "0" })
        var refused = false
        do throws(Findings) {
            _ = try decide(known.vorgang, command, context)
        } catch {
            refused = error.all.contains { $0.code == "not-allowed" }
        }
        return (!refused, may(actor, command, known.row))
    }

    /// The rules a second time, from the book of roles rather than from the code.
    private func may(_ actor: Actor, _ command: Command, _ row: VorgangRow) -> Bool {
        switch command {
        case .beginneEntwurf: return true
        case .speichereSeite, .reicheEin, .zieheZurueck, .beantworteRueckfrage, .rufeAb: return actor == .antragsteller
        case .schreibenGedruckt, .erledigeAuftrag, .auftragGescheitert, .wecke:
            if case .system = actor { return true }
            return false
        case .wechsleVersion:
            guard case .staff(let person) = actor, mayRead(person, row) else { return false }
            return planted || person.roles.contains(.leitung)
        case .uebernehme, .weiseZu, .schreibeNotiz, .stelleRueckfrage, .entwirfSchreiben, .aendereSchreiben,
            .verwirfSchreiben, .entscheide, .stelleZu, .schliesseAb, .erledigeAufgabe, .loeseStoerung,
            .bestaetigeZahlung, .beantrageEingriff, .entscheideEingriff:
            guard case .staff(let person) = actor, mayRead(person, row) else { return false }
            return planted || person.roles.contains(.sachbearbeitung) || person.roles.contains(.leitung)
        }
    }

    private func drawCommand() -> Command {
        let letter = SchreibenId("l1")
        let document = Dokument(
            id: DocumentId("d1"), title: "D", fileName: "d.pdf", mediaType: "application/pdf", size: 1, hash: "0",
            blob: "b", at: Instant(microseconds: 0), origin: .schreiben(letter))
        let all: [Command] = [
            .speichereSeite(page: "p", answers: Answers()),
            .reicheEin(declarations: [], retrievalConsent: false, mail: nil), .zieheZurueck(reason: "r"),
            .beantworteRueckfrage(RueckfrageId("q1"), text: "t", documents: []), .rufeAb(document.id), .uebernehme,
            .weiseZu(StaffId("s1"), name: "S", reason: "r"), .schreibeNotiz("n"),
            .stelleRueckfrage(text: "t", due: "2026-12-01"),
            .entwirfSchreiben(template: "bescheid", title: "T", values: [:]), .aendereSchreiben(letter, values: [:]),
            .verwirfSchreiben(letter), .entscheide(.bewilligung, letter: letter),
            .schreibenGedruckt(letter, document), .stelleZu(document.id, .post),
            .erledigeAufgabe(1, values: [:]), .auftragGescheitert(1, reason: "r"), .wecke(1),
            .bestaetigeZahlung(kassenzeichen: "k"),
            .schliesseAb(aktenzeichen: "a", aktenplaneinheit: "1", retentionEnd: "2036-12-31", retentionBasis: "b"),
        ]
        return dice.pick(all)
    }
}
