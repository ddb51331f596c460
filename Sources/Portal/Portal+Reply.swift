import Basics
import Calendar
import Casework
import FrontDoor
import Hall
import Pages
import Ports

extension PortalDoor {
    /// Answering a query of the town, with words and files.
    var replyRoutes: [Route] {
        [
            .get("/{town}/vorgang/{id}/rueckfrage", .holder) { visit in
                let vorgang = try await held(visit)
                guard let question = vorgang.openQuestion else {
                    return .seeOther(address(of: vorgang, try visit.place))
                }
                return visit.page(replyPage(question, vorgang, try visit.place, visit, Reply()))
            },
            .post("/{town}/vorgang/{id}/rueckfrage", .holder, .files) { visit in try await reply(visit) },
        ]
    }

    private func replyPage(
        _ question: Rueckfrage, _ vorgang: Vorgang, _ town: Town, _ visit: Visit, _ reply: Reply,
        errors: [ErrorSummary.Item] = []
    ) -> QueryAnswerView {
        let language = visit.language
        let due = CivilDate(iso: question.due).map { language.date($0) } ?? question.due
        let text = TextArea(
            Question(
                Reply.Name.text, language("Ihre Antwort", "Your answer"),
                error: errors.first { $0.name == Reply.Name.text }?.words),
            value: reply.text, rows: 6, maxLength: Reply.mostCharacters)
        let size = language.bytes(Limits.uploadBytes)
        let upload = Upload(
            Question(
                Reply.Name.files, language("Dateien", "Files"),
                error: errors.first { $0.name == Reply.Name.files }?.words, isOptional: true),
            files: reply.shown(in: language),
            allowed: language(
                "PDF, JPG, PNG, HEIC, TIFF oder WEBP, jede höchstens \(size).",
                "PDF, JPG, PNG, HEIC, TIFF or WEBP, each at most \(size)."),
            endings: FileKind.allCases.map(\.type).joined(separator: ","), takesSeveral: true)
        return QueryAnswerView(
            caption: "\(vorgang.submission?.reference ?? "") · \(vorgang.service.name)", question: question.text,
            from: "\(town.name) · \(language.moment(question.at))",
            due: language("Bitte antworten Sie bis zum \(due).", "Please answer by \(due)."),
            controls: [.area(text), .upload(upload)], errors: errors,
            target: FormTarget(
                post: Address(town.slug, "vorgang", vorgang.id.text, "rueckfrage"), token: visit.token,
                hidden: [
                    Reply.Name.question: question.id.text,
                    Reply.Name.kept: visit.pass(reply.keptText(of: vorgang.id), seconds: SweepRound.graceSeconds / 2),
                ], takesFiles: true),
            back: BackLink(Address(town.slug, "vorgang", vorgang.id.text)))
    }

    /// Takes the answer. Files are kept at once, so that a mistake elsewhere on the page loses none of them; one that is
    /// refused leaves the others untouched.
    private func reply(_ visit: Visit) async throws -> Answer {
        let town = try visit.place
        let vorgang = try await held(visit)
        let home = address(of: vorgang, town)
        guard let question = vorgang.openQuestion,
            question.id.text == visit.form[Reply.Name.question] ?? question.id.text
        else { return .seeOther(home) }
        var reply = Reply(visit, of: vorgang.id)
        for file in visit.form.files(Reply.Name.files) { try await take(file, into: &reply, vorgang, visit) }
        var errors = reply.errors(in: visit.language)
        let onlyFiles = visit.form[Upload.Name.add] != nil || visit.form[Upload.Name.remove] != nil
        guard errors.isEmpty, !onlyFiles else {
            return visit.page(replyPage(question, vorgang, town, visit, reply, errors: errors))
        }
        do {
            let documents = reply.kept.map { $0.document(for: question.id, at: visit.now) }
            let after = try await hall.perform(
                .beantworteRueckfrage(question.id, text: reply.text, documents: documents), on: vorgang.id,
                scope: visit.scope, by: visit.actor)
            return .seeOther(address(of: after, town).adding("getan", "beantwortet"))
        } catch let findings as Findings {
            guard let still = try await held(visit).openQuestion, still.id == question.id else {
                return .seeOther(home)
            }
            errors = ErrorSummary(findings.all, in: visit.language).items
            return visit.page(replyPage(question, vorgang, town, visit, reply, errors: errors))
        }
    }

    /// Keeps a file if it is what a town hall takes; what it is, its content says.
    private func take(
        _ file: FormBody.File, into reply: inout Reply, _ vorgang: Vorgang, _ visit: Visit
    ) async throws {
        if let refusal = reply.refusal(of: file, visit.language) {
            reply.refused.append((file.name, file.size, refusal))
            return
        }
        guard let kind = FileKind(file.bytes) else { return }
        do {
            let kept = try await hall.storeFile(
                file.bytes, name: file.name, mediaType: kind.type, for: vorgang.id, scope: visit.scope)
            reply.kept.append(Reply.File(kept))
        } catch let refused as UploadRefused {
            let words = FileFault(refused).words
            reply.refused.append((file.name, file.size, visit.language(words.de, words.en)))
        }
    }
}
