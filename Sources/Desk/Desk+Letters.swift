import Basics
import Casework
import FrontDoor
import Hall
import Pages
import Ports
import ServicePackages

extension DeskDoor {
    var letterRoutes: [Route] {
        [
            .get("/desk/vorgaenge/{id}/schreiben", .staff(.sachbearbeitung)) { visit in try await choose(visit) },
            .post("/desk/vorgaenge/{id}/schreiben", .staff(.sachbearbeitung)) { visit in try await begin(visit) },
            .get("/desk/vorgaenge/{id}/schreiben/{schreiben}", .staff(.sachbearbeitung)) { visit in
                let vorgang = try await open(visit)
                return visit.deskPage(try await letterPage(vorgang, visit))
            },
            .post("/desk/vorgaenge/{id}/schreiben/{schreiben}", .staff(.sachbearbeitung)) { visit in
                try await write(visit)
            },
            .get("/desk/vorgaenge/{id}/schreiben/{schreiben}/vorschau", .staff(.sachbearbeitung)) { visit in
                try await preview(visit)
            },
        ]
    }

    private func choose(_ visit: Visit) async throws -> Answer {
        let vorgang = try await open(visit)
        let letters = try await shelf.service(vorgang.service).letters(of: .notice)
        let choices = letters.map { Choice($0.name, $0.title) }
        let view = ConfirmView(
            caption: "\(vorgang.submission?.reference ?? "") · \(vorgang.service.name)",
            question: "Welchen Bescheid möchten Sie schreiben?",
            effects: [
                "Ein Entwurf entsteht aus der Vorlage und den Angaben des Antrags.",
                "Sie können ihn ändern, ansehen und verwerfen, bis Sie ihn freigeben.",
            ],
            controls: [.radios(Radios(Question("vorlage", "Vorlage"), choices, chosen: choices.first?.value))],
            target: FormTarget(
                post: Address("desk", "vorgaenge", vorgang.id.text, "schreiben"), token: visit.token,
                hidden: ["gesehen": String(vorgang.version)]),
            button: Button("Entwurf anlegen"), cancel: Link("Zurück zum Vorgang", back(vorgang)))
        return visit.deskPage(view)
    }

    private func back(_ vorgang: Vorgang) -> Address { Address("desk", "vorgaenge", vorgang.id.text) }

    private func begin(_ visit: Visit) async throws -> Answer {
        let vorgang = try await open(visit)
        let service = try await shelf.service(vorgang.service)
        guard let letter = visit.form["vorlage"].flatMap({ service.letters[$0] }), letter.kind == .notice else {
            throw CaseMissing()
        }
        do {
            let after = try await hall.perform(
                .entwirfSchreiben(template: letter.name, title: letter.title, values: [:]), on: vorgang.id,
                scope: visit.scope, by: visit.actor, seen: visit.form["gesehen"].flatMap { Int($0) })
            guard let draft = after.letters.last else { throw CaseMissing() }
            return .seeOther(Address("desk", "vorgaenge", vorgang.id.text, "schreiben", draft.id.text))
        } catch let moved as CaseMoved {
            return visit.deskPage(try await casePage(moved.vorgang, visit, notice: DeskDoor.moved(moved)))
        } catch let findings as Findings {
            return visit.deskPage(try await casePage(try await open(visit), visit, errors: findings.all))
        }
    }

    private func letterPage(
        _ vorgang: Vorgang, _ visit: Visit, errors: [Finding] = [], notice: Banner? = nil
    ) async throws -> LetterView {
        guard let town = visit.town, let draft = vorgang.letter(SchreibenId(visit["schreiben"])) else {
            throw CaseMissing()
        }
        let service = try await shelf.service(vorgang.service)
        guard let template = service.letters[draft.template] else { throw CaseMissing() }
        let page = try await hall.page(of: draft, in: vorgang, town: town, shelf: shelf)
        let inputs = template.inputs.map { input in
            Control.area(
                TextArea(
                    Question(
                        "eingabe-\(input.name)", input.label,
                        error: errors.first { $0.subject == "eingabe-\(input.name)" }.map { visit.language($0.words) }),
                    value: visit.form["eingabe-\(input.name)"] ?? draft.values[input.name] ?? "", rows: 6))
        }
        let isDraft = draft.state == .entwurf
        return LetterView(
            caption: "\(vorgang.submission?.reference ?? "") · \(vorgang.service.name)", heading: draft.title,
            controls: isDraft ? inputs : [], missing: page.missing.map { name(of: $0, template) },
            document: Address("desk", "vorgaenge", vorgang.id.text, "schreiben", draft.id.text, "vorschau"),
            errors: ErrorSummary(errors, in: visit.language).items, notice: notice,
            target: FormTarget(
                post: Address("desk", "vorgaenge", vorgang.id.text, "schreiben", draft.id.text), token: visit.token,
                hidden: ["gesehen": String(vorgang.version)]),
            buttons: isDraft
                ? [
                    Button("Speichern und Vorschau zeigen", name: "tat", value: "speichern", .secondary),
                    Button("Bescheid freigeben", name: "tat", value: "freigeben"),
                    Button("Entwurf verwerfen", name: "tat", value: "verwerfen", .secondary),
                ] : [],
            back: BackLink(back(vorgang), words: "Zurück zum Vorgang"))
    }

