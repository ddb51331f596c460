import Testing

@testable import FrontDoor

@Suite struct RushTests {
    /// Lets so many be inside until the body has ended.
    private func with(_ count: Int, inside rush: Rush, _ body: () async throws -> Void) async throws {
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup { group in
            let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
            for _ in 0..<count {
                group.addTask {
                    await rush.during {
                        arrived.yield()
                        for await _ in gate {}
                    }
                }
            }
            var seen = 0
            for await _ in arrivals {
                seen += 1
                if seen == count { break }
            }
            defer { opener.finish() }
            try await body()
        }
    }

    @Test("One visitor fewer than a crowd is no rush, and nothing stands back")
    func few() async throws {
        let rush = Rush()
        #expect(!rush.isOn)
        try await with(Rush.crowd - 1, inside: rush) {
            #expect(!rush.isOn)
            let began = ContinuousClock.now
            await rush.waitForItsEnd()
            #expect(ContinuousClock.now - began < Rush.most)
        }
    }

    @Test("While a crowd is inside other work stands back, but not for ever")
    func crowd() async throws {
        let rush = Rush()
        try await with(Rush.crowd, inside: rush) {
            #expect(rush.isOn)
            let began = ContinuousClock.now
            await rush.waitForItsEnd()
            #expect(ContinuousClock.now - began >= Rush.most)
            #expect(rush.isOn)
        }
    }

    @Test("A rush has ended a moment after the crowd has gone")
    func over() async throws {
        let rush = Rush()
        try await with(Rush.crowd, inside: rush) {}
        await rush.waitForItsEnd()
        #expect(!rush.isOn)
    }
}
