import Dispatch
import Foundation
public import Ports

/// The live letter printer: a long-lived worker process that speaks frames over its pipes (`Workers/letters.py`).
///
/// One letter at a time; a worker that dies, hangs longer than a letter may take or answers nonsense is ended, and the
/// next letter starts a new one.
public actor LetterWorker: LetterPrinter, HealthChecked {
    private let queue = QueueExecutor(label: "rathaus.letters")
    private let command: [String]
    private let seconds: Int
    private var running: Running?

    private struct Running {
        let process: Process
        let input: FileHandle
        let output: FileHandle
    }

    private struct Answer: Decodable {
        var id: String
        var bytes: Int?
        var error: String?
    }

    /// `command` is the interpreter and the worker's file; a letter may take so many seconds.
    public init(command: [String], seconds: Int = 30) {
        self.command = command
        self.seconds = seconds
    }

    public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    public func print(html: [UInt8], title: String, language: String) async throws -> [UInt8] {
        do {
            return try exchange(html, language)
        } catch let error as LetterError {
            throw error
        } catch {
            stop()
            return try exchange(html, language)
        }
    }

    private func exchange(_ html: [UInt8], _ language: String) throws -> [UInt8] {
        let worker = try started()
        let watch = guardTime(of: worker.process)
        defer { watch.cancel() }
        let head = try JSONSerialization.data(withJSONObject: [
            "id": "letter", "language": language, "bytes": html.count,
        ])
        try worker.input.write(contentsOf: head + [10] + html)
        let answer = try JSONDecoder().decode(Answer.self, from: line(worker.output))
        if let error = answer.error { throw LetterError(error) }
        return try exactly(answer.bytes ?? 0, worker.output)
    }

    private func started() throws -> Running {
        if let running, running.process.isRunning { return running }
        // Writing to a worker that has died is an error of that letter, not the end of this process.
        signal(SIGPIPE, SIG_IGN)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let new = Running(process: process, input: input.fileHandleForWriting, output: output.fileHandleForReading)
        running = new
        return new
    }

    /// Ends the process when the letter takes too long: its pipe closes and the read below fails.
    private func guardTime(of process: Process) -> DispatchWorkItem {
        let id = process.processIdentifier
        let item = DispatchWorkItem { kill(id, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: item)
        return item
    }

    private func line(_ output: FileHandle) throws -> Data {
        var line = Data()
        while line.count < 4096 {
            guard let byte = try output.read(upToCount: 1), !byte.isEmpty else { throw WorkerGone() }
            if byte[byte.startIndex] == 10 { return line }
            line += byte
        }
        throw WorkerGone()
    }

    private func exactly(_ count: Int, _ output: FileHandle) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            guard let part = try output.read(upToCount: count - bytes.count), !part.isEmpty else { throw WorkerGone() }
            bytes += part
        }
        return bytes
    }

    /// Ends the worker process.
    public func stop() {
        guard let running else { return }
        try? running.input.close()
        if running.process.isRunning { kill(running.process.processIdentifier, SIGKILL) }
        self.running = nil
    }

    public func health() async -> Health {
        let page = Array("<!doctype html><html lang=de><title>Probe</title><p>Probe</p></html>".utf8)
        do {
            _ = try await print(html: page, title: "Probe", language: "de")
            return Health(adapter: "letters", state: .good)
        } catch {
            return Health(
                adapter: "letters", state: .unreachable,
                advice: "Run script/setup: it installs the letter worker.")
        }
    }
}

/// The worker refused a letter; it will refuse it again.
public struct LetterError: Error, Hashable, Sendable {
    public let reason: String

    public init(_ reason: String) { self.reason = reason }
}

/// The worker ended or was ended while it was asked.
struct WorkerGone: Error {}
