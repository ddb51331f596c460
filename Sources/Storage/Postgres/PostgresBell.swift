import Dispatch
import Synchronization

/// Tells couriers of all nodes that something is in the outbox, through LISTEN and NOTIFY.
///
/// A NOTIFY inside a transaction makes all committers wait for each other; so it is sent after the commit. The first is sent
/// at once; those that come within a hundredth of a second share the next, since each wakes every courier of every node
/// and they take all that is due.
final class PostgresBell: Sendable {
    private enum Ringing { case silent, ringing, ringingAndAsked }

    /// How long after a NOTIFY the next is sent at the earliest.
    static let pause = Duration.milliseconds(10)

    private let driver: PostgresDriver
    private let ringing = Mutex(Ringing.silent)
    private let isClosed = Atomic(false)
    private let listener = DispatchQueue(label: "rathaus.postgres.listen")

    init(_ driver: PostgresDriver) { self.driver = driver }

    func ring() {
        let mustSend = ringing.withLock { state in
            defer { state = state == .silent ? .ringing : .ringingAndAsked }
            return state == .silent
        }
        if mustSend { Task { await send() } }
    }

    private func send() async {
        while true {
            try? await driver.execute("NOTIFY outbox")
            try? await Task.sleep(for: Self.pause)
            let isAsked = ringing.withLock { state in
                defer { state = state == .ringingAndAsked ? .ringing : .silent }
                return state == .ringingAndAsked
            }
            if !isAsked { return }
        }
    }

    /// Listens on a connection of its own until closed; a lost connection is made again.
    /// `connected` is told each time it listens anew, when notifications may have been missed.
    func listen(
        _ url: String, connected: @escaping @Sendable () -> Void, heard: @escaping @Sendable () -> Void
    ) {
        listener.async {
            let line = PostgresLine(url, -1)
            var isListening = false
            while !self.isClosed.load(ordering: .relaxed) {
                do {
                    let connection = try line.connected()
                    if !isListening {
                        try connection.execute("LISTEN outbox")
                        isListening = true
                        connected()
                    }
                    if connection.waitForNotification(milliseconds: 500) { heard() }
                    if connection.isLost { isListening = false }
                } catch {
                    isListening = false
                    line.disconnect()
                    line.pause(5)
                }
            }
            line.disconnect()
        }
    }

    func close() { isClosed.store(true, ordering: .relaxed) }
}
