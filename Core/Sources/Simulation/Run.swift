/// What a simulated run came to.
public struct Run: Sendable {
    /// An invariant that did not hold, and where.
    public struct Violation: Sendable, Hashable {
        /// Of reliability: `I1` … `I6`.
        public let invariant: String
        public let text: String
        public let step: Int
    }

    public let seed: UInt64
    public let steps: Int
    /// One line for everything that anybody did.
    public let trace: [String]
    /// How often what happened: `commands`, `done`, `refused`, `unanswered`, `deaths`, `failures`, `powerFailures`, `cases`,
    /// `mails`, `sweptFiles`, `sweptDrafts`.
    public let counts: [String: Int]
    public let violation: Violation?

    /// A sum over the trace: the same seed gives the same.
    public var traceHash: UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for line in trace {
            for byte in line.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
            hash = (hash ^ 10) &* 0x0000_0100_0000_01b3
        }
        return hash
    }
}

/// An invariant does not hold.
struct Broken: Error {
    let invariant: String
    let text: String

    init(_ invariant: String, _ text: String) {
        self.invariant = invariant
        self.text = text
    }
}
