import Basics
import Ports
import Testing

@Suite(.serialized) struct KeysAndBlobsContract {
    @Test("every key is fresh, found by its id, and gone when destroyed", arguments: Engine.allCases)
    func keys(engine: Engine) async throws {
        try await engine.with { house in
            let keys = try await withThrowingTaskGroup(of: KeptKey.self) { group in
                for _ in 0..<600 { group.addTask { try await house.keys.fresh() } }
                return try await group.reduce(into: [KeptKey]()) { $0.append($1) }
            }
            #expect(Set(keys.map(\.id)).count == 600)
            #expect(Set(keys.map(\.key)).count == 600)
            #expect(try await house.keys.key(keys[300].id) == keys[300].key)
            try await house.keys.destroy(keys[300].id)
            try await house.keys.destroy(keys[300].id)
            #expect(try await house.keys.key(keys[300].id) == nil)
            #expect(try await house.keys.key(keys[301].id) == keys[301].key)
            #expect(try await house.keys.key("none") == nil)
        }
    }

    @Test("blobs are given back byte for byte, in their town only", arguments: Engine.allCases)
    func blobs(engine: Engine) async throws {
        try await engine.with { house in
            let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try await house.blobs.put("abcdef", bytes, town: lauter)
            try await house.blobs.put("abcdef", bytes, town: lauter)
            try await house.blobs.put("empty0", [], town: lauter)
            #expect(try await house.blobs.get("abcdef", town: lauter) == bytes)
            #expect(try await house.blobs.get("empty0", town: lauter) == [])
            #expect(try await house.blobs.get("abcdef", town: eichtal) == nil)
            try await house.blobs.remove("abcdef", town: lauter)
            try await house.blobs.remove("abcdef", town: lauter)
            #expect(try await house.blobs.get("abcdef", town: lauter) == nil)
        }
    }
}
