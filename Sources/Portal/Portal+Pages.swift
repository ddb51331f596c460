import Basics
import Casework
import Forms
import FrontDoor
import Hall
import Pages
import Ports

extension PortalDoor {
    /// A page of the form as it stands; with its findings when one comes back from saving it.
    func page(_ visit: Visit) async throws -> Answer {
        let draft = try await draft(visit)
        let visit = draft.visit
        if draft.isSubmitted { return .seeOther(draft.receipt) }
        guard let stop = Stop(address: visit["page"]), let page = draft.filled.page(at: stop) else {
            return .seeOther(draft.goal(draft.filled.firstOpenStop))
        }
        let findings = visit.query["fehler"] == nil ? [] : draft.filled.findings(at: stop)
        return answer(page, of: draft, visit, findings: findings)
    }

    func page(_ draft: Draft, _ stop: Stop, _ visit: Visit, findings: [Finding]) throws -> Answer {
        guard let page = draft.filled.page(at: stop) else { return .seeOther(draft.goal(nil)) }
        return answer(page, of: draft, visit, findings: findings)
    }

    private func answer(_ page: PageForm, of draft: Draft, _ visit: Visit, findings: [Finding]) -> Answer {
        let stop = page.stop
        var action = draft.address(stop)
        let returns = visit.query["zurueck"] == "pruefen"
        if returns { action = action.adding("zurueck", "pruefen") }
        let target = FormTarget(post: action, token: visit.token, takesFiles: true)
        let back = BackLink(returns ? draft.review : page.progress.previous.map(draft.address) ?? service(draft))
        switch page.content {
        case .list(let list):
            return visit.page(
                RepeatListView(
                    page, list, findings: findings, target: target, back: back, in: visit.language,
                    address: draft.address))
        case .fields:
            return visit.page(FormPageView(page, findings: findings, target: target, back: back, in: visit.language))
        }
    }

    private func service(_ draft: Draft) -> Address { Address(draft.town, "leistungen", draft.vorgang.service.slug) }

    /// Saves a page as it was sent, right or wrong, and goes on.
    func save(_ visit: Visit) async throws -> Answer {
        let (found, opened) = try await openDraft(visit)
        var draft = found
        let visit = draft.visit
        if draft.isSubmitted { return .seeOther(draft.receipt) }
        guard let stop = Stop(address: visit["page"]), let shown = draft.filled.page(at: stop) else {
            return .seeOther(draft.goal(draft.filled.firstOpenStop))
        }
        let id = draft.vorgang.id
        draft.filled.take(PortalDoor.inputs(visit.form), at: stop)
        let scope = try visit.scope
        let refused = try await attach(visit.form.files, to: &draft.filled) { file, kind in
            try await hall.storeFile(file.bytes, name: file.name, mediaType: kind.type, for: id, scope: scope)
        }
        let stays = changeRows(&draft.filled, shown, visit)
        do {
            draft.vorgang = try await hall.perform(
                .speichereSeite(page: stop.description, answers: draft.filled.answers), on: opened, by: .antragsteller)
        } catch is Findings {
            return .seeOther(draft.receipt)
        }
        if !refused.isEmpty {
            return try page(draft, stop, visit, findings: beside(refused, of: stop, draft, visit))
        }
        if let stays { return .seeOther(stays == stop ? draft.address(stop) : draft.address(stays)) }
        return after(stop, draft, visit, asked: shown.asked)
    }

    /// Adds or removes rows and files as the buttons say; answers where the visit stays, or nil to go on.
    private func changeRows(_ filled: inout FilledForm, _ page: PageForm, _ visit: Visit) -> Stop? {
        if let value = visit.form[RepeatListView.Name.remove] {
            if let removed = Upload.removed(value), let path = AnswerPath(text: removed.name) {
                _ = filled.detach(FileReference.BlobID(removed.file), at: path)
            } else if let row = AnswerPath(text: value) {
                _ = filled.removeRow(row)
            }
            return page.stop
        }
        guard case .list(let list) = page.content, visit.form[RepeatListView.Name.more] == "true" else { return nil }
        guard let row = filled.addRow(of: list.path) else { return page.stop }
        return filled.firstStop(inRow: row, of: list.path) ?? page.stop
    }

