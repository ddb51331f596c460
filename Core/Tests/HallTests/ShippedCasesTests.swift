import BPMN
import Basics
import Casework
import Forms
import FoundationEssentials
import Ports
import ServicePackages
import Testing

@testable import Hall

/// Cases of the packages that ship with the house, each driven by the process of its family from submission to the file.
@Suite struct ShippedCasesTests {
    private static let clock = WallClock.standing(at: Instant(microseconds: 1_795_305_600_000_000))
    private static let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/Leistungen/"

    static func files(_ name: String) throws -> PackageFiles {
        try own(name).completed { try? own("_familien/" + $0) }
    }

    private static func own(_ name: String) throws -> PackageFiles {
        var files: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root + name) {
            var isFolder = false
            _ = FileManager.default.fileExists(atPath: root + name + "/" + path, isDirectory: &isFolder)
            guard !isFolder, let data = FileManager.default.contents(atPath: root + name + "/" + path) else { continue }
            files[path] = Array(data)
        }
        return PackageFiles(files)
    }

    private let clerk = Actor.staff(.init(id: "s-1", name: "S", town: lauter.text, roles: [.sachbearbeitung]))
    private let head = Actor.staff(.init(id: "s-2", name: "L", town: lauter.text, roles: [.leitung]))

    /// A submitted case of a package.
    private func submitted(_ files: PackageFiles) async throws -> (TownHall, ServiceShelf, VorgangId) {
        let randomness = Randomness.seeded(9)
        let tenancy = MemoryTenancy()
        let cipher = Cipher.double(randomness: randomness)
        let shelf = ServiceShelf(tenancy: tenancy, cipher: cipher, clock: ShippedCasesTests.clock)
        let hall = TownHall(
            registry: MemoryRegistry(), keys: MemoryKeyStore(randomness: randomness), blobs: MemoryBlobs(),
            cipher: cipher, clock: ShippedCasesTests.clock, randomness: randomness, rules: shelf)
        let service = try await shelf.install(files)
        let example = service.package.examples.first { $0.faults.isEmpty }
        let draft = try await hall.newDraft(
            of: ServiceRef(
                package: service.manifest.id.text, version: service.manifest.version, hash: service.hash, slug: "s",
                name: service.manifest.name, unit: "amt"), town: lauter)
        try await hall.note(example?.answers.files ?? [], of: draft)
        let id = try await hall.begin(draft, language: "de", page: "p", answers: example?.answers ?? Answers()).id
        _ = try await hall.perform(
            .reicheEin(
                declarations: service.form().journey.declarations.map(\.id), retrievalConsent: true,
                mail: "a@example.org"), on: id, scope: .town(lauter), by: .antragsteller)
        return (hall, shelf, id)
    }

    private func round(_ hall: TownHall, _ shelf: ServiceShelf, _ mailer: MemoryMailer) -> CourierRound {
        let mails = MailCourier(mailer: mailer, base: "") { _ in nil }
        return CourierRound(
            hall: hall,
            couriers: [
                LetterCourier(printer: CountingPrinter()) { _, letter in Array(letter.title.utf8) }, mails,
                TimerCourier(),
                OrderCourier(dienste: MemoryDienste(), mails: mails) { vorgang, hall in
                    _ = try await hall.close(
                        vorgang.id, scope: .town(lauter), by: .system("orders"), seen: nil, shelf: shelf)
                },
            ])
    }

    private func work(_ task: Aufgabe, _ vorgang: Vorgang, _ hall: TownHall, _ shelf: ServiceShelf) async throws {
        func give(_ command: Command) async throws -> Vorgang {
            try await hall.perform(command, on: vorgang.id, scope: .town(lauter), by: clerk)
        }
        switch task.taetigkeit {
        case .entscheiden:
            let letter = try #require(try await shelf.service(vorgang.service).notice(for: .grant))
            let drafted = try await give(.entwirfSchreiben(template: letter.name, title: letter.title, values: [:]))
            _ = try await give(.entscheide(.bewilligung, letter: drafted.letters.last?.id ?? ""))
        case .bescheiden, .zustellen:
            let notice = try #require(vorgang.decision.flatMap { vorgang.letter($0.letter)?.document })
            _ = try await give(.stelleZu(notice, .abruf))
        case .ablegen:
            _ = try await hall.close(vorgang.id, scope: .town(lauter), by: clerk, seen: nil, shelf: shelf)
        case .rueckfrage: _ = try await give(.stelleRueckfrage(text: "Was?", due: "2026-12-01"))
        case .mitzeichnen:
            await #expect(throws: Findings.self, "the clerk who decided may not") {
                try await give(.erledigeAufgabe(task.id, values: ["mitgezeichnet": "ja"]))
            }
            _ = try await hall.perform(
                .erledigeAufgabe(task.id, values: ["mitgezeichnet": "ja"]), on: vorgang.id, scope: .town(lauter),
                by: head)
        case .pruefen, .beteiligen, .aufgabe:
            if let payment = vorgang.payments.first(where: { $0.paid == nil }) {
                _ = try await give(.bestaetigeZahlung(kassenzeichen: payment.request.kassenzeichen))
            } else {
                let able = vorgang.isBarred(clerk, from: task) ? head : clerk
                _ = try await hall.perform(
                    .erledigeAufgabe(task.id, values: Self.values), on: vorgang.id, scope: .town(lauter), by: able)
            }
        }
    }

    /// What people write into the small forms; each form takes what it asks for.
    private static let values = [
        "vollstaendig": "ja", "frei": "ja", "zustimmung": "ja", "stellungnahme": "Keine Bedenken.", "betrag": "800",
        "angewiesen": "2026-12-01", "verwendet": "ja", "unterrichtet": "Finanzamt",
    ]

    @Test(arguments: [
        "bewohnerparkausweis", "buergerhaus-mieten", "digitaler-briefkasten", "gaststaettenanzeige", "geburtsurkunde",
        "hundesteuer-anmeldung", "sondernutzung", "vereinsfoerderung",
    ])
    func `a case of a shipped package goes to its file by the process of its family`(name: String) async throws {
        let (hall, shelf, id) = try await submitted(ShippedCasesTests.files(name))
        let mailer = MemoryMailer()
        let round = round(hall, shelf, mailer)
        var done: [String] = []
        for _ in 0..<30 {
            while try await round.walk() > 0 {}
            let vorgang = try await hall.open(id, scope: .town(lauter))
            #expect(vorgang.verfahren?.stoerungen.isEmpty == true)
            guard let task = vorgang.verfahren?.aufgaben.first else { break }
            done.append(task.element)
            try await work(task, vorgang, hall, shelf)
        }
        let vorgang = try await hall.open(id, scope: .town(lauter))
        #expect(vorgang.status == .abgeschlossen, "after \(done)")
        #expect(vorgang.verfahren?.modell == Verfahrensmodell.own)
        #expect(vorgang.verfahren?.state.phase == .terminated, "its end ends what else runs")
        let fees = [
            "bewohnerparkausweis": [6_000], "buergerhaus-mieten": [2_000], "gaststaettenanzeige": [5_000],
            "geburtsurkunde": [1_800], "hundesteuer-anmeldung": [87_000], "sondernutzung": [45_700],
        ]
        #expect(vorgang.payments.map(\.request.betrag) == fees[name] ?? [])
        #expect(vorgang.payments.allSatisfy { $0.paid != nil })
        if ["sondernutzung", "vereinsfoerderung"].contains(name) { #expect(done.contains("mitzeichnen"), "four eyes") }
        if name == "hundesteuer-anmeldung" {
            #expect(done.contains("mitzeichnen"), "four eyes above 500 €")
            #expect(mailer.sent.contains { $0.subject.hasPrefix("Neues zu") })
        }
    }
}

extension TownHall {
    /// Files of an example, whose bytes nobody has, as if they had been uploaded.
    func note(_ files: [FileReference], of draft: NewDraft) async throws {
        for file in files {
            try await registry.files.note(
                NotedFile(BlobId(file.blob.text), town: draft.town, stream: StreamId(draft.id.text)), at: clock.now())
        }
    }
}
