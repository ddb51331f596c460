import Foundation
import Glibc
import Ports
import Testing

@testable import Adapters

@Suite(.serialized) struct ClamdTests {
    @Test(
        "An address is a host with a port, or a path",
        arguments: [
            ("127.0.0.1:3310", ClamdAddress.host("127.0.0.1", port: 3310)),
            ("scanner.example:1", .host("scanner.example", port: 1)), ("[::1]:3310", .host("::1", port: 3310)),
            ("/run/clamav/clamd.ctl", .socket(path: "/run/clamav/clamd.ctl")), ("clamd", nil), (":3310", nil),
            ("host:0", nil), ("host:65536", nil), ("::1:3310", nil), ("", nil),
            ("/" + String(repeating: "a", count: 107), nil),
        ])
    func address(text: String, address: ClamdAddress?) {
        #expect(ClamdAddress(text) == address)
    }

    @Test(
        "Only the two verdicts are believed",
        arguments: [
            "stream: OK ", "OK", "", "stream: FOUND", "INSTREAM size limit exceeded. ERROR", "stream: x ERROR",
        ])
    func noVerdict(reply: String) {
        #expect(throws: ScanError.self) { try ClamdScan.verdict(reply) }
    }

    @Test("Where nobody listens there is an answer at once, and the operator reads what to do")
    func gone() async throws {
        for address in [ClamdAddress.socket(path: "/nonexistent/clamd"), .host("127.0.0.1", port: 9)] {
            let scan = ClamdScan(address)
            await #expect(throws: ScanError.self) { try await scan.scan([1]) }
            let health = await scan.health()
            #expect(health.state == .unreachable && health.advice.contains("--clamd"))
        }
    }

    @Test("A scanner that takes calls and never answers is waited for once, and not again at once")
    func hangs() async throws {
        let (socket, path) = try listener()
        defer { close(socket) }
        let scan = ClamdScan(.socket(path: path), seconds: 1)
        let began = ContinuousClock.now
        for _ in 0..<5 {
            await #expect(throws: ScanError.self) { try await scan.scan([UInt8](repeating: 1, count: 1_000)) }
        }
        #expect(began.duration(to: .now) < .seconds(4))
    }

    @Test("A clamd that has enough of a file is understood", .enabled(if: Scanner.address != nil))
    func tooLong() async throws {
        let scan = ClamdScan(Scanner.address!)
        #expect(await scan.health() == Health(adapter: "scanner", state: .good))
        // The test clamd takes 25 MB.
        await #expect(throws: ScanError.self) { try await scan.scan([UInt8](repeating: 7, count: 30_000_000)) }
    }

    /// A socket that takes calls into its queue and answers none.
    private func listener() throws -> (Int32, String) {
        let path = FileManager.default.temporaryDirectory.path + "/silent-\(getpid())"
        unlink(path)
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_un()
        place.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &place.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0 && listen(socket, 16) == 0)
        return (socket, path)
    }
}
