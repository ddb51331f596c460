import Basics

@testable import Forms

/// A small form for the tests: a keeper, dogs that repeat, a reduction with proof.
enum DogForm {
    static let clock = WallClock.standing(at: Instant(microseconds: 1_800_000_000_000_000))

    static let schema = Datenschema(
        id: "S1", title: "Hund anmelden",
        structure: [
            .group(
                Datenfeldgruppe(
                    id: "G1", label: "Halterin oder Halter",
                    structure: [
                        .field(Datenfeld(id: "F1", label: "Nachname", type: .textLatin)),
                        .field(Datenfeld(id: "F2", label: "Geburtsdatum", type: .date)),
                        .group(
                            Datenfeldgruppe(
                                id: "G3", label: "Kontakt",
                                structure: [
                                    .field(Datenfeld(id: "F3", label: "E-Mail-Adresse")),
                                    .field(Datenfeld(id: "F4", label: "Telefon"), min: 0),
                                ]), min: 0),
                    ])),
            .group(
                Datenfeldgruppe(
                    id: "G2", label: "Hund",
                    structure: [
                        .field(Datenfeld(id: "F5", label: "Rufname")),
                        .field(
                            Datenfeld(
                                id: "F6", label: "Herkunft", kind: .select,
                                values: [CodeEntry(code: "1", name: "Züchter"), CodeEntry(code: "2", name: "Tierheim")])
                        ),
                        .field(Datenfeld(id: "F7", label: "Name des Tierheims"), min: 0),
                    ]), max: 3),
            .field(Datenfeld(id: "F8", label: "Ermäßigung beantragen", type: .bool)),
            .field(Datenfeld(id: "F9", label: "Nachweise", type: .file), min: 0, max: 4),
        ])

    static let journey = Journey(
        pages: [
            JourneyPage(id: "halter", title: "Wer hält den Hund?", content: .fields(["G1"])),
            JourneyPage(id: "hund", title: "Wie heißt der Hund?", content: .fields(["G2.F5"])),
            JourneyPage(id: "herkunft", title: "Woher kommt der Hund?", content: .fields(["G2.F6", "G2.F7"])),
            JourneyPage(id: "hunde", title: "Ihre Hunde", content: .list(of: "G2")),
            JourneyPage(id: "ermaessigung", title: "Ermäßigung", content: .fields(["F8"])),
            JourneyPage(id: "nachweise", title: "Nachweise", condition: "F8 = true", content: .fields(["F9"])),
        ],
        settings: [
            "G2.F7": FieldSettings(visible: "F6 = \"2\"", required: "F6 = \"2\"", alias: "tierheim"),
            "F9": FieldSettings(required: "F8"),
        ],
        calculations: [Calculation(name: "anzahl", label: "Zahl der Hunde", expression: "count(G2)")])

    static func filled(_ values: [AnswerPath: RawAnswer] = [:]) throws -> FilledForm {
        FilledForm(try Form(schema: schema, journey: journey), Answers(values: values), clock: clock)
    }
}
