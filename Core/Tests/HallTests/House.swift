import Basics
import Casework
import Forms
import Ports
import Synchronization

@testable import Hall

let lauter: TownId = "091870001001"
let eichtal: TownId = "091870002002"
let noon = Instant(microseconds: 1_772_000_000_000_000)

/// A clock that is moved by hand.
final class HandClock: Sendable {
    private let instant = Mutex(noon)

    var clock: WallClock { WallClock { self.instant.withLock { $0 } } }
    func advance(_ seconds: Int64) { instant.withLock { $0 = $0.advanced(bySeconds: seconds) } }
}

/// Rules of one service: a declaration must be confirmed, 28 days are promised, and the name is shown in lists.
struct NameRules: ServiceRules {
    func findings(in answers: Answers, declared: [String], of service: ServiceRef) async throws -> [Finding] {
        declared.contains("wahr") ? [] : [Finding("declaration-missing", .error, Words(de: "x", en: "x"))]
    }

    func due(from now: Instant, town: String, of service: ServiceRef) async throws -> Instant? {
        now.advanced(bySeconds: 28 * 86_400)
    }

    func indexEntry(of vorgang: Vorgang) async throws -> VorgangIndexEntry? {
        guard case .text(let name) = vorgang.answers["NAME"] else { return nil }
        return VorgangIndexEntry(
            id: vorgang.id, town: vorgang.town, version: vorgang.version, title: name, text: name)
    }
}

/// A town hall on the doubles.
struct House {
    let clock = HandClock()
    let registry: any Registry
    let keys: MemoryKeyStore
    let blobs: any Blobs
    let hall: TownHall
    let clerk: Actor

    init(seed: UInt64 = 1, registry: any Registry = MemoryRegistry(), blobs: any Blobs = MemoryBlobs()) {
        let randomness = Randomness.seeded(seed)
        self.registry = registry
        self.blobs = blobs
        keys = MemoryKeyStore(randomness: randomness)
        hall = TownHall(
            registry: registry, keys: keys, blobs: blobs, cipher: .double(randomness: randomness), clock: clock.clock,
            randomness: randomness, rules: NameRules())
        clerk = .staff(.init(id: "s-1", name: "Frau Eins", town: lauter.text, roles: [.sachbearbeitung]))
    }

    /// Another process on the same storage, which remembers nothing.
    var restarted: TownHall {
        TownHall(
            registry: registry, keys: keys, blobs: blobs, cipher: hall.cipher, clock: hall.clock,
            randomness: hall.randomness, rules: hall.rules)
    }

    static let service = ServiceRef(
        package: "hund", version: "1.0.0", hash: "ab", slug: "hund", name: "Hundesteuer", unit: "steuern")
    static let answers = Answers(values: ["NAME": .text("Erika Mustermann")])
    static let submission = Command.reicheEin(declarations: ["wahr"], retrievalConsent: true, mail: "e@example.org")

    /// A draft with its first page and its secret.
    func draft(town: TownId = lauter) async throws -> (draft: NewDraft, vorgang: Vorgang) {
        let draft = try await hall.newDraft(of: House.service, town: town)
        return (draft, try await hall.begin(draft, language: "de", page: "halter", answers: House.answers))
    }

    /// A submitted case that the clerk has taken.
    func taken() async throws -> Vorgang {
        let begun = try await draft().vorgang
        _ = try await apply(House.submission, begun)
        return try await give(.uebernehme, begun)
    }

    func give(_ command: Command, _ vorgang: Vorgang, seen: Int? = nil) async throws -> Vorgang {
        try await hall.perform(command, on: vorgang.id, scope: .town(lauter), by: clerk, seen: seen)
    }

    func apply(_ command: Command, _ vorgang: Vorgang) async throws -> Vorgang {
        try await hall.perform(command, on: vorgang.id, scope: .town(lauter), by: .antragsteller)
    }

    func round(_ printer: any LetterPrinter, _ mailer: any Mailer) -> CourierRound {
        CourierRound(
            hall: hall,
            couriers: [
                LetterCourier(printer: printer) { _, letter in Array(letter.title.utf8) },
                MailCourier(mailer: mailer, base: "https://example.org") { _ in nil },
            ])
    }
}

/// A printer that never makes the same file twice, as a PDF with a date does.
final class CountingPrinter: LetterPrinter {
    private let count = Mutex(0)
    var printed: Int { count.withLock { $0 } }

    func print(html: [UInt8], title: String, language: String) async throws -> [UInt8] {
        Array("%PDF-\(count.withLock { $0 += 1; return $0 }) ".utf8) + html
    }
}
