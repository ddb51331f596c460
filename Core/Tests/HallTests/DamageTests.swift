import Basics
import Casework
import Forms
import Ports
import Synchronization
import Testing

@testable import Hall

@Suite struct DamageTests {
    private let damaged = StorageError(.damaged, "")

    @Test("Every bent byte of an entry is noticed")
    func bytes() async throws {
        let registry = ForgetfulRegistry()
        let house = House(registry: registry)
        let vorgang = try await house.taken()
        let entry = try await registry.events(of: StreamId(vorgang.id.text), after: 0, scope: .town(lauter))[2]
        for index in 0..<(entry.header.count + entry.body.count) {
            registry.bend.withLock { $0 = { bent($0, entry: 2, byte: index) } }
            await #expect(throws: damaged) { try await house.restarted.open(vorgang.id, scope: .town(lauter)) }
        }
        registry.bend.withLock { $0 = nil }
        #expect(try await house.restarted.open(vorgang.id, scope: .town(lauter)) == vorgang)
    }

    @Test("Entries that are missing, doubled or in another place are noticed")
    func order() async throws {
        let registry = ForgetfulRegistry()
        let house = House(registry: registry)
        let vorgang = try await house.taken()
        let faults: [@Sendable ([StoredEvent]) -> [StoredEvent]] = [
            { Array($0.dropLast()) }, { Array($0.dropFirst()) }, { [$0[0]] + $0[2...] }, { $0 + [$0[0]] },
            { [$0[1], $0[0]] + $0[2...] }, { _ in [] },
            { [$0[0], renumbered($0[2], 2), renumbered($0[1], 3)] + $0[3...] },
        ]
        for (number, fault) in faults.enumerated() {
            registry.bend.withLock { $0 = fault }
            await #expect(throws: damaged, "fault \(number)") {
                try await house.restarted.open(vorgang.id, scope: .town(lauter))
            }
        }
    }

    @Test("Every event comes back from its sealed form, and only with its key")
    func codec() async throws {
        let house = House()
        let key = try await house.keys.fresh().key
        let other = try await house.keys.fresh().key
        let event = RecordedEvent(
            version: 4, at: noon, by: .staff("s-1", name: "Frau Eins"),
            event: .seiteGespeichert(page: "hund", answers: StoredAnswers(House.answers)))
        let stored = try house.hall.codec.seal(event, stream: "v-1", key: key)
        #expect(try house.hall.codec.open(stored, key: key) == event)
        #expect(throws: damaged) { try house.hall.codec.open(stored, key: other) }
        let header = try #require(house.hall.codec.header(stored))
        #expect(header.kind == "SeiteGespeichert" && header.by == "s:s-1" && header.version == 4)
        let visible = String(decoding: stored.header, as: UTF8.self) + String(decoding: stored.body, as: UTF8.self)
        for personal in ["Mustermann", "Eins", "hund"] { #expect(!visible.contains(personal)) }
    }

    @Test("Files lie encrypted, come back whole, and a bent byte is noticed")
    func files() async throws {
        let house = House()
        let vorgang = try await house.taken()
        let bytes = Array("Lohnsteuerbescheid von Erika".utf8)
        let file = try await house.hall.storeFile(
            bytes, name: "l.pdf", mediaType: "application/pdf", for: vorgang.id, scope: .town(lauter))
        let blob = BlobId(file.blob.text)
        let stored = try #require(try await house.blobs.get(blob, town: lauter))
        #expect(!String(decoding: stored, as: UTF8.self).contains("Erika"))
        #expect(file.size == bytes.count && file.hash == hex(house.hall.cipher.hash(bytes)))
        #expect(try await house.hall.file(blob: file.blob.text, of: vorgang.id, scope: .town(lauter)) == bytes)
        for index in stored.indices {
            var bent = stored
            bent[index] ^= 1
            try await house.blobs.put(blob, bent, town: lauter)
            await #expect(throws: damaged) {
                try await house.hall.file(blob: file.blob.text, of: vorgang.id, scope: .town(lauter))
            }
        }
        try await house.blobs.remove(blob, town: lauter)
        await #expect(throws: CaseMissing()) {
            try await house.hall.file(blob: file.blob.text, of: vorgang.id, scope: .town(lauter))
        }
    }

    @Test("A file of one case does not open in another")
    func foreignFile() async throws {
        let house = House()
        let (one, two) = (try await house.taken(), try await house.taken())
        let file = try await house.hall.storeFile(
            [1, 2, 3], name: "a", mediaType: "text/plain", for: one.id, scope: .town(lauter))
        await #expect(throws: damaged) {
            try await house.hall.file(blob: file.blob.text, of: two.id, scope: .town(lauter))
        }
    }

    @Test("A file of a draft that begins later opens in it")
    func firstFile() async throws {
        let house = House()
        let draft = try await house.hall.newDraft(of: House.service, town: lauter)
        let file = try await house.hall.storeFile([5], name: "a", mediaType: "text/plain", for: draft)
        let answers = Answers(values: ["F": .files([file])])
        let begun = try await house.hall.begin(draft, language: "de", page: "a", answers: answers)
        #expect(try await house.hall.file(blob: file.blob.text, of: begun.id, scope: .town(lauter)) == [5])
    }
}

private func bent(_ events: [StoredEvent], entry: Int, byte: Int) -> [StoredEvent] {
    var events = events
    var (header, body) = (events[entry].header, events[entry].body)
    if byte < header.count { header[byte] ^= 1 } else { body[byte - header.count] ^= 1 }
    events[entry] = StoredEvent(
        stream: events[entry].stream, version: events[entry].version, header: header, body: body,
        hash: events[entry].hash)
    return events
}

private func renumbered(_ event: StoredEvent, _ version: Int) -> StoredEvent {
    StoredEvent(
        stream: event.stream, version: version, header: event.header, body: event.body, hash: event.hash)
}
