public import Basics
public import Casework
public import Ports

/// The one way through the house: load the case, authorise and decide, keep everything in one transaction, answer from
/// the returned state. Couriers carry what is left in the outbox.
public struct TownHall: Sendable {
    public let registry: any Registry
    public let keys: any KeyStore
    public let blobs: any Blobs
    public let cipher: Cipher
    public let clock: WallClock
    public let randomness: Randomness
    public let rules: any ServiceRules
    /// The address of the portal as people type it, without a slash at the end; empty where none is known.
    public let base: String
    /// Looks for malware in uploads; nil where none is connected.
    let scanner: (any MalwareScan)?
    package let codec: EventCodec
    let opened = OpenCases()
    let report: @Sendable (HallTrouble) -> Void

    /// `report` tells the operator what went wrong without harm to what is kept.
    public init(
        registry: any Registry, keys: any KeyStore, blobs: any Blobs, cipher: Cipher, clock: WallClock,
        randomness: Randomness, rules: any ServiceRules, scanner: (any MalwareScan)? = nil, base: String = "",
        report: @escaping @Sendable (HallTrouble) -> Void = { _ in }
    ) {
        self.scanner = scanner
        self.registry = registry
        self.keys = keys
        self.blobs = blobs
        self.cipher = cipher
        self.clock = clock
        self.randomness = randomness
        self.rules = rules
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        self.report = report
        codec = EventCodec(cipher: cipher)
    }

    /// As after a restart: nothing that was read is remembered. For the simulation of processes that die.
    package func forgetMemory() { opened.forgetAll() }

    /// How often a losing engine, courier or applicant command reloads and decides again before it gives up.
    static let attempts = 5

    /// Gives a command to a case and returns the case after it.
    ///
    /// A clerk's command carries the version that the clerk saw: when any person changed the case since, it throws
    /// `CaseMoved` and changes nothing; what the house itself adds (a printed letter) disturbs nobody. Without a version the command is decided again on the newest state.
    /// Throws `Findings` when the decision says no, `CaseMissing` when there is no such case in the scope.
    public func perform(
        _ command: Command, on id: VorgangId, scope: Scope, by actor: Actor, seen: Int? = nil, answers: OutboxId? = nil
    ) async throws -> Vorgang {
        for _ in 1..<TownHall.attempts {
            do {
                return try await attempt(command, on: id, scope: scope, by: actor, seen: seen, answers: answers)
            } catch let error as StorageError where error.code == .conflict || error.code == .taken {
                continue
            }
        }
        return try await attempt(command, on: id, scope: scope, by: actor, seen: seen, answers: answers)
    }

    /// The same for a case that was opened a moment ago, without opening it again: whether it moved on since is known when
    /// it is kept, and then the command is decided on the newest state.
    public func perform(_ command: Command, on opened: OpenedCase, by actor: Actor) async throws -> Vorgang {
        let vorgang = opened.vorgang
        do {
            return try await attempt(command, on: vorgang, key: opened.key, by: actor)
        } catch let error as StorageError where error.code == .conflict || error.code == .taken {
            return try await perform(command, on: vorgang.id, scope: .town(TownId(vorgang.town)), by: actor)
        }
    }

    private func attempt(
        _ command: Command, on id: VorgangId, scope: Scope, by actor: Actor, seen: Int?, answers: OutboxId?
    ) async throws -> Vorgang {
        let (vorgang, key) = try await openWithKey(id, scope: scope)
        return try await attempt(command, on: vorgang, key: key, by: actor, seen: seen, answers: answers)
    }

    private func attempt(
        _ command: Command, on vorgang: Vorgang, key: SymmetricKey, by actor: Actor, seen: Int? = nil,
        answers: OutboxId? = nil
    ) async throws -> Vorgang {
        // Only who may give the command is shown what changed; all others are refused by the decision.
        let mayGive = vorgang.allows(command, actor)
        if let seen, vorgang.hasMoved(since: seen), mayGive { throw CaseMoved(vorgang: vorgang, seen: seen) }
        let context = try await context(for: vorgang, command, by: actor)
        let decision = try decide(vorgang, command, context)
        if decision.events.isEmpty && decision.tasks.isEmpty {
            if let answers { try await registry.done(answers) }
            return vorgang
        }
        return try await keep(decision, of: vorgang, key: key, by: actor, at: context.now, answers: answers)
    }

    /// The case as it stands, for a command that follows at once. Throws as `open` does.
    public func opened(_ id: VorgangId, scope: Scope) async throws -> OpenedCase {
        let (vorgang, key) = try await openWithKey(id, scope: scope)
        return OpenedCase(vorgang: vorgang, key: key)
    }

    /// The case as it stands. Throws `CaseMissing` when there is none in the scope, or its key is gone.
    public func open(_ id: VorgangId, scope: Scope) async throws -> Vorgang {
        try await openWithKey(id, scope: scope).vorgang
    }

