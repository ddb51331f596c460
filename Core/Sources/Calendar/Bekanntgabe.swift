/// The way on which a decision is announced (Bekanntgabe), each with its own clock.
public enum Bekanntgabeweg: String, Hashable, Sendable, Codable, CaseIterable {
    /// A letter by post within Germany (§ 41 (2) sentence 1 VwVfG).
    case post
    /// Sent electronically (§ 41 (2) sentence 2 VwVfG).
    case elektronisch
    /// Retrieved from the account's inbox, consent given unless excluded (§ 9 OZG).
    case abrufOZG
    /// Retrieved through public networks with express consent (§ 41 (2a) VwVfG).
    case abrufVwVfG
    /// Served formally against proof (VwZG): announced on the day of the proof.
    case zustellung
}

/// A rule of announcement as it holds from a day on.
public struct Bekanntgaberegel: Hashable, Sendable {
    public var weg: Bekanntgabeweg
    /// The first day of posting or provision for which the rule holds.
    public var validFrom: CivilDate
    /// What happens so many days after posting or provision.
    public var clock: Clock
    /// The statute, for letters and the timeline.
    public var basis: String

    /// The two kinds of clock.
    public enum Clock: Hashable, Sendable {
        /// Deemed announced on this day after posting or provision, unless it never arrived (fiction).
        case fiction(days: Int)
        /// Announced on the day after retrieval; if not retrieved in so many days after the notice, not at all.
        case retrieval(within: Int)
        /// Announced on the day that the proof of service shows.
        case proof
    }

    public init(_ weg: Bekanntgabeweg, from validFrom: CivilDate, _ clock: Clock, basis: String) {
        self.weg = weg
        self.validFrom = validFrom
        self.clock = clock
        self.basis = basis
    }

    /// The rules of federal law. The law of a Land may differ: a town's offer may bring rules of its own.
    ///
    /// By post and electronically it was the third day until the end of 2024; since the reform of postal law
    /// (1 January 2025) it is the fourth.
    public static let federal: [Bekanntgaberegel] = [
        Bekanntgaberegel(.post, from: .first, .fiction(days: 3), basis: "§ 41 Abs. 2 VwVfG"),
        Bekanntgaberegel(.post, from: postalReform, .fiction(days: 4), basis: "§ 41 Abs. 2 VwVfG"),
        Bekanntgaberegel(.elektronisch, from: .first, .fiction(days: 3), basis: "§ 41 Abs. 2 VwVfG"),
        Bekanntgaberegel(.elektronisch, from: postalReform, .fiction(days: 4), basis: "§ 41 Abs. 2 VwVfG"),
        Bekanntgaberegel(.abrufOZG, from: .first, .fiction(days: 3), basis: "§ 9 OZG"),
        Bekanntgaberegel(.abrufVwVfG, from: .first, .retrieval(within: 10), basis: "§ 41 Abs. 2a VwVfG"),
        Bekanntgaberegel(.zustellung, from: .first, .proof, basis: "VwZG"),
    ]

    private static let postalReform = CivilDate(uncheckedYear: 2025, month: 1, day: 1)
}

/// Where the announcement of a decision stands.
public enum Bekanntgabestand: Hashable, Sendable {
    /// Announced on this day: periods for remedies run from it.
    case announced(CivilDate)
    /// Not yet; on this day the clock runs out.
    case open(until: CivilDate)
    /// Waiting for the proof of service; no clock runs.
    case awaitingProof
    /// Not announced: nobody fetched it in time. Another way must be chosen.
    case failed(CivilDate)
}

/// One announcement under way: when it left, and what is known of its arrival.
public struct Bekanntgabe: Hashable, Sendable {
    public var weg: Bekanntgabeweg
    /// The day of posting, sending, provision for retrieval, or handing over for service.
    public var provided: CivilDate
    /// The day of the first authenticated retrieval, or of the proof of service.
    public var received: CivilDate?

    public init(_ weg: Bekanntgabeweg, provided: CivilDate, received: CivilDate? = nil) {
        self.weg = weg
        self.provided = provided
        self.received = received
    }

    /// The rule that holds: of this way's, the youngest that was valid on the day of provision.
    public func rule(in rules: [Bekanntgaberegel] = Bekanntgaberegel.federal) -> Bekanntgaberegel? {
        rules.filter { $0.weg == weg && $0.validFrom <= provided }.max { $0.validFrom < $1.validFrom }
    }

    /// Where it stands on a day; `nil` if no rule holds for the way.
    ///
    /// A fiction is not moved by weekends or holidays, and an earlier receipt does not bring it forward (§ 41 (2)
    /// VwVfG). A retrieval announces on the day after it, if it came in time (§ 41 (2a) VwVfG).
    public func state(
        on today: CivilDate, rules: [Bekanntgaberegel] = Bekanntgaberegel.federal
    ) -> Bekanntgabestand? {
        guard let rule = rule(in: rules) else { return nil }
        switch rule.clock {
        case .fiction(let days):
            let day = provided.adding(days: days)
            return today >= day ? .announced(day) : .open(until: day)
        case .retrieval(let days):
            let limit = provided.adding(days: days)
            if let received, received <= limit {
                let day = received.adding(days: 1)
                return today >= day ? .announced(day) : .open(until: day)
            }
            return today > limit ? .failed(limit) : .open(until: limit)
        case .proof:
            return received.map { .announced($0) } ?? .awaitingProof
        }
    }
}
