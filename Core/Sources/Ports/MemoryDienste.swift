public import Basics
import Synchronization

/// The double of services: each is a function; a repeated key gets the answer of the first time.
public final class MemoryDienste: Dienste {
    public typealias Service = @Sendable (_ body: [UInt8]) throws -> [UInt8]

    private struct Kept {
        var calls: [(name: String, body: [UInt8])] = []
        var answers: [String: [UInt8]] = [:]
    }

    private let services: [String: Service]
    private let kept = Mutex(Kept())

    public init(_ services: [String: Service] = [:]) { self.services = services }

    public func call(_ name: String, in town: TownId, _ body: [UInt8], key: String) async throws -> [UInt8] {
        guard let service = services["\(town.text)/\(name)"] ?? services[name] else {
            throw DienstError(name, .unknown)
        }
        return try kept.withLock { kept in
            if let answer = kept.answers[key] { return answer }
            let answer = try service(body)
            kept.calls.append((name, body))
            kept.answers[key] = answer
            return answer
        }
    }

    /// The calls that had an effect, in order.
    public var calls: [(name: String, body: [UInt8])] { kept.withLock { $0.calls } }
}