    func openWithKey(_ id: VorgangId, scope: Scope) async throws -> (vorgang: Vorgang, key: SymmetricKey) {
        guard let row = try await registry.row(id, scope: scope) else { throw CaseMissing() }
        guard let key = try await keys.key(KeyId(row.keyId)) else {
            opened.forget(id)
            throw CaseMissing()
        }
        if let vorgang = opened.vorgang(row) { return (vorgang, key) }
        let stored = try await registry.events(of: StreamId(id.text), after: 0, scope: scope)
        guard stored.count >= row.version, stored.indices.allSatisfy({ stored[$0].version == $0 + 1 }) else {
            // A draft that was swept between the two reads is no case any more.
            guard try await registry.row(id, scope: scope) != nil else { throw CaseMissing() }
            throw StorageError(.damaged, "the stream \(id) has a gap")
        }
        let events = try stored.map { try codec.open($0, key: key) }
        guard let vorgang = Vorgang.replay(id: id, town: row.town, events) else {
            throw StorageError(.damaged, "the stream \(id) does not begin")
        }
        opened.keep(vorgang)
        return (vorgang, key)
    }

    func context(for vorgang: Vorgang, _ command: Command, by actor: Actor) async throws -> DecisionContext {
        let now = clock.now()
        var context = DecisionContext(
            now: now, actor: actor, randomness: randomness, check: { _ in [] },
            hash: { [cipher] in hex(cipher.hash($0)) })
        // What stands of before processes drove cases goes on without one.
        if command.movesProcess, vorgang.verfahren != nil || vorgang.status == .entwurf {
            context.verfahren = try await rules.frame(of: vorgang)
            if case .wechsleVersion(let version, _) = command {
                context.ziel = try await rules.frame(of: vorgang, on: version)
            }
        }
        if case .reicheEin(let declarations, _, _) = command {
            let findings = try await rules.findings(in: vorgang.answers, declared: declarations, of: vorgang.service)
            context.check = { _ in findings }
            context.due = try await rules.due(from: now, town: vorgang.town, of: vorgang.service)
        }
        return context
    }

    /// Applies, seals and keeps a decision in one transaction; the index follows.
    func keep(
        _ decision: Decision, of vorgang: Vorgang?, id: VorgangId? = nil, town: TownId? = nil, key: SymmetricKey,
        by actor: Actor, at now: Instant, answers: OutboxId? = nil
    ) async throws -> Vorgang {
        var after = vorgang
        var stored: [StoredEvent] = []
        let stream = StreamId((vorgang?.id ?? id ?? "").text)
        for event in decision.events {
            let version = (after?.version ?? 0) + 1
            let recorded = RecordedEvent(version: version, at: now, by: actor.signature, event: event)
            if after == nil {
                after = Vorgang(id: VorgangId(stream.text), town: (town ?? "").text, beginning: recorded)
            } else {
                after?.apply(recorded)
            }
            stored.append(try codec.seal(recorded, stream: stream, key: key))
        }
        guard let after else { throw CaseMissing() }
        let outbox = try decision.tasks.map { try entry($0, of: after, key: key, at: now) }
        let tasks = after.aufgabenRows == (vorgang?.aufgabenRows ?? []) ? nil : after.aufgabenRows
        let commit = Commit(
            town: TownId(after.town), stream: stream, expected: vorgang?.version ?? 0, events: stored,
            row: VorgangRow(after), outbox: outbox, answers: answers, aufgaben: tasks,
            names: decision.names(after: vorgang))
        do {
            try await registry.keep(commit)
        } catch let error as StorageError where error.code == .missing {
            throw Findings(.fileGone)
        }
        opened.keep(after)
        if after.status != .entwurf { await follow(after) }
        return after
    }
}

/// A case as it was opened, with the key of its content.
public struct OpenedCase: Sendable {
    public let vorgang: Vorgang
    let key: SymmetricKey
}

/// What went wrong without harm to what is kept, for the operator's log; nothing personal.
public enum HallTrouble: Hashable, Sendable {
    /// Lists and search do not show the newest state of a case; the next start catches up.
    case indexBehind(VorgangId, reason: String)
    /// An upload to a case was not taken: the scanner knows it as malware of that name.
    case infected(VorgangId, signature: String)
    /// The scanner gave no answer, and the upload was not taken.
    case scannerSilent(reason: String)
}

/// There is no such case in the scope, or its content is gone for ever. The two look alike.
public struct CaseMissing: Error, Hashable, Sendable {
    public init() {}
}

extension Vorgang {
    /// Whether a person did anything to the case after that version.
    fileprivate func hasMoved(since seen: Int) -> Bool {
        seen > version
            || history.contains { event in
                if case .system = event.by { return false }
                return event.version > seen
            }
    }
}

/// Somebody else changed the case since the clerk looked at it.
public struct CaseMoved: Error, Sendable {
    public let vorgang: Vorgang
    public let seen: Int

    /// What happened since.
    public var since: [RecordedEvent] { vorgang.history.filter { $0.version > seen } }
}