    /// A missing placeholder as the clerk knows it: by the label of the input, if it is one.
    private func name(of placeholder: String, _ template: Letter) -> String {
        template.inputs.first { placeholder == "eingabe." + $0.name }?.label ?? placeholder
    }

    /// The letter's text as its page, alone in a frame.
    private func preview(_ visit: Visit) async throws -> Answer {
        let vorgang = try await open(visit)
        guard let town = visit.town, let draft = vorgang.letter(SchreibenId(visit["schreiben"])) else {
            throw CaseMissing()
        }
        let page = try await hall.page(of: draft, in: vorgang, town: town, shelf: shelf)
        return .letter(page.html, styleHash: page.styleHash)
    }

    private func write(_ visit: Visit) async throws -> Answer {
        let vorgang = try await open(visit)
        let id = SchreibenId(visit["schreiben"])
        let here = Address("desk", "vorgaenge", vorgang.id.text, "schreiben", id.text)
        do {
            if visit.form["tat"] == "verwerfen" {
                _ = try await hall.perform(.verwirfSchreiben(id), on: vorgang.id, scope: visit.scope, by: visit.actor)
                return .seeOther(back(vorgang).adding("getan", "verworfen"))
            }
            var after = try await hall.perform(
                .aendereSchreiben(id, values: values(visit)), on: vorgang.id, scope: visit.scope, by: visit.actor,
                seen: visit.form["gesehen"].flatMap { Int($0) })
            guard visit.form["tat"] == "freigeben" else { return .seeOther(here) }
            after = try await release(id, after, visit)
            return .seeOther(back(after).adding("getan", "entschieden"))
        } catch let moved as CaseMoved {
            return visit.deskPage(try await letterPage(moved.vorgang, visit, notice: DeskDoor.moved(moved)))
        } catch let findings as Findings {
            return visit.deskPage(try await letterPage(try await open(visit), visit, errors: findings.all))
        }
    }

    private func values(_ visit: Visit) -> [String: String] {
        var values: [String: String] = [:]
        for field in visit.form.fields where field.name.hasPrefix("eingabe-") {
            values[String(field.name.dropFirst(8))] = field.value
        }
        return values
    }

    /// Decides with the letter, unless something in it is missing.
    private func release(_ id: SchreibenId, _ vorgang: Vorgang, _ visit: Visit) async throws -> Vorgang {
        guard let town = visit.town, let draft = vorgang.letter(id) else { throw CaseMissing() }
        let page = try await hall.page(of: draft, in: vorgang, town: town, shelf: shelf)
        guard page.missing.isEmpty else { throw Findings(page.missing.map(Finding.missing)) }
        guard let letter = try await shelf.service(vorgang.service).letters[draft.template] else { throw CaseMissing() }
        let kind: Entscheidung.Kind =
            switch letter.decision {
            case .refusal: .ablehnung
            case .partial: .teilbewilligung
            case .grant, nil: .bewilligung
            }
        return try await hall.perform(
            .entscheide(kind, letter: id), on: vorgang.id, scope: visit.scope, by: visit.actor, seen: vorgang.version)
    }
}

extension Finding {
    /// A placeholder of a letter has no value; `subject` is the clerk's input, if it is one.
    fileprivate static func missing(_ placeholder: String) -> Finding {
        let input = placeholder.hasPrefix("eingabe.") ? String(placeholder.dropFirst(8)) : nil
        return Finding(
            "letter-gap", .error,
            Words(
                de: "Im Schreiben fehlt noch etwas: \(placeholder). Füllen Sie die Stelle aus, bevor Sie es freigeben.",
                en: "Something is missing in the letter: \(placeholder). Fill it in before you release it."),
            subject: input.map { "eingabe-\($0)" })
    }
}
