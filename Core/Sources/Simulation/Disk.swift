import Hall
import Synchronization

/// The disk under the registry: commits are synced before they are acknowledged, everything else (leases, the derived
/// index, running numbers) only with the next commit. When the power fails, all processes die and what was not synced
/// is lost.
final class Disk: Sendable {
    private struct State {
        var synced: MemoryRegistry.Image
        var nodes: [Node] = []
    }

    private let registry: MemoryRegistry
    private let tally: Tally
    private let dice: Dice
    /// Planted: says that it has synced and has not.
    private let isLate: Bool
    private let state: Mutex<State>

    init(_ registry: MemoryRegistry, dice: Dice, tally: Tally, planted: PlantedFault?) {
        self.registry = registry
        self.dice = dice
        self.tally = tally
        isLate = planted == .lateSync
        state = Mutex(State(synced: registry.image))
    }

    /// The processes that the power feeds.
    func feed(_ nodes: [Node]) { state.withLock { $0.nodes = nodes } }

    func sync() {
        if isLate, dice.happens(900) { return }
        let image = registry.image
        state.withLock { $0.synced = image }
    }

    func failPower() {
        tally.count("powerFailures")
        let (image, nodes) = state.withLock { ($0.synced, $0.nodes) }
        for node in nodes { node.stop() }
        registry.restore(image)
    }
}
