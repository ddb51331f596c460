import Basics
import Calendar
import Casework
import FrontDoor
import Hall
import Pages
import Ports

extension DeskDoor {
    var workRoutes: [Route] {
        [
            .get("/desk", .anyStaff) { visit in try await myWork(visit) },
            .get("/desk/vorgaenge", .staff(.sachbearbeitung)) { visit in try await list(visit) },
        ]
    }

    static let search = FormTarget(get: Address("desk", "vorgaenge"))

    private func myWork(_ visit: Visit) async throws -> Answer {
        guard let person = visit.staff else { throw Refusal.forbidden }
        let mine = try await hall.counts(for: person, assignee: person.id)
        let all = try await hall.counts(for: person)
        var next = VorgangFilter()
        next.statuses = Status.allCases.filter(\.isOpen)
        next.assignee = person.id
        next.order = .dueFirst
        let page = try await hall.cases(next, for: person, limit: 20)
        var late = next
        late.dueBefore = visit.now
        let overdue = try await hall.cases(late, for: person, limit: 100).lines.count
        let view = MyWorkView(
            name: person.name, today: BerlinTime.local(visit.now).date.german,
            figures: [
                .init(overdue, "überfällig", address(["wer": "ich", "frist": "vorbei"]), isUrgent: true),
                .init(all[.eingereicht], "neu eingegangen", address(["status": Status.eingereicht.rawValue])),
                .init(
                    mine[.inPruefung], "bei mir in Prüfung",
                    address(["wer": "ich", "status": Status.inPruefung.rawValue])),
                .init(
                    mine[.rueckfrageOffen], "warten auf Antwort",
                    address(["wer": "ich", "status": Status.rueckfrageOffen.rawValue])),
                .init(
                    mine[.entschieden], "zuzustellen", address(["wer": "ich", "status": Status.entschieden.rawValue])),
            ],
            next: table(
                "Meine offenen Vorgänge", page.lines, try await names(visit), visit,
                whenEmpty: "Sie haben gerade keinen offenen Vorgang. Unter „neu eingegangen“ wartet vielleicht einer."),
            search: DeskDoor.search, notice: DeskDoor.notice(visit.query["getan"]))
        return visit.deskPage(view)
    }

