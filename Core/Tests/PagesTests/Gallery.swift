import Pages

/// One page of each kind, filled as it is on a working day: for tests, and to be looked at.
struct Gallery {
    static let town = Face(
        name: "Stadt Auenfeld", home: Address("auenfeld", ""), crest: .shield(.waves),
        accent: Accent(red: 0x0b, green: 0x5c, blue: 0x6b), line: "Rathaus online")

    static func shell(_ door: Shell.Door = .portal, language: Language = .german) -> Shell {
        let out = FormTarget(post: Address("desk", "abmelden"), token: "t")
        return Shell(
            door: door, face: town, language: language,
            languages: door == .desk
                ? [] : Language.allCases.map { ($0, Address("auenfeld", "", query: [("sprache", $0.rawValue)])) },
            navigation: door == .desk
                ? [
                    Link("Meine Arbeit", Address("desk", ""), isCurrent: true),
                    Link("Vorgänge", Address("desk", "vorgaenge")),
                    Link("Briefe", Address("desk", "briefe")),
                ] : [Link("Leistungen", Address("auenfeld", "leistungen"))],
            person: door == .desk ? (name: "Jana Brückner", signOut: out) : nil,
            footer: [
                Link("Impressum", Address("auenfeld", "impressum")),
                Link("Datenschutz", Address("auenfeld", "datenschutz")),
                Link("Barrierefreiheit", Address("auenfeld", "barrierefreiheit")),
            ],
            styleSheets: [Asset.styleSheet().address, Asset.accent(town.accent).address],
            script: Asset.script().address, icon: Asset.icon().address, sessionSeconds: door == .desk ? 1_800 : nil)
    }

    static let contact = Contact(
        name: "Bürgerbüro", address: ["Marktplatz 1", "36999 Auenfeld"], telephone: "06699 123-0",
        mail: "buergerbuero@auenfeld.example", hours: ["Mo, Di, Do, Fr 8–12 Uhr", "Do 14–18 Uhr"])

    static let post = FormTarget(post: Address("auenfeld", "antrag", "x1", "p3"), token: "t0k3n", once: "0nc3")
    static let back = BackLink(Address("auenfeld", "antrag", "x1", "p2"))

    /// The pages by name.
    static func pages() -> [(String, [UInt8])] { portal() + desk() }

    static func portal() -> [(String, [UInt8])] {
        let shell = shell()
        return [
            ("start", shell.page(start)), ("heim", shell.page(home)), ("liste", shell.page(list)),
            ("leistung", shell.page(service)), ("frage", shell.page(oneQuestion)), ("felder", shell.page(manyFields)),
            ("fehler", shell.page(mistakes)), ("wiederholung", shell.page(rows)), ("hochladen", shell.page(upload)),
            ("pruefen", shell.page(review)), ("beleg", shell.page(receipt)), ("status", shell.page(status)),
            ("rueckfrage", shell.page(query)), ("code", shell.page(CodeEntryView(.status, target: post, back: back))),
            ("gespeichert", shell.page(saved)), ("anmelden", shell.page(signIn)),
            (
                "nicht-gefunden",
                shell.page(ErrorView(.notFound(asked: "hunde<b>"), ways: most, search: search, contact: contact))
            ),
            ("panne", shell.page(ErrorView(.failure(number: "7k3m-92xq"), contact: contact))),
            ("english", Gallery.shell(language: .english).page(oneQuestion)),
        ]
    }

    static let search = FormTarget(get: Address("auenfeld", "leistungen"))
    static let most = [
        Link("Hund anmelden", Address("auenfeld", "leistungen", "hundesteuer")),
        Link("Bewohnerparkausweis", Address("auenfeld", "leistungen", "parken")),
        Link("Geburtsurkunde bestellen", Address("auenfeld", "leistungen", "urkunde")),
        Link("Wohnsitz ummelden", Address("auenfeld", "leistungen", "ummelden")),
        Link("Personalausweis", Address("auenfeld", "leistungen", "ausweis")),
        Link("Digitaler Briefkasten", Address("auenfeld", "leistungen", "briefkasten")),
    ]

