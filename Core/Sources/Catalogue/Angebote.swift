public import Basics

/// Which body offers which service: one bit each, so that every town may offer every service.
///
/// A service published by a body is offered by every body in its area that switches it on, without a copy. In a town
/// people find what the town offers and what the bodies above it offer for it.
public struct Angebote: Sendable {
    private let leistungen: Leistungsverzeichnis
    private let orte: Gemeindeverzeichnis
    private let wordsPerBody: Int
    private var bits: [UInt64]
    private var overlays: [RegionalKey: [Id<Leistung>: Angebot]] = [:]

    public init(_ leistungen: Leistungsverzeichnis, _ orte: Gemeindeverzeichnis) {
        self.leistungen = leistungen
        self.orte = orte
        wordsPerBody = (leistungen.leistungen.count + 63) / 64
        bits = [UInt64](repeating: 0, count: wordsPerBody * orte.count)
    }

    /// Switches a service on or off for a body. `false` if body or service are unknown, or if the service is not valid
    /// there.
    @discardableResult
    public mutating func set(_ leistung: Id<Leistung>, in gebiet: RegionalKey, offered: Bool = true) -> Bool {
        guard let row = orte.row(gebiet), let number = leistungen.number(leistung) else { return false }
        let areas = leistungen.leistungen[number].gebiete
        guard areas.isEmpty || areas.contains(where: { $0.contains(gebiet) }) else { return false }
        let mask = UInt64(1) << UInt64(number % 64)
        let word = row * wordsPerBody + number / 64
        if offered { bits[word] |= mask } else { bits[word] &= ~mask }
        return true
    }

    /// Switches services on for many bodies at once. What is unknown or not valid in a place is left out; gives how
    /// many offers were switched on.
    @discardableResult
    public mutating func set(_ ids: some Sequence<Id<Leistung>>, in gebiete: some Sequence<RegionalKey>) -> Int {
        let chosen = ids.compactMap { leistungen.number($0) }
        let everywhere = chosen.filter { leistungen.leistungen[$0].gebiete.isEmpty }
        let limited = chosen.filter { !leistungen.leistungen[$0].gebiete.isEmpty }
        var mask = [UInt64](repeating: 0, count: wordsPerBody)
        for number in everywhere { mask[number / 64] |= UInt64(1) << UInt64(number % 64) }
        let perBody = mask.reduce(0) { $0 + $1.nonzeroBitCount }
        var count = 0
        for gebiet in gebiete {
            guard let row = orte.row(gebiet) else { continue }
            for word in 0..<wordsPerBody { bits[row * wordsPerBody + word] |= mask[word] }
            count += perBody
            for number in limited where set(leistungen.leistungen[number].id, in: gebiet) { count += 1 }
        }
        return count
    }

    /// Says what a body says about a service, and switches it on.
    @discardableResult
    public mutating func set(_ angebot: Angebot) -> Bool {
        guard set(angebot.leistung, in: angebot.gebiet) else { return false }
        overlays[angebot.gebiet, default: [:]][angebot.leistung] = angebot
        return true
    }

    /// Whether the body itself offers it.
    public func offers(_ leistung: Id<Leistung>, in gebiet: RegionalKey) -> Bool {
        guard let row = orte.row(gebiet), let number = leistungen.number(leistung) else { return false }
        return bits[row * wordsPerBody + number / 64] >> UInt64(number % 64) & 1 == 1
    }

    /// The services that people find in a town, in the order of the list: its own, and those of the bodies above.
    public func leistungen(in ort: RegionalKey) -> [Leistung] {
        var union = [UInt64](repeating: 0, count: wordsPerBody)
        for key in [ort] + ort.ancestors {
            guard let row = orte.row(key) else { continue }
            for word in 0..<wordsPerBody { union[word] |= bits[row * wordsPerBody + word] }
        }
        return leistungen.leistungen.indices
            .filter { union[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }.map { leistungen.leistungen[$0] }
    }

    /// The offer of a service as it holds in a town: of the nearest body that offers it, over those above it; `nil`
    /// if none does.
    public func angebot(_ leistung: Id<Leistung>, in ort: RegionalKey) -> Angebot? {
        let keys = [ort] + ort.ancestors
        guard let nearest = keys.first(where: { offers(leistung, in: $0) }) else { return nil }
        var merged = Angebot(leistung, in: nearest)
        for key in keys where key.level <= nearest.level {
            if let overlay = overlays[key]?[leistung] { merged = merged.over(overlay) }
        }
        return merged
    }
}
