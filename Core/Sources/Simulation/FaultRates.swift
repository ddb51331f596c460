/// How often what goes wrong, in thousandths of all calls to a port.
public struct FaultRates: Sendable, Hashable {
    /// The call fails and has no effect.
    public var failsBefore: Int
    /// The call has its effect, but its answer is lost.
    public var failsAfter: Int
    /// The answer takes minutes.
    public var late: Int
    /// The process dies before the call, or after it.
    public var diesBefore: Int
    public var diesAfter: Int
    /// Somebody else acts in the middle of it.
    public var meanwhile: Int
    /// The storage says that the stream has moved on, though nobody moved it.
    public var conflict: Int
    /// A receiver outside answers with an error, twice, with rubbish or not at all.
    public var outside: Int
    /// The power fails before a commit is synced, or after; all processes die, and what was not synced is lost.
    public var power: Int

    public static let usual = FaultRates(
        failsBefore: 12, failsAfter: 12, late: 15, diesBefore: 6, diesAfter: 6, meanwhile: 50, conflict: 20,
        outside: 250, power: 6)
    public static let none = FaultRates(
        failsBefore: 0, failsAfter: 0, late: 0, diesBefore: 0, diesAfter: 0, meanwhile: 0, conflict: 0, outside: 0,
        power: 0)
}

/// A fault that is put into the storage on purpose: a simulation that does not find it is blind.
public enum PlantedFault: String, Sendable, Hashable, CaseIterable {
    /// Some commits are acknowledged and not kept.
    case lostCommit
    /// A commit on an old version is acknowledged and not kept.
    case lostUpdate
    /// Some commits are kept without what must be carried.
    case lostOutbox
    /// Entries leave the outbox when a courier takes them, not when they had their effect.
    case earlyDone
    /// Some files are acknowledged and not kept.
    case lostBlob
    /// Cases are found from every town.
    case openScope
    /// The row of the read model stays behind its events.
    case staleRow
    /// Commits are acknowledged before they are synced.
    case lateSync
    /// Some files are put without being noted.
    case lostNote
    /// Commits do not take their files over, and the sweep gives up what an event names.
    case greedySweep
}