    static let start = StartView(
        target: FormTarget(get: .root), typed: "35279",
        answer: .several(
            postcode: "35279",
            [
                .init(Link("Neustadt (Hessen)", Address("neustadt", "")), note: "Kreis Marburg-Biedenkopf"),
                .init(Link("Stadtallendorf", Address("stadtallendorf", "")), note: "Kreis Marburg-Biedenkopf"),
            ]))

    static let home = TownHomeView(
        town: "Auenfeld", target: search, mostUsed: most,
        situations: [
            .init(Link("Umziehen", Address("a")), note: "Wohnsitz anmelden, Parkausweis, Hund ummelden, Abfalltonne"),
            .init(Link("Ein Kind bekommen", Address("b")), note: "Geburtsurkunde, Elterngeld, Kita-Platz"),
            .init(Link("Ein Gewerbe beginnen", Address("c")), note: "Gewerbe anmelden, Erlaubnisse, Sondernutzung"),
        ], contact: contact,
        ways: [Link("Antrag weiter ausfüllen", Address("d")), Link("Wie steht es um meinen Antrag?", Address("e"))],
        help: [Link("Diese Seite in Leichter Sprache", Address("f"))])

    static let list = ServiceListView(
        target: search, asked: "hund",
        groups: [
            .init(
                nil,
                [
                    .init(most[0], summary: "Wer einen Hund hält, meldet ihn bei der Stadt an und zahlt Hundesteuer."),
                    .init(
                        Link("Hund abmelden", Address("h")), summary: "Wenn der Hund weg ist, verkauft oder verstorben."
                    ),
                    .init(
                        Link("Erlaubnis für einen gefährlichen Hund", Address("g")),
                        summary: "Für Hunde auf der Liste der Hundeverordnung.",
                        note: "Zuständig: Ordnungsamt des Kreises"),
                ])
        ], contact: contact, back: BackLink(Address("auenfeld", "")))

    static let service = ServiceView(
        name: "Hund anmelden",
        lead:
            "Wenn Sie in Auenfeld einen Hund halten, melden Sie ihn innerhalb von zwei Wochen an. Die Steuermarke kommt mit der Post.",
        beginning: .online(
            Button("Jetzt anmelden", to: Address("auenfeld", "leistungen", "hundesteuer", "beginnen")),
            login: "Sie brauchen kein Konto. Ihre Angaben werden nach jedem Schritt gespeichert."),
        facts: [
            .init("Kosten", "Anmeldung kostenlos", note: "Steuer: 90 € im Jahr für den ersten Hund"),
            .init("Ausfüllen", "etwa 10 Minuten"),
            .init("Bearbeitung", "meist 4 Tage", note: "Median der letzten zwölf Monate"),
            .init("Frist", "2 Wochen nach der Aufnahme"),
        ],
        sections: [
            .init("Wer das nutzen kann", text: "Alle, die einen Hund länger als zwei Monate in ihrem Haushalt halten."),
            .init(
                "Was Sie bereithalten",
                items: [
                    "Geburtsdatum oder Alter des Hundes", "Chip-Nummer, wenn es eine gibt",
                    "Nachweis, wenn Sie eine Ermäßigung beantragen",
                ]),
        ], legalBasis: [Link("Hundesteuersatzung der Stadt Auenfeld", Address("satzung"))], contact: contact,
        otherWays: "Sie können das Formular auch im Bürgerbüro abgeben oder mit der Post schicken.",
        changed: "3. November 2026",
        back: BackLink(Address("auenfeld", "leistungen"), words: "Alle Leistungen"))

    static let oneQuestion = FormPageView(
        "Wann haben Sie den Hund aufgenommen?", section: "Über den Hund", step: .init(3, of: 7),
        controls: [
            .date(
                DateInput(
                    Question(
                        "aufnahme", "Wann haben Sie den Hund aufgenommen?", role: .title,
                        help: Help(
                            "Warum fragen wir das?", "Die Steuer beginnt mit dem Monat, der auf die Aufnahme folgt.")),
                    typed: .init(day: "27", month: "3", year: "2026")))
        ], target: post, back: back)

