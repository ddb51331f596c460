import Basics
import Casework
import Forms
import Hall
import Ports
import Synchronization

extension World {
    func citizenActs(at process: Process) async {
        let files = self.files
        if files.isEmpty || (files.count < World.cases && dice.happens(250)) { return await beginDraft(at: process) }
        let file = dice.pick(files)
        guard file.told > 0 else {
            // A form that got no answer is sent again soon, or never.
            if file.touched.advanced(bySeconds: 86_400) > clock.now { await begin(file, at: process) }
            return
        }
        // Now and then the form of another page, or of an older state, is sent.
        let vorgang =
            dice.happens(900) ? (try? await process.hall.open(file.id, scope: .town(file.town))) : file.vorgang
        guard let command = await citizensCommand(file, vorgang, at: process) else { return }
        for _ in 0...(dice.happens(200) ? 1 : 0) { await citizenGives(command, file, at: process) }
    }

    private func citizenGives(_ command: Command, _ file: CaseFile, at process: Process) async {
        if dice.happens(40) {
            let town = dice.pick(Scene.towns.filter { $0 != file.town })
            _ = await give(
                command, to: file, scope: .town(town), by: .antragsteller, expecting: .missing, at: process)
            return
        }
        let outcome = await give(command, to: file, scope: .town(file.town), by: .antragsteller, at: process)
        guard case .reicheEin = command, case .done(let vorgang) = outcome else { return }
        let (known, told) = (files[file.number].reference, vorgang.submission?.reference)
        if told == nil || (known != nil && known != told) {
            broke("I2", "c\(file.number) was given the numbers \(known ?? "none") and \(told ?? "none")")
        }
        change(file.number) { $0.reference = told }
    }

    private func beginDraft(at process: Process) async {
        let number = state.withLock { $0.files.count }
        guard
            let draft = try? await process.hall.newDraft(of: Scene.service(of: number), town: dice.pick(Scene.towns))
        else { return log("\(process.node.name) no draft") }
        let (mail, consent) = (dice.happens(700), dice.happens(800))
        // Somebody else may have begun a draft in the meantime.
        let file = state.withLock { state in
            let number = state.files.count
            let file = CaseFile(
                number: number, draft: draft, mail: mail ? "c\(number)@example.org" : nil, consent: consent,
                touched: clock.now)
            state.files.append(file)
            return file
        }
        await begin(file, at: process)
    }

    private func begin(_ file: CaseFile, at process: Process) async {
        var uploads: [FileReference] = []
        if dice.happens(200), let upload = await firstUpload(to: file, at: process) { uploads = [upload] }
        let answers = Scene.answers(file.name, "t\(serial())", uploads)
        let outcome = await Outcome {
            try await process.hall.begin(file.draft, language: "de", page: "p1", answers: answers)
        }
        log("\(process.node.name) citizen begin c\(file.number) → \(outcome.text)")
        let saved = "save|p1|\(Fingerprint.text(answers))"
        switch outcome {
        case .done(let vorgang):
            change(file.number) { file in
                if vorgang.version >= file.told { file.touched = vorgang.changed }
                file.told = max(file.told, vorgang.version)
                file.mark(Fingerprint.begun, once: true, done: true)
                file.mark(saved, once: false, done: true)
            }
        case .unanswered:
            change(file.number) { file in
                file.mark(Fingerprint.begun, once: true, done: false)
                file.mark(saved, once: false, done: false)
            }
        case .refused: break
        case .wrong(let text): broke("I3", text)
        }
    }

    private func citizensCommand(_ file: CaseFile, _ vorgang: Vorgang?, at process: Process) async -> Command? {
        let submit = Command.reicheEin(declarations: ["wahr"], retrievalConsent: file.consent, mail: file.mail)
        switch dice.number(in: 1...100) {
        case ...5: return .zieheZurueck(reason: dice.happens(500) ? "verzogen" : "r\(serial())")
        case ...10: return .reicheEin(declarations: [], retrievalConsent: file.consent, mail: file.mail)
        case ...15: return submit
        default: break
        }
        switch vorgang?.status {
        case .entwurf:
            if dice.happens(500) { return submit }
            var uploads: [FileReference] = []
            if dice.happens(300), let upload = await upload(to: file, at: process) { uploads = [upload] }
            let text = dice.happens(800) ? "t\(serial())" : "again"
            return .speichereSeite(page: "p\(dice.number(in: 1...2))", answers: Scene.answers(file.name, text, uploads))
        case .rueckfrageOffen: return await answer(to: file, vorgang, at: process)
        case .zugestellt, .abgeschlossen:
            return vorgang.flatMap { dice.happens(700) ? $0.deliveries.first : nil }.map { .rufeAb($0.document) }
        default: return dice.happens(300) ? submit : nil
        }
    }

    private func answer(to file: CaseFile, _ vorgang: Vorgang?, at process: Process) async -> Command? {
        guard let question = vorgang?.openQuestion else { return nil }
        var documents: [Dokument] = []
        if dice.happens(300), let upload = await upload(to: file, at: process) {
            documents = [
                Dokument(
                    id: DocumentId(upload.blob.text), title: upload.name, fileName: upload.name,
                    mediaType: upload.mediaType, size: upload.size, hash: upload.hash, blob: upload.blob.text,
                    at: clock.now, origin: .nachgereicht(question.id))
            ]
        }
        return .beantworteRueckfrage(question.id, text: dice.happens(900) ? "a\(serial())" : " ", documents: documents)
    }

    private func firstUpload(to file: CaseFile, at process: Process) async -> FileReference? {
        try? await process.hall.storeFile(
            Array("first file of \(file.name)".utf8), name: "f.png", mediaType: "image/png", for: file.draft)
    }

    private func upload(to file: CaseFile, at process: Process) async -> FileReference? {
        try? await process.hall.storeFile(
            Array("file \(serial()) of \(file.name)".utf8), name: "f.png", mediaType: "image/png", for: file.id,
            scope: .town(file.town))
    }

    /// A citizen opens the status page with the number and the secret; a curious one with a wrong secret or town.
    func citizenLooks(at process: Process) async {
        guard !files.isEmpty else { return }
        let file = dice.pick(files)
        let name = file.reference ?? file.id.text
        let isCurious = dice.happens(500)
        let (secret, town) =
            isCurious && dice.happens(500)
            ? (file.draft.secret, dice.pick(Scene.towns.filter { $0 != file.town }))
            : (
                isCurious
                    ? dice.pick(files.filter { $0.number != file.number }.map(\.draft.secret) + [""])
                    : file.draft.secret, file.town
            )
        do {
            let found = try await process.hall.open(reference: name, secret: secret, scope: .town(town))
            log(
                "\(process.node.name) citizen looks at c\(file.number) → \(found.map { "v\($0.version)" } ?? "nothing")"
            )
            if found != nil && isCurious { broke("I6", "a wrong secret or town opened c\(file.number)") }
            if found == nil && !isCurious && file.told > 0 && !file.isSwept && !isOver(file) {
                broke("I1", "its own secret does not open c\(file.number)")
            }
        } catch is CaseMissing {
            if !isCurious && !files[file.number].isErased && !isOver(file) {
                broke("I1", "c\(file.number) is missing for its holder")
            }
        } catch {
            log("\(process.node.name) citizen looks at c\(file.number) → ?")
        }
    }
}
