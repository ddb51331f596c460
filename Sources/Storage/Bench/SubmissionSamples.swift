import Basics
import Casework
import Hall
import Ports

/// Applications as they come in: one event of 4 kB, the row, one outbox entry, and an index entry.
struct SubmissionSample: Sendable {
    let commit: Commit
    let entry: VorgangIndexEntry

    static let eventBytes = 4_096
    /// Fifty towns whose keys follow each other.
    static let firstTown = 181_110_001_000
    static let towns = (0..<50).map { TownId(String(firstTown + $0)) }
    private static let names = ["Weiß", "Groß", "Müller", "Schäfer", "Yılmaz", "Nowak", "Köhler", "Lange"]
    private static let words = ["Hund", "Rüde", "Dackel", "Wohnung", "Gartenstraße", "Neubau", "Stellplatz", "Urkunde"]

    /// As they come in, one each second, after so many of before.
    static func make(_ count: Int, after before: Int = 0, _ randomness: Randomness) -> [SubmissionSample] {
        (before..<before + count).map { make($0, randomness) }
    }

    private static func make(_ number: Int, _ randomness: Randomness) -> SubmissionSample {
        let moment = Instant(microseconds: 1_760_000_000_000_000).advanced(bySeconds: Int64(number))
        let id: VorgangId = randomness.id(at: moment)
        let dice = randomness.bytes(8).map(Int.init)
        let town = towns[dice[0] % towns.count]
        let row = VorgangRow(
            id: id, town: town.text, reference: "R-\(id.text.suffix(10))", service: "hundesteuer-\(dice[3] % 20)",
            serviceName: "Hundesteuer", status: .eingereicht, unit: "amt-\(dice[4] % 5)", begun: moment,
            submitted: moment, changed: moment, due: moment.advanced(bySeconds: 2_592_000), version: 1,
            keyId: id.text, secretHash: String(repeating: "a", count: 64), unread: true)
        let stream = StreamId(id.text)
        let event = StoredEvent(
            stream: stream, version: 1, header: [UInt8](repeating: 32, count: 300), body: randomness.bytes(eventBytes),
            hash: randomness.bytes(32))
        let letter = OutboxEntry(
            id: randomness.id(at: moment), town: town, stream: stream, kind: "mail", due: moment,
            body: randomness.bytes(300))
        let text = (5..<8).map { words[dice[$0] % words.count] }.joined(separator: " ")
        return SubmissionSample(
            commit: Commit(town: town, stream: stream, expected: 0, events: [event], row: row, outbox: [letter]),
            entry: VorgangIndexEntry(
                id: id, town: town.text, version: 1, title: names[dice[5] % names.count], text: text + " \(id.text)"))
    }
}