    static let manyFields = FormPageView(
        "Wer hält den Hund?", section: "Über Sie", step: .init(1, of: 7),
        controls: [
            .text(TextInput(Question("vorname", "Vorname"), value: "Änne", autocomplete: "given-name")),
            .text(TextInput(Question("nachname", "Nachname"), value: "O’Brien-Müller", autocomplete: "family-name")),
            .group(
                Question("anschrift", "Anschrift"),
                [
                    .text(TextInput(Question("plz", "Postleitzahl"), value: "36999", kind: .number, width: .short)),
                    .text(TextInput(Question("ort", "Ort"), value: "Auenfeld", width: .long)),
                ]),
            .text(
                TextInput(
                    Question("mail", "E-Mail", hint: "Für Nachrichten zu diesem Antrag.", isOptional: true),
                    kind: .mail,
                    autocomplete: "email")),
            .select(
                Select(
                    Question("land", "Staatsangehörigkeit"), [Choice("de", "deutsch"), Choice("fr", "französisch")],
                    chosen: "de")),
            .radios(
                Radios(
                    Question("art", "Wie halten Sie den Hund?"),
                    [
                        Choice("privat", "Privat im Haushalt"),
                        Choice("zwinger", "Im Zwinger", hint: "Zum Beispiel als Züchterin mit Erlaubnis"),
                        Choice("dienst", "Als Dienst- oder Assistenzhund"),
                    ], chosen: "privat")),
            .radios(Radios.yesOrNo(Question("chip", "Hat der Hund einen Chip?"), chosen: true, in: .german)),
            .text(TextInput(Question("preis", "Kaufpreis", isOptional: true), value: "350,00", kind: .money)),
            .area(
                TextArea(Question("notiz", "Was sollen wir noch wissen?", isOptional: true), rows: 4, maxLength: 1_000)),
        ], target: post, back: back)

    static let mistakes: FormPageView = {
        let date = "Geben Sie das Geburtsdatum vollständig an, zum Beispiel 27 3 1984."
        let mail = "Geben Sie die E-Mail-Adresse mit @ und Anbieter an, zum Beispiel name@beispiel.de."
        return FormPageView(
            "Wer hält den Hund?", section: "Über Sie", step: .init(1, of: 7),
            controls: [
                .date(
                    DateInput(
                        Question("geb", "Geburtsdatum", error: date), typed: .init(day: "31", month: "Februar"),
                        isOwnBirthday: true)),
                .text(TextInput(Question("mail", "E-Mail", error: mail), value: "änne(at)beispiel", kind: .mail)),
            ], errors: [.init(date, name: "geb"), .init(mail, name: "mail")], target: post, back: back)
    }()

    static let rows = RepeatListView(
        "Ihre Hunde", section: "Über den Hund", step: .init(4, of: 7),
        rows: [
            .init("Bello, Dackel, geboren 27. März 2021", change: Address("z1"), removal: "1"),
            .init("Frieda, Mischling", change: Address("z2"), removal: "2", isUnfinished: true),
        ], more: "Möchten Sie noch einen Hund anmelden?", target: post, back: back)

    static let upload = FormPageView(
        "Nachweis für die Ermäßigung", section: "Nachweise", step: .init(6, of: 7),
        controls: [
            .upload(
                Upload(
                    Question(
                        "nachweis", "Nachweis für die Ermäßigung", role: .title,
                        hint: "Zum Beispiel der Bescheid über Grundsicherung."),
                    files: [
                        .init(name: "bescheid-2026.pdf", size: "1,2 MB", address: Address("datei"), removal: "1"),
                        .init(
                            name: "foto.heic", size: "31 MB",
                            state: .refused(
                                "Diese Datei ist größer als 20 MB. Verkleinern Sie sie, und laden Sie sie noch einmal hoch."
                            )),
                    ], allowed: "PDF, JPG oder PNG, höchstens 20 MB.", takesSeveral: true))
        ],
        target: FormTarget(post: Address("auenfeld", "antrag", "x1", "p6"), token: "t", takesFiles: true), back: back)

