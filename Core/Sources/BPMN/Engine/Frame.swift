/// An element of a running instance that has not ended: a scope, an activity under way, a wait, a loop.
///
/// Frames form a tree by `parent`; the root has the id 1.
public struct Frame: Sendable, Equatable, Codable {
    public let id: Int
    /// The frame in which it lies; 0 for the root.
    public let parent: Int
    /// Which of the state's processes `node` belongs to.
    public let definition: Int
    /// The node; -1 for the root.
    public internal(set) var node: Int
    public internal(set) var kind: Kind
    /// Variables that live as long as the frame; nil where it has none of its own.
    public internal(set) var variables: Variables?
    /// Tokens and frames directly inside: at 0 a scope has ended.
    var active = 0
    /// Counts how often the content was cancelled, so that tokens of before are known.
    var epoch = 0
    /// What can be compensated, in the order in which it was completed.
    var records: [CompensationRecord] = []

    public enum Kind: Sendable, Equatable, Codable {
        case scope(ScopeFrame)
        /// An activity handed out as an action.
        case task(attempts: Int)
        /// An event, receive task or event-based gateway that waits.
        case waiting
        case loop(LoopFrame)
        case compensation(CompensationFrame)
        /// An activity run at once, which needs variables of its own for a moment.
        case passing
    }

    /// A process, subprocess or called process.
    public struct ScopeFrame: Sendable, Equatable, Codable {
        /// Which process and level lies inside.
        var definition: Int
        var scope: Int
        /// Whether the lookup of variables ends here (called process).
        var isIsolated = false
        /// Set when a transaction is being cancelled: the boundary event to go on with, -1 for none.
        var cancelling: Int?
        /// Activities of a sequential ad-hoc subprocess that are still to come.
        var waitingNodes: [Int] = []
    }

    /// A loop or multi-instance under way.
    public struct LoopFrame: Sendable, Equatable, Codable {
        var total: Int?
        var started = 0
        var completed = 0
        var isSequential: Bool
    }

    /// Compensation under way: what is still to be compensated, last first.
    public struct CompensationFrame: Sendable, Equatable, Codable {
        var records: [CompensationRecord]
        /// Whether the throwing event waits for it and goes on after it.
        var goesOn: Bool
    }
}

/// An activity that was completed and can be compensated.
public struct CompensationRecord: Sendable, Equatable, Codable {
    var definition: Int
    /// The activity that was completed.
    var node: Int
    /// What compensates it: an activity or a compensation event subprocess; nil if only what is nested does.
    var handler: Int?
    /// The variables of the scope that was completed.
    var variables: Variables?
    var nested: [CompensationRecord]
}

/// The frames of an instance, sorted by id.
struct FrameTable: Sendable, Equatable, Codable {
    private(set) var all: [Frame] = []

    func position(_ id: Int) -> Int? {
        if id == 1, all.first?.id == 1 { return 0 }
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if all[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < all.count && all[low].id == id ? low : nil
    }

    subscript(_ id: Int) -> Frame? { position(id).map { all[$0] } }

    func contains(_ id: Int) -> Bool { position(id) != nil }

    mutating func append(_ frame: Frame) { all.append(frame) }

    mutating func remove(_ id: Int) {
        if let position = position(id) { all.remove(at: position) }
    }

    mutating func change(_ id: Int, _ change: (inout Frame) -> Void) {
        if let position = position(id) { change(&all[position]) }
    }

    mutating func changeAll(_ change: (inout Frame) -> Void) {
        for position in all.indices { change(&all[position]) }
    }

    init() {}

    init(from decoder: any Decoder) throws { all = try decoder.singleValueContainer().decode([Frame].self) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(all)
    }
}
