import Basics
import Hall
import Ports
import Synchronization

/// The letter worker of the simulation: it never makes the same file twice, and it fails, answers rubbish or is late.
struct OddPrinter: LetterPrinter {
    let node: Node
    let dice: Dice
    let clock: VirtualClock

    func print(html: [UInt8], title: String, language: String) async throws -> [UInt8] {
        try await node.call {
            if dice.happens(node.rates.outside) {
                switch dice.number(in: 0...4) {
                case 0: throw StorageError(.unreachable, "the worker refuses")
                case 1: return []
                case 2: return Array("<html>out of memory</html>".utf8)
                case 3: clock.advance(900)
                default:
                    clock.advance(7_200)
                    throw StorageError(.unreachable, "the worker never answers")
                }
            }
            return Array("%PDF-\(dice.number(in: 0...1_000_000)) ".utf8) + html
        }
    }
}

/// The post office of the simulation: it keeps every mail under its key, and says so late, not at all, or with an error.
struct OddMailer: Mailer {
    let node: Node
    let dice: Dice
    let clock: VirtualClock
    let truth: Truth

    func send(_ mail: Mail, key: String) async throws {
        try await node.call {
            guard dice.happens(node.rates.outside) else { return truth.received(mail, key: key) }
            switch dice.number(in: 0...4) {
            case 0: throw StorageError(.unreachable, "the post office is closed")
            case 1:
                truth.received(mail, key: key)
                throw StorageError(.unreachable, "the answer of the post office was lost")
            case 2:
                truth.received(mail, key: key)
                truth.received(mail, key: key)
            case 3:
                clock.advance(600)
                truth.received(mail, key: key)
            default:
                clock.advance(7_200)
                throw StorageError(.unreachable, "the post office never answers")
            }
        }
    }
}

/// What really happened at the edges of the house, seen from outside: commits that the storage took, entries that were
/// put away as done, mails that arrived.
final class Truth: Sendable {
    struct Entry: Sendable {
        let stream: StreamId
        let kind: String
        var done = false
    }

    struct State: Sendable {
        var entries: [OutboxId: Entry] = [:]
        var mailbox: [String: [Mail]] = [:]
    }

    private let state = Mutex(State())

    var now: State { state.withLock { $0 } }

    func kept(_ commit: Commit) {
        state.withLock { state in
            for entry in commit.outbox { state.entries[entry.id] = Entry(stream: entry.stream, kind: entry.kind) }
            if let answered = commit.answers { state.entries[answered]?.done = true }
        }
    }

    func done(_ id: OutboxId) { state.withLock { $0.entries[id]?.done = true } }
    func received(_ mail: Mail, key: String) { state.withLock { $0.mailbox[key, default: []].append(mail) } }
}