    static let answers = [
        ReviewList(
            title: "Über Sie",
            [
                .init("Name", ["Änne O’Brien-Müller"], change: Address("p1")),
                .init("Anschrift", ["Lindenweg 12", "36999 Auenfeld"], change: Address("p1")),
                .init("E-Mail", [], change: Address("p1")),
            ]),
        ReviewList(
            title: "Über den Hund",
            [
                .init("Rufname", ["Bello"], change: Address("p2")),
                .init("Aufgenommen am", ["27. März 2026"], change: Address("p3"), mark: StatusTag("berichtigt", .info)),
                .init("Bemerkung", ["Er beißt nicht.\nMeistens."], change: Address("p5")),
            ]),
    ]

    static let review = ReviewView(
        service: "Hund anmelden", sections: answers,
        declarations: [.init("erklaerung", "Meine Angaben sind richtig und vollständig.")],
        facts: [.init("Gebühr", "keine")], privacy: Link("Was mit Ihren Daten geschieht", Address("datenschutz")),
        target: post,
        back: back)

    static let receipt = ReceiptView(
        service: "Hund anmelden", reference: "HUND-2026-7K3M", code: "4f8k-92mx-7rqt",
        arrived: "Am 22. November 2026, 14:05 Uhr.",
        next: [
            "Wir prüfen Ihre Angaben, meist innerhalb von vier Tagen.",
            "Wenn etwas fehlt, fragen wir auf der Statusseite nach.",
            "Der Bescheid liegt danach auf der Statusseite, die Marke kommt mit der Post.",
        ], document: Link("Eingangsbestätigung (PDF, 84 kB)", Address("beleg.pdf")),
        status: Link("Zur Statusseite", Address("status")), mailCopy: post, contact: contact)

    static let status = StatusView(
        service: "Hund anmelden", reference: "HUND-2026-7K3M", status: StatusTag("Rückfrage", .attention),
        asked: [
            Banner(
                .attention, "Wir haben eine Frage an Sie",
                text: "Bitte schicken Sie uns den Nachweis für die Ermäßigung bis 6. Dezember 2026.",
                button: Button("Frage beantworten", to: Address("antwort")))
        ],
        way: [
            .init("Eingegangen", when: "22. November 2026"), .init("In Prüfung", when: "23. November 2026"),
            .init("Rückfrage an Sie", when: "24. November 2026", .now), .init("Entscheidung", .ahead),
            .init("Bescheid", .ahead),
        ],
        messages: [
            .init(
                from: "Stadt Auenfeld, Steueramt", when: "24. November 2026, 9:12 Uhr",
                text: "Guten Tag,\nuns fehlt noch der Nachweis.")
        ],
        documents: [
            .init(Link("Eingangsbestätigung", Address("beleg.pdf")), note: "PDF, 84 kB, 22. November 2026", isNew: true)
        ],
        write: post, deletion: "Ihr Entwurf wird nach 30 Tagen gelöscht, der Antrag zehn Jahre nach dem Abschluss.",
        contact: contact)

    static let query = QueryAnswerView(
        caption: "Hund anmelden · HUND-2026-7K3M", question: "Bitte schicken Sie uns den Nachweis für die Ermäßigung.",
        from: "Jana Brückner, Steueramt, 24. November 2026", due: "Bitte antworten Sie bis 6. Dezember 2026.",
        controls: [
            .upload(Upload(Question("nachweis", "Nachweis"), allowed: "PDF, JPG oder PNG, höchstens 20 MB.")),
            .area(TextArea(Question("text", "Möchten Sie etwas dazu sagen?", isOptional: true), rows: 3)),
        ], target: post, back: back)

    static let saved = SavedView(
        service: "Hund anmelden", reference: "HUND-2026-7K3M", code: "4f8k-92mx-7rqt",
        resume: Button("Jetzt weitermachen", to: Address("weiter"), .secondary),
        keptUntil: "Wir bewahren sie bis 22. Dezember 2026 auf.")

    static let signIn = SignInView(
        service: "Wohnsitz ummelden", reason: "Für die Ummeldung müssen wir sicher wissen, wer Sie sind.",
        ways: [
            .init(
                "BundID", "Mit dem Online-Ausweis. Sie brauchen Ihren Personalausweis und die PIN.",
                button: Button("Mit BundID anmelden", to: Address("bundid"))),
            .init(
                "Ohne Anmeldung", "Für diese Leistung nicht möglich. Sie können in das Bürgerbüro kommen.", button: nil),
        ], back: back)
}