    /// Where a saved page leads: to itself with its findings, to the saved page, back to the review, or on.
    ///
    /// Questions that only these answers brought up are no mistakes yet: `asked` are the places that the page asked for.
    func after(_ stop: Stop, _ draft: Draft, _ visit: Visit, asked: Set<String>) -> Answer {
        if visit.form[FormPageView.Name.go] == "spaeter" { return .seeOther(draft.saved) }
        if visit.form[Upload.Name.add] != nil {
            let here = draft.address(stop)
            return .seeOther(visit.query["zurueck"] == "pruefen" ? here.adding("zurueck", "pruefen") : here)
        }
        let findings = draft.filled.findings(at: stop)
        guard findings.isEmpty else {
            let areNew = findings.allSatisfy { $0.subject.map { !asked.contains($0) } ?? false }
            let here = areNew ? draft.address(stop) : draft.address(stop).adding("fehler", "1")
            return .seeOther(visit.query["zurueck"] == "pruefen" ? here.adding("zurueck", "pruefen") : here)
        }
        if visit.query["zurueck"] == "pruefen", draft.filled.firstOpenStop == nil { return .seeOther(draft.review) }
        return .seeOther(draft.goal(draft.filled.progress(at: stop)?.next))
    }

    /// What is said beside files that were refused: nothing where only files were sent; else the other mistakes of the page,
    /// but not that the file is missing.
    func beside(_ refused: [Finding], of stop: Stop, _ draft: Draft, _ visit: Visit) -> [Finding] {
        guard visit.form[Upload.Name.add] == nil else { return refused }
        let places = Set(refused.compactMap(\.subject))
        return refused + draft.filled.findings(at: stop).filter { $0.subject.map { !places.contains($0) } ?? true }
    }

    /// Keeps the files that may be kept; each of the others gets a finding of its own.
    func attach(
        _ files: [FormBody.File], to filled: inout FilledForm,
        store: (FormBody.File, FileKind) async throws -> FileReference
    ) async throws -> [Finding] {
        var findings: [Finding] = []
        for file in files {
            guard let path = AnswerPath(text: file.field), let node = filled.form.tree.node(at: path),
                let field = node.field, field.type == .file
            else { continue }
            let most = min(field.constraints.maxSize ?? Limits.uploadBytes, Limits.uploadBytes)
            guard !file.isTooLarge, file.size <= most else {
                findings.append(.fileTooLarge(file, most, path))
                continue
            }
            guard let kind = FileKind(file.bytes), Finding.takes(kind, field.constraints.mediaTypes) else {
                findings.append(file.bytes.isEmpty ? .fileFault(file, .empty, path) : .fileKind(file, path))
                continue
            }
            if let fault = FileFault(file.bytes, name: file.name, kind: kind) {
                findings.append(.fileFault(file, fault, path))
                continue
            }
            let kept = filled.answers.files
            guard kept.count < Limits.applicationUploads,
                kept.reduce(file.size, { $0 + $1.size }) <= Limits.applicationUploadBytes
            else {
                findings.append(.filesTooMany(file, path))
                continue
            }
            do {
                _ = filled.attach(try await store(file, kind), at: path)
            } catch let refused as UploadRefused {
                findings.append(.fileFault(file, FileFault(refused), path))
            }
        }
        return findings
    }
}

extension Finding {
    /// Without a list of its own a field takes PDF, JPEG and PNG.
    static func takes(_ kind: FileKind, _ types: [String]) -> Bool {
        types.isEmpty ? [.pdf, .jpeg, .png].contains(kind) : types.contains(kind.type)
    }

    static func fileTooLarge(_ file: FormBody.File, _ most: Int, _ path: AnswerPath) -> Finding {
        Finding(
            "upload-size", .error,
            Words(
                de:
                    "Die Datei „\(file.name)“ ist zu groß. Erlaubt sind höchstens \(most / 1_000_000) MB. Verkleinern Sie sie "
                    + "oder schicken Sie ein Foto.",
                en: "The file “\(file.name)” is too large: at most \(most / 1_000_000) MB."), subject: path.description)
    }

    static func fileFault(_ file: FormBody.File, _ fault: FileFault, _ path: AnswerPath) -> Finding {
        Finding(
            fault.rawValue, .error,
            Words(de: "„\(file.name)“: \(fault.words.de)", en: "“\(file.name)”: \(fault.words.en)"),
            subject: path.description)
    }

    static func filesTooMany(_ file: FormBody.File, _ path: AnswerPath) -> Finding {
        let (count, size) = (Limits.applicationUploads, Limits.applicationUploadBytes / 1_000_000)
        return Finding(
            "upload-total", .error,
            Words(
                de:
                    "Die Datei „\(file.name)“ passt nicht mehr dazu: Ein Antrag nimmt höchstens \(count) Dateien mit "
                    + "zusammen \(size) MB.",
                en:
                    "The file “\(file.name)” is one too many: an application takes \(count) files of \(size) MB together."
            ),
            subject: path.description)
    }

    static func fileKind(_ file: FormBody.File, _ path: AnswerPath) -> Finding {
        Finding(
            "upload-kind", .error,
            Words(
                de:
                    "Die Datei „\(file.name)“ können wir nicht annehmen. Schicken Sie ein PDF oder ein Bild (JPG, PNG).",
                en: "We cannot take the file “\(file.name)”. Send a PDF or a picture (JPG, PNG)."),
            subject: path.description)
    }
}
