import Adapters
import Basics
import Foundation
import Ports
import Synchronization
import Testing

/// What every implementation of `Dienste` holds: the double and the live one behind a server that keeps answers by key.
@Suite struct DiensteTests {
    private static let giessen: TownId = "065310005005"
    private static let kassel: TownId = "066110000000"

    enum Kind: CaseIterable { case memory, live }

    /// A service that counts, and answers what it got.
    final class Counter: Sendable {
        private let kept = Mutex<(count: Int, answers: [String: [UInt8]])>((0, [:]))
        var count: Int { kept.withLock { $0.count } }

        func take(_ body: [UInt8], key: String? = nil) -> [UInt8] {
            kept.withLock { kept in
                if let key, let answer = kept.answers[key] { return answer }
                kept.count += 1
                let answer = Array("{\"nummer\":\(kept.count),\"echo\":".utf8) + body + Array("}".utf8)
                if let key { kept.answers[key] = answer }
                return answer
            }
        }
    }

    private func services(_ kind: Kind, _ counter: Counter) throws -> (any Dienste, TinyServer?) {
        switch kind {
        case .memory:
            return (
                MemoryDienste([
                    "kasse": { counter.take($0) }, "066110000000/kasse": { _ in Array("{\"kassel\":true}".utf8) },
                    "kaputt": { _ in throw DienstError("kaputt", .refused(500)) },
                ]), nil
            )
        case .live:
            let server = try TinyServer { request in
                let path = request.head.split(separator: " ")[1]
                switch path {
                case "/kasse": return (200, "", counter.take(request.body, key: request.header("Idempotency-Key")))
                case "/kassel": return (200, "", Array("{\"kassel\":true}".utf8))
                case "/weg": return (302, "Location: http://127.0.0.1:1/\r\n", [])
                case "/gross": return (200, "", [UInt8](repeating: 0x20, count: 1_100_000))
                default: return (500, "", [])
                }
            }
            return (HTTPDienste(try file(server.port)), server)
        }
    }

    private func file(_ port: Int) throws -> DiensteDatei {
        let names = [
            "kasse": "kasse", "066110000000/kasse": "kassel", "kaputt": "kaputt", "weg": "weg", "gross": "gross",
        ]
        let entries = names.map { name, path in
            "\"\(name)\":{\"url\":\"http://127.0.0.1:\(port)/\(path)\",\"geheimnis\":\"TOKEN\"}"
        }
        return try DiensteDatei(
            Array("{\"dienste\":{\(entries.joined(separator: ","))}}".utf8), environment: ["TOKEN": "t0ken"])
    }

    @Test(arguments: Kind.allCases) func `a call is answered, and repeated with its key it has its effect once`(
        kind: Kind
    ) async throws {
        let counter = Counter()
        let (services, server) = try services(kind, counter)
        defer { server?.stop() }
        let body = Array("{\"betrag\":\"ä\"}".utf8)
        let first = try await services.call("kasse", in: DiensteTests.giessen, body, key: "k-1")
        #expect(String(decoding: first, as: UTF8.self) == "{\"nummer\":1,\"echo\":{\"betrag\":\"ä\"}}")
        #expect(try await services.call("kasse", in: DiensteTests.giessen, body, key: "k-1") == first)
        #expect(counter.count == 1)
        #expect(try await services.call("kasse", in: DiensteTests.giessen, body, key: "k-2") != first)
        #expect(counter.count == 2)
    }

    @Test(arguments: Kind.allCases) func `a town's own service goes before the common one`(kind: Kind) async throws {
        let (services, server) = try services(kind, Counter())
        defer { server?.stop() }
        let answer = try await services.call("kasse", in: DiensteTests.kassel, Array("{}".utf8), key: "k")
        #expect(String(decoding: answer, as: UTF8.self) == "{\"kassel\":true}")
    }

    @Test(arguments: Kind.allCases) func `what is not set up and what is refused is told by name`(kind: Kind)
        async throws
    {
        let (services, server) = try services(kind, Counter())
        defer { server?.stop() }
        await #expect(throws: DienstError("nirgends", .unknown)) {
            try await services.call("nirgends", in: DiensteTests.giessen, [], key: "k")
        }
        await #expect(throws: DienstError("kaputt", .refused(500))) {
            try await services.call("kaputt", in: DiensteTests.giessen, Array("{}".utf8), key: "k")
        }
    }

    // MARK: Only the live one

    @Test func `the request carries key, kind and token, and no redirect is followed`() async throws {
        let (services, server) = try services(.live, Counter())
        defer { server?.stop() }
        _ = try await services.call("kasse", in: DiensteTests.giessen, Array("{}".utf8), key: "k-7")
        let request = try #require(server?.requests.first)
        #expect(request.head.hasPrefix("POST /kasse HTTP/1.1"))
        #expect(request.header("Idempotency-Key") == "k-7")
        #expect(request.header("Content-Type") == "application/json")
        #expect(request.header("Authorization") == "Bearer t0ken")
        await #expect(throws: DienstError("weg", .refused(302))) {
            try await services.call("weg", in: DiensteTests.giessen, Array("{}".utf8), key: "k")
        }
        await #expect(throws: DienstError("gross", .unreadable)) {
            try await services.call("gross", in: DiensteTests.giessen, Array("{}".utf8), key: "k")
        }
    }

    @Test func `nobody there is told as such, and the operator hears which`() async throws {
        let server = try TinyServer { _ in (200, "", []) }
        let live = HTTPDienste(try file(server.port))
        #expect(await live.health().state == .good)
        server.stop()
        do {
            _ = try await live.call("kasse", in: DiensteTests.giessen, Array("{}".utf8), key: "k")
            Issue.record("it answered")
        } catch let error as DienstError {
            if case .unreachable = error.code {} else { Issue.record("\(error)") }
        }
        #expect(await live.health().advice.contains("kasse"))
        #expect(await HTTPDienste(DiensteDatei()).health().state == .unconfigured)
    }

    @Test(arguments: [
        "{}", "{\"dienste\":{\"a\":{\"url\":\"http://example.org/\"}}}",
        "{\"dienste\":{\"a\":{\"url\":\"file:///etc/passwd\"}}}",
        "{\"dienste\":{\"a\":{\"url\":\"https://u:p@example.org/\"}}}", "{\"dienste\":{\"a\":{\"url\":\"\"}}}",
        "{\"dienste\":{\"a\":{\"url\":\"https://example.org/\",\"sekunden\":31}}}",
        "{\"dienste\":{\"a\":{\"url\":\"https://example.org/\",\"geheimnis\":\"FEHLT\"}}}",
    ]) func `a list that is wrong is refused when the program starts`(text: String) {
        #expect(throws: StorageError(.misconfigured, "")) {
            try DiensteDatei(Array(text.utf8), environment: ["LEER": ""])
        }
    }
}