    private func address(_ query: [String: String]) -> Address {
        Address("desk", "vorgaenge", query: query.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    private func list(_ visit: Visit) async throws -> Answer {
        if let asked = visit.query["suche"], !asked.isEmpty { return try await search(asked, visit) }
        guard let person = visit.staff else { throw Refusal.forbidden }
        let page = try await hall.cases(filter(visit), for: person, after: visit.query["ab"], limit: 50)
        let view = CaseListView(
            "Vorgänge", chips: chips(visit), search: DeskDoor.search,
            table: table("Vorgänge", page.lines, try await names(visit), visit, whenEmpty: "Hier ist gerade nichts."),
            pages: Pagination(
                earlier: nil,
                later: page.next.map { next in
                    Address("desk", "vorgaenge", query: kept(visit) + [("ab", next)])
                }))
        return visit.deskPage(view)
    }

    private func search(_ asked: String, _ visit: Visit) async throws -> Answer {
        guard let person = visit.staff else { throw Refusal.forbidden }
        let hits = try await hall.search(asked, for: person, limit: 50)
        let count = hits.count == 1 ? "Ein Vorgang gefunden." : "\(hits.count) Vorgänge gefunden."
        return visit.deskPage(
            CaseListView(
                "Suche", search: DeskDoor.search, asked: asked, count: count,
                table: table(
                    "Treffer", hits, try await names(visit), visit,
                    whenEmpty:
                        "Kein Vorgang enthält alle diese Wörter. Versuchen Sie es mit weniger Wörtern oder dem Zeichen."
                ),
                pages: Pagination(earlier: nil, later: nil)))
    }

    private func filter(_ visit: Visit) -> VorgangFilter {
        var filter = VorgangFilter()
        if let status = visit.query["status"].flatMap(Status.init(rawValue:)) { filter.statuses = [status] }
        if visit.query["wer"] == "ich" { filter.assignee = visit.staff?.id }
        if visit.query["wer"] == "niemand" { filter.unassigned = true }
        if visit.query["frist"] == "vorbei" {
            filter.dueBefore = visit.now
            filter.order = .dueFirst
            if filter.statuses.isEmpty { filter.statuses = Status.allCases.filter(\.isOpen) }
        }
        return filter
    }

    private func kept(_ visit: Visit) -> [(String, String)] {
        ["frist", "status", "wer"].compactMap { name in visit.query[name].map { (name, $0) } }
    }

    private func chips(_ visit: Visit) -> [Link] {
        let status = visit.query["status"]
        let who = visit.query["wer"]
        var chips = [
            Link("alle", Address("desk", "vorgaenge"), isCurrent: kept(visit).isEmpty),
            Link("bei mir", address(["wer": "ich"]), isCurrent: who == "ich" && status == nil),
            Link("noch bei niemandem", address(["wer": "niemand"]), isCurrent: who == "niemand"),
        ]
        for one in Status.allCases where one != .entwurf {
            chips.append(
                Link(one.words.de, address(["status": one.rawValue]), isCurrent: status == one.rawValue && who == nil))
        }
        return chips
    }

    func names(_ visit: Visit) async throws -> [StaffId: String] {
        Dictionary(try await staff.accounts(scope: visit.scope).map { ($0.id, $0.name) }) { first, _ in first }
    }

    private func table(
        _ caption: String, _ lines: [VorgangPage.Line], _ names: [StaffId: String], _ visit: Visit, whenEmpty: String
    ) -> CaseTable {
        CaseTable(caption, lines.map { row($0, names, visit) }, whenEmpty: whenEmpty)
    }

    private func row(_ line: VorgangPage.Line, _ names: [StaffId: String], _ visit: Visit) -> CaseTable.Row {
        let row = line.row
        let due = row.due.map { BerlinTime.local($0.advanced(bySeconds: -1)).date.germanShort }
        return CaseTable.Row(
            link: Link(row.reference ?? "Entwurf", Address("desk", "vorgaenge", row.id.text)),
            title: line.title, service: row.serviceName, status: StatusTag(row.status),
            due: row.status.isOpen ? due : nil, dueNote: "Zielzeit der Leistung ab Eingang",
            isOverdue: row.status.isOpen && (row.due.map { $0 < visit.now } ?? false),
            clerk: row.assignee.flatMap { names[$0] },
            arrived: row.submitted.map { BerlinTime.local($0).date.germanShort } ?? "–", isUnread: row.unread)
    }

    /// What is said on the next page after something was done.
    static func notice(_ done: String?) -> Banner? {
        let words: String? =
            switch done {
            case "uebernommen": "Sie bearbeiten den Vorgang jetzt."
            case "gespeichert": "Gespeichert."
            case "rueckfrage": "Die Rückfrage ist gestellt."
            case "entschieden": "Der Bescheid ist freigegeben und wird erstellt."
            case "zugestellt": "Der Bescheid ist zugestellt."
            case "abgeschlossen": "Der Vorgang ist abgeschlossen und zur Akte genommen."
            case "erledigt": "Die Aufgabe ist erledigt."
            case "geloest": "Die Störung ist gelöst."
            case "verworfen": "Der Entwurf ist verworfen."
            case "eingriff-beantragt": "Der Eingriff ist beantragt. Eine zweite Person muss zustimmen."
            case "eingegriffen": "Der Eingriff ist ausgeführt."
            case "eingriff-abgelehnt": "Der Eingriff ist nicht ausgeführt; es bleibt, wie es war."
            case "fassung": "Der Vorgang läuft jetzt auf der anderen Fassung."
            default: nil
            }
        return words.map { Banner(.good, $0, isAnswer: true) }
    }
}

extension StatusTag {
    init(_ status: Status) {
        let mood: Mood =
            switch status {
            case .entwurf, .abgeschlossen, .zurueckgezogen: .quiet
            case .eingereicht, .inPruefung, .inEntscheidung: .info
            case .rueckfrageOffen: .attention
            case .entschieden, .zugestellt: .good
            }
        self.init(status.words.de, mood)
    }
}
