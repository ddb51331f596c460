import Dispatch
public import Ports
import Synchronization

/// The live scanner: a clamd, asked over INSTREAM (clamd(8)), a connection a file.
///
/// A few threads of its own call it, so that a scanner that hangs holds nobody but uploads. Whoever waits for a thread
/// longer than a file may take gives up without having called, and after a silence nobody waits again at once: a form with
/// many files waits for one.
public struct ClamdScan: MalwareScan, HealthChecked {
    private let address: ClamdAddress
    private let seconds: Int
    private let queues: [DispatchQueue]
    private let silence = Silence()

    private static let pieceBytes = 64 << 10
    /// How long the operator's question for its health may take.
    private static let healthSeconds = 3

    /// A file may take so many seconds, waiting included.
    public init(_ address: ClamdAddress, seconds: Int = 20, connections: Int = 4) {
        self.address = address
        self.seconds = seconds
        queues = (0..<connections).map { DispatchQueue(label: "rathaus.scan.\($0)") }
    }

    public func scan(_ bytes: [UInt8]) async throws -> ScanVerdict {
        let reply = try await ask(seconds) { connection throws(ScanError) in
            try connection.send("zINSTREAM\0".utf8)
            // Pieces of up to 64 kB, each with its length before it, and an empty one at the end.
            for start in stride(from: 0, to: bytes.count, by: ClamdScan.pieceBytes) {
                let piece = bytes[start..<min(start + ClamdScan.pieceBytes, bytes.count)]
                try connection.send(ClamdScan.length(piece.count))
                try connection.send(piece)
            }
            try connection.send(ClamdScan.length(0))
        }
        return try ClamdScan.verdict(reply)
    }

    /// `stream: OK`, `stream: NAME FOUND`; anything else is no verdict.
    static func verdict(_ reply: String) throws(ScanError) -> ScanVerdict {
        if reply == "stream: OK" { return .clean }
        let name = reply.dropFirst("stream: ".count).dropLast(" FOUND".count)
        guard !name.isEmpty, reply == "stream: \(name) FOUND" else { throw ScanError("the scanner says: \(reply)") }
        return .infected(String(name))
    }

    private static func length(_ count: Int) -> [UInt8] {
        withUnsafeBytes(of: UInt32(count).bigEndian) { Array($0) }
    }

    private func ask(
        _ seconds: Int, _ body: @escaping @Sendable (borrowing ClamdConnection) throws(ScanError) -> Void
    ) async throws -> String {
        if silence.lasts { throw ScanError("the scanner did not answer a moment ago") }
        let deadline = Deadline(seconds: seconds)
        let queue = queues.randomElement() ?? .global()
        return try await withCheckedThrowingContinuation { continuation in
            queue.async {
                let result = Result { try converse(until: deadline, body) }
                if deadline.milliseconds <= 0 { silence.begin() }
                continuation.resume(with: result)
            }
        }
    }

    private func converse(
        until deadline: Deadline, _ body: (borrowing ClamdConnection) throws(ScanError) -> Void
    ) throws(ScanError) -> String {
        let connection = try ClamdConnection(address, until: deadline)
        do {
            try body(connection)
        } catch {
            // A clamd that has enough of a file says why before it hangs up.
            return try connection.answer()
        }
        return try connection.answer()
    }

    public func health() async -> Health {
        do {
            let reply = try await ask(ClamdScan.healthSeconds) { connection throws(ScanError) in
                try connection.send("zPING\0".utf8)
            }
            if reply == "PONG" { return Health(adapter: "scanner", state: .good) }
        } catch {}
        return Health(
            adapter: "scanner", state: .unreachable,
            advice: "Start clamd, or correct --clamd: until then no upload is taken.")
    }
}

/// Some seconds after a scanner let a deadline pass, in which nobody asks it again.
private final class Silence: Sendable {
    private static let seconds = 5
    private let end = Mutex(Deadline(seconds: 0))

    var lasts: Bool { end.withLock { $0.milliseconds > 0 } }

    func begin() { end.withLock { $0 = Deadline(seconds: Silence.seconds) } }
}
