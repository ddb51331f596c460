import Adapters
import Testing

@Suite struct LetterWorkerTests {
    /// Larger than a pipe holds, so that writing goes on after the worker is gone.
    private static let page = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)

    @Test("A worker that dies while it is written to fails its letter only", arguments: ["/bin/true", "/bin/false"])
    func dies(program: String) async {
        let worker = LetterWorker(command: [program])
        for _ in 0..<3 {
            await #expect(throws: (any Error).self) {
                try await worker.print(html: Self.page, title: "Bescheid", language: "de")
            }
        }
    }
}
