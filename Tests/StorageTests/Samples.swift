import Basics
import Casework
import Hall
import Ports

let lauter: TownId = "081110000000"
let eichtal: TownId = "091620000000"
let noon = Instant(microseconds: 1_760_000_000_000_000)

/// A case that was submitted, with its one event.
func submitted(
    _ id: String, town: TownId = lauter, unit: String = "ordnungsamt", status: Status = .eingereicht,
    assignee: StaffId? = nil, reference: String? = nil, after seconds: Int64 = 0, due: Int64? = nil,
    service: String = "hundesteuer", unread: Bool = false
) -> Commit {
    let moment = noon.advanced(bySeconds: seconds)
    let row = VorgangRow(
        id: VorgangId(id), town: town.text, reference: reference, service: service, serviceName: "Hundesteuer",
        status: status, unit: unit, assignee: assignee, begun: moment,
        submitted: status == .entwurf ? nil : moment, changed: moment, due: due.map { noon.advanced(bySeconds: $0) },
        version: 1, keyId: "key-\(id)", secretHash: "00", unread: unread)
    return Commit(town: town, stream: StreamId(id), expected: 0, events: [event(id, 1)], row: row)
}

/// The next commit of a case: one more event, and what the closure changes in its row.
func next(_ commit: Commit, _ change: (inout VorgangRow) -> Void = { _ in }) -> Commit {
    var following = commit
    following.expected = commit.row.version
    following.events = [event(commit.stream.text, commit.row.version + 1)]
    following.outbox = []
    following.row.version += 1
    change(&following.row)
    return following
}

func event(_ stream: String, _ version: Int) -> StoredEvent {
    StoredEvent(
        stream: StreamId(stream), version: version, header: Array("{\"v\":\(version)}".utf8),
        body: [0, 255, UInt8(truncatingIfNeeded: version)], hash: [UInt8](repeating: 9, count: 32))
}

func letter(_ id: String, stream: String, due seconds: Int64, kind: String = "letter") -> OutboxEntry {
    OutboxEntry(
        id: OutboxId(id), town: lauter, stream: StreamId(stream), kind: kind, due: noon.advanced(bySeconds: seconds),
        body: [1, 2, 3])
}

func entry(_ id: String, town: TownId = lauter, version: Int = 1, _ title: String, _ text: String) -> VorgangIndexEntry
{
    VorgangIndexEntry(id: VorgangId(id), town: town.text, version: version, title: title, text: text)
}
