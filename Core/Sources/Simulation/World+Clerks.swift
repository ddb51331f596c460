import Basics
import Casework
import Hall
import Ports

extension World {
    func clerkActs(at process: Process) async {
        guard !files.isEmpty else { return }
        let file = dice.pick(files)
        let staff =
            dice.happens(900) ? dice.pick(Scene.staff.filter { $0.town == file.town.text }) : dice.pick(Scene.staff)
        let isOwn = staff.town == file.town.text
        // A clerk of another town comes through the own town's door; now and then straight, past the door.
        let scope: Scope = isOwn || dice.happens(300) ? .town(file.town) : .town(TownId(staff.town))
        let isForeign = scope != .town(file.town)
        let vorgang = try? await process.hall.open(file.id, scope: scope)
        if isForeign && vorgang != nil { broke("I6", "\(staff.id) reads c\(file.number) of another town") }
        guard let vorgang = vorgang ?? (isForeign ? file.vorgang : nil) else { return }
        guard let command = await clerksCommand(file, vorgang, at: process) else { return }
        let mayWork = Scene.mayWork(staff, on: file)
        let seen = dice.happens(80) ? max(1, vorgang.version - 1) : vorgang.version
        _ = await give(
            command, to: file, scope: scope, by: .staff(staff), seen: seen,
            expecting: isForeign ? .missing : mayWork ? .anything : .refusal, at: process)
    }

    private func clerksCommand(_ file: CaseFile, _ vorgang: Vorgang, at process: Process) async -> Command? {
        if dice.happens(200) { return anyCommand(vorgang) }
        if let command = processCommand(vorgang) { return command }
        let draft = vorgang.letters.first { $0.state == .entwurf }?.id
        switch vorgang.status {
        case .entwurf: return .uebernehme
        case .eingereicht: return .uebernehme
        case .inPruefung: return dice.happens(250) ? question() : newDraft()
        case .rueckfrageOffen: return .schreibeNotiz("n\(serial())")
        case .inEntscheidung:
            guard let draft else { return nil }
            return dice.pick([
                .entscheide(dice.pick(Entscheidung.Kind.allCases), letter: draft), .verwirfSchreiben(draft), question(),
                .aendereSchreiben(draft, values: ["text": "w\(serial())"]),
                .entscheide(.bewilligung, letter: draft), .entscheide(.ablehnung, letter: draft),
            ])
        case .entschieden:
            let notice = vorgang.decision.flatMap { vorgang.letter($0.letter)?.document } ?? "d0"
            return .stelleZu(notice, dice.pick(Bekanntgabeweg.allCases))
        case .zugestellt, .zurueckgezogen, .abgeschlossen:
            if let draft, dice.happens(700) { return .verwirfSchreiben(draft) }
            return await closing(file, at: process)
        }
    }

    /// Whatever a clerk may try, fitting or not.
    private func anyCommand(_ vorgang: Vorgang) -> Command {
        let letter = vorgang.letters.isEmpty ? "l0" : dice.pick(vorgang.letters).id
        let document = vorgang.documents.isEmpty ? "d0" : dice.pick(vorgang.documents).id
        let other = dice.pick(Scene.staff.filter { $0.town == vorgang.town })
        return dice.pick([
            .uebernehme, .weiseZu(other.id, name: other.name, reason: "z\(serial())"), .schreibeNotiz("n\(serial())"),
            .schreibeNotiz(" "), question(), .stelleRueckfrage(text: "q\(serial())", due: "31.12.2099"), newDraft(),
            .aendereSchreiben(letter, values: ["text": "w\(serial())"]), .verwirfSchreiben(letter),
            .entscheide(dice.pick(Entscheidung.Kind.allCases), letter: letter),
            .stelleZu(document, dice.pick(Bekanntgabeweg.allCases)),
        ])
    }

    private func question() -> Command { .stelleRueckfrage(text: "q\(serial())", due: "2099-12-31") }

    private func newDraft() -> Command {
        .entwirfSchreiben(template: "bescheid", title: "Bescheid \(serial())", values: ["text": "w"])
    }

    private func closing(_ file: CaseFile, at process: Process) async -> Command? {
        guard let number = try? await process.hall.registry.next("akte/10/2026", town: file.town) else { return nil }
        return .schliesseAb(
            aktenzeichen: "10-\(number)/2026", aktenplaneinheit: "10", retentionEnd: "2036-12-31",
            retentionBasis: "simulation")
    }

    /// An answer of the printer that nobody waits for any more: the letter may be printed already.
    func printerAnswersLate(at process: Process) async {
        guard let file = files.isEmpty ? nil : dice.pick(files), let letter = file.vorgang?.letters.first,
            let vorgang = try? await process.hall.open(file.id, scope: .town(file.town)),
            let document = try? await process.hall.storeDocument(
                Array("%PDF-late \(serial())".utf8), id: DocumentId("late-\(serial())"), title: letter.title,
                fileName: "late.pdf", mediaType: "application/pdf", origin: .schreiben(letter.id), of: vorgang)
        else { return }
        _ = await give(
            .schreibenGedruckt(letter.id, document), to: file, scope: .town(file.town), by: .system("letters"),
            at: process)
    }

    /// The operator destroys the key of a case, and what the index shows of it.
    func caseIsErased() async {
        guard let file = files.isEmpty ? nil : dice.pick(files), dice.happens(400), let row = file.row else { return }
        try? await keys.destroy(KeyId(row.keyId))
        try? await registry.index(file.id, town: file.town, entry: nil)
        disk.sync()
        change(file.number) { $0.isErased = true }
        log("operator erases c\(file.number)")
    }
}
