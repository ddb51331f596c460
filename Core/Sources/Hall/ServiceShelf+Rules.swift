public import Basics
import Calendar
public import Casework
public import Forms
import ServicePackages

extension ServiceShelf {
    public func findings(in answers: Answers, declared: [String], of ref: ServiceRef) async throws -> [Finding] {
        let form = try await service(ref).form()
        let missing = form.journey.declarations.filter { $0.required && !declared.contains($0.id) }
        return FilledForm(form, answers, clock: clock).findings.map(\.finding) + missing.map(Finding.undeclared)
    }

    public func due(from now: Instant, town: String, of ref: ServiceRef) async throws -> Instant? {
        guard let days = try await service(ref).akte.targetDays else { return nil }
        return BerlinTime.start(of: BerlinTime.local(now).date.adding(days: days + 1))
    }

    /// The weeks of the service, no more than the operator allows. A service that is not installed any more gave its drafts
    /// the usual weeks.
    public func draftDays(of ref: ServiceRef) async throws -> Int {
        var weeks = AkteSettings.usualDraftWeeks
        do { weeks = try await service(ref).akte.draftWeeks } catch is CaseMissing {}
        return min(7 * weeks, mostDraftDays ?? .max)
    }

    public var shortestDraftDays: Int { min(7, mostDraftDays ?? 7) }

    /// The fields that the package names as searchable; where it names none, those that hold a name.
    public func indexEntry(of vorgang: Vorgang) async throws -> VorgangIndexEntry? {
        indexEntry(of: vorgang, try await filled(vorgang))
    }

    /// The same from a form that is filled in already.
    public func indexEntry(of vorgang: Vorgang, _ filled: FilledForm) -> VorgangIndexEntry {
        let known = filled.values { $0.isSearchable || $0.holdsName }
        let named = known.filter(\.node.isSearchable)
        let persons = known.filter(\.node.holdsName)
        // The first person by name, and one more thing that tells the case from others: a dog, a subject.
        let shown = (named.isEmpty ? persons : named).map { $0.value.printed }
        let others = named.filter { !$0.node.holdsName }.prefix(1).map { $0.value.printed }
        let title = ([firstName(of: persons)].compactMap(\.self) + others).joined(separator: ", ")
        let words = [vorgang.submission?.reference ?? "", vorgang.service.name, vorgang.aktenzeichen ?? ""] + shown
        return VorgangIndexEntry(
            id: vorgang.id, town: vorgang.town, version: vorgang.version, title: title,
            text: words.filter { !$0.isEmpty }.joined(separator: " "))
    }

    /// The first person that the answers name, as people say it; nil if they name none. Who comes after (a holder, a
    /// child) is somebody else.
    private func firstName(of persons: [(path: AnswerPath, node: FormNode, value: FormValue)]) -> String? {
        // What browsers fill in is the name of whoever applies.
        let own = persons.filter { $0.node.settings.autocomplete != nil }
        var parts: [FormNode.NamePart: String] = [:]
        for (_, node, value) in own.isEmpty ? persons : own {
            guard let part = node.namePart, parts[part] == nil else { break }
            parts[part] = value.printed
        }
        let person = [parts[.given], parts[.family]].compactMap(\.self).joined(separator: " ")
        let names = [person, parts[.whole] ?? ""].filter { !$0.isEmpty }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }
}

extension Finding {
    /// A declaration that must be made and was not; `subject` is its id.
    static func undeclared(_ declaration: Declaration) -> Finding {
        Finding(
            "declaration-missing", .error,
            Words(
                de: "Bestätigen Sie diese Erklärung, bevor Sie den Antrag absenden.",
                en: "Confirm this declaration before you send the application."),
            subject: declaration.id)
    }
}
