import Pages

extension Gallery {
    static func desk() -> [(String, [UInt8])] {
        let shell = shell(.desk)
        let door = Gallery.door()
        return [
            ("desk-anmelden", door.page(DeskSignInView(.password(login: "jb"), target: post))),
            (
                "desk-code",
                door.page(
                    DeskSignInView(
                        .code,
                        errors: [.init("Der Code passt nicht. Nehmen Sie den, den die App jetzt zeigt.", name: "code")],
                        target: post))
            ),
            ("desk-arbeit", shell.page(myWork)), ("desk-liste", shell.page(caseList)),
            ("desk-vorgang", shell.page(caseView)),
            ("desk-brief", shell.page(letter)), ("desk-freigabe", shell.page(confirm)),
        ]
    }

    static func door() -> Shell {
        var door = shell(.desk)
        door.navigation = []
        door.person = nil
        return door
    }

    static let cases = CaseTable(
        "Vorgänge",
        [
            .init(
                link: Link("HUND-2026-7K3M", Address("desk", "vorgang", "1")), title: "O’Brien-Müller, Änne",
                service: "Hund anmelden",
                status: StatusTag("eingegangen", .info), due: "22. Februar 2027", dueNote: "Eingang + 3 Monate",
                arrived: "vor 2 Stunden", isUnread: true),
            .init(
                link: Link("PARK-2026-9QX2", Address("desk", "vorgang", "2")), title: "Weiß, Jürgen",
                service: "Bewohnerparkausweis",
                status: StatusTag("in Prüfung"), due: "gestern", isOverdue: true, clerk: "Jana Brückner",
                arrived: "8. August 2026"),
            .init(
                link: Link("URK-2026-11AB", Address("desk", "vorgang", "3")), title: nil, service: "Geburtsurkunde",
                status: StatusTag("Rückfrage", .attention), due: "6. Dezember 2026", clerk: "Tom Riedl",
                arrived: "20. November 2026"),
            .init(
                link: Link("HUND-2026-5TT1", Address("desk", "vorgang", "4")), title: "Çelik, Ayşe",
                service: "Hund anmelden",
                status: StatusTag("bewilligt", .good), clerk: "Jana Brückner", arrived: "18. November 2026"),
        ], whenEmpty: "Hier liegt nichts.")

    static let myWork = MyWorkView(
        name: "Jana Brückner", today: "Sonntag, 22. November 2026",
        figures: [
            .init(1, "überfällig", Address("desk", "a"), isUrgent: true),
            .init(4, "diese Woche fällig", Address("desk", "b")),
            .init(12, "neu", Address("desk", "c")), .init(2, "zurückgekommen", Address("desk", "d")),
            .init(7, "warten auf andere", Address("desk", "e")),
        ], next: cases, search: FormTarget(get: Address("desk", "suche")))

    static let caseList = CaseListView(
        "Vorgänge",
        chips: [
            Link("alle", Address("desk", "v")), Link("neu", Address("desk", "v1"), isCurrent: true),
            Link("meine", Address("desk", "v2")),
            Link("ohne Bearbeitung", Address("desk", "v3")), Link("überfällig", Address("desk", "v4")),
        ], search: FormTarget(get: Address("desk", "suche")), count: "12 neue Vorgänge, die neuesten zuerst",
        table: cases,
        pages: Pagination(earlier: nil, later: Address("desk", "v", query: [("ab", "x")]), position: "1 bis 4"))

    static let caseView = CaseView(
        reference: "HUND-2026-7K3M", name: "Änne O’Brien-Müller", service: "Hund anmelden",
        status: StatusTag("in Prüfung"),
        facts: [
            .init("Aktenzeichen", "961.01-2026/0042"), .init("Fällig", "22. Februar 2027", note: "Eingang + 3 Monate"),
            .init("Bearbeitung", "Jana Brückner"), .init("Zuständig", "Steueramt"),
        ],
        answers: answers.map { list in
            ReviewList(title: list.title, list.rows.map { .init($0.term, $0.values, mark: $0.mark) })
        },
        documents: [
            Link("Nachweis", Address("d1"), isCurrent: true), Link("Eingangsbestätigung", Address("d2")),
        ],
        reading: .init(
            title: "bescheid-2026.pdf", note: "PDF, 1,2 MB, 22. November 2026", kind: .download,
            download: Link("Herunterladen", Address("d1.pdf"))),
        next: .init(
            Button("Entscheiden"), target: post,
            controls: [
                .radios(
                    Radios(
                        Question("ergebnis", "Wie entscheiden Sie?"),
                        [Choice("ja", "Bewilligen"), Choice("nein", "Ablehnen")]))
            ]),
        others: [
            (
                "Rückfrage stellen",
                .init(
                    Button("Rückfrage senden", .secondary), target: post,
                    controls: [.area(TextArea(Question("frage", "Ihre Frage"), rows: 4))])
            ),
            (
                "Vorgang abschließen",
                .init(Button("Abschließen", .secondary), obstacle: "Der Bescheid ist noch nicht zugestellt.")
            ),
        ],
        timeline: [
            .init(
                "Jana Brückner hat den Vorgang übernommen.", when: "23. November 2026, 8:02 Uhr", who: "Sachbearbeitung"
            ),
            .init("Der Antrag ist eingegangen.", when: "22. November 2026, 14:05 Uhr", who: "Portal"),
        ], back: BackLink(Address("desk", "vorgaenge"), words: "Vorgänge"))

    static let letter = LetterView(
        caption: "HUND-2026-7K3M · Änne O’Brien-Müller", heading: "Bescheid schreiben",
        controls: [
            .text(TextInput(Question("betreff", "Betreff"), value: "Ihre Anmeldung zur Hundesteuer")),
            .area(
                TextArea(
                    Question("gruende", "Begründung"), value: "Sie halten seit dem 27. März 2026 einen Hund.", rows: 8)),
        ], missing: ["Kassenzeichen"],
        preview: [
            .heading("Bescheid über die Hundesteuer"),
            .paragraph([.words("Sehr geehrte "), .filled("Frau O’Brien-Müller"), .words(",")]),
            .paragraph([
                .words("für Ihren Hund "), .filled("Bello"), .words(" setzen wir die Steuer auf "), .filled("90,00 €"),
                .words(" im Jahr fest. Kassenzeichen: "), .missing("Kassenzeichen"),
            ]),
        ], target: post,
        buttons: [
            Button("Zur Freigabe", name: "_go", value: "frei"),
            Button("Vorschau erneuern", name: "_go", value: "schau", .secondary),
        ],
        back: BackLink(Address("desk", "vorgang", "1"), words: "Zum Vorgang"))

    static let confirm = ConfirmView(
        caption: "HUND-2026-7K3M · Änne O’Brien-Müller", question: "Bescheid freigeben?",
        effects: [
            "Der Bescheid liegt sofort auf der Statusseite.", "Änne O’Brien-Müller bekommt eine E-Mail ohne Inhalt.",
            "Der Text kann danach nicht mehr geändert werden.",
        ],
        facts: [
            .init("Empfängerin", "Änne O’Brien-Müller"),
            .init("Bekannt gegeben am", "28. November 2026", note: "Bereitstellung + 4 Tage, § 41 Abs. 2a VwVfG"),
        ],
        target: post, button: Button("Bescheid freigeben"), cancel: Link("Zurück zum Brief", Address("desk", "brief")))
}
