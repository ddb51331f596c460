import Basics
import Casework
import Ports
import Synchronization
import Testing

@testable import Hall

@Suite struct CourierTests {
    private func receipts(_ vorgang: Vorgang) -> [Dokument] {
        vorgang.documents.filter { if case .schreiben = $0.origin { true } else { false } }
    }

    @Test("A walk prints the receipt, sends the mail and empties the outbox")
    func walk() async throws {
        let house = House()
        let begun = try await house.draft().vorgang
        let submitted = try await house.apply(House.submission, begun)
        let (printer, mailer) = (CountingPrinter(), MemoryMailer())
        #expect(try await house.round(printer, mailer).walk() == 2)
        #expect(try await house.round(printer, mailer).walk() == 0)
        #expect(mailer.sent.map(\.to) == ["e@example.org"])
        #expect(mailer.sent.first?.subject.contains(submitted.submission?.reference ?? "-") == true)
        let vorgang = try await house.hall.open(begun.id, scope: .town(lauter))
        let receipt = try #require(receipts(vorgang).first)
        let bytes = try await house.hall.file(blob: receipt.blob, of: begun.id, scope: .town(lauter))
        #expect(hex(house.hall.cipher.hash(bytes)) == receipt.hash)
        #expect(try await house.registry.nextDue() == nil)
    }

    @Test("A courier that answers twice changes the case once, and its second file does not hurt the first")
    func twice() async throws {
        let house = House()
        let begun = try await house.draft().vorgang
        _ = try await house.apply(House.submission, begun)
        let claimed = try await house.registry.claim(["letter"], limit: 1, now: noon, leaseUntil: noon)
        let entry = try #require(claimed.first)
        let task = try #require(try await house.hall.task(of: entry))
        let courier = LetterCourier(printer: CountingPrinter()) { _, letter in Array(letter.title.utf8) }
        for _ in 0..<3 {
            // Each saw the case before the others had answered.
            try await courier.carry(task.task, of: task.vorgang, entry: entry.entry, in: house.hall)
        }
        let vorgang = try await house.hall.open(begun.id, scope: .town(lauter))
        #expect(receipts(vorgang).count == 1)
        #expect(vorgang.version == begun.version + 2)
        let receipt = try #require(receipts(vorgang).first)
        let bytes = try await house.hall.file(blob: receipt.blob, of: begun.id, scope: .town(lauter))
        #expect(hex(house.hall.cipher.hash(bytes)) == receipt.hash)
    }

    @Test("What fails is tried again after growing pauses, and a leased entry is nobody else's")
    func pauses() async throws {
        let house = House()
        _ = try await house.apply(House.submission, try await house.draft().vorgang)
        let waits = Mutex<[Int64]>([])
        let round = CourierRound(hall: house.hall, couriers: [BrokenCourier()]) { trouble in
            waits.withLock { $0.append(trouble.wait) }
        }
        for _ in 0..<14 {
            #expect(try await round.walk() == 1)
            #expect(try await round.walk() == 0)
            house.clock.advance(waits.withLock { $0.last ?? 0 })
        }
        #expect(waits.withLock { $0 } == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 3_600, 3_600])
    }

    @Test("A lease that ran out gives the entry to the next courier")
    func lease() async throws {
        let house = House()
        _ = try await house.apply(House.submission, try await house.draft().vorgang)
        let until = noon.advanced(bySeconds: CourierRound.leaseSeconds)
        #expect(try await house.registry.claim(["mail"], limit: 9, now: noon, leaseUntil: until).count == 1)
        let mailer = MemoryMailer()
        let round = CourierRound(
            hall: house.hall, couriers: [MailCourier(mailer: mailer, base: "https://example.org") { _ in nil }])
        #expect(try await round.walk() == 0)
        house.clock.advance(CourierRound.leaseSeconds)
        #expect(try await round.walk() == 1)
        #expect(mailer.sent.count == 1)
    }
}

private struct BrokenCourier: Courier {
    let kind = "letter"

    func carry(_ task: OutboxTask, of vorgang: Vorgang, entry: OutboxEntry, in hall: TownHall) async throws {
        throw StorageError(.unreachable, "the printer is away")
    }
}
