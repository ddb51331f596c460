import BPMN
import Basics
import Casework
import Hall
import Storage

/// How many instances of a process with one task a second are begun and ended durably, by 64 people at once: submitted,
/// and the task done. Held against the same two commands on cases that no process drives.
struct CaseBench {
    let folder: String

    private static let people = 64
    private static let count = 2_000
    private static let repetitions = 5

    func run(_ report: @Sendable (Double, Double) -> Void) async throws {
        let driven = try await CaseHouse(folder + "/driven", CaseModel.oneTask)
        let plain = try await CaseHouse(folder + "/plain", nil)
        var (rates, plainRates): ([Double], [Double]) = ([], [])
        for _ in 0..<CaseBench.repetitions {
            rates.append(
                try await rate(driven) { house, id in
                    let task = try await house.give(CaseHouse.submission, id, by: .antragsteller).verfahren?.aufgaben
                    let end = try await house.give(.erledigeAufgabe(task?.first?.id ?? 0, values: [:]), id)
                    guard end.verfahren?.state.phase == .completed else { throw CaseMissing() }
                })
            plainRates.append(
                try await rate(plain) { house, id in
                    try await house.give(CaseHouse.submission, id, by: .antragsteller)
                    try await house.give(.uebernehme, id)
                })
        }
        await driven.storage.close()
        await plain.storage.close()
        report(rates.sorted()[rates.count / 2], plainRates.sorted()[plainRates.count / 2])
    }

    private func rate(
        _ house: CaseHouse, _ body: @escaping @Sendable (CaseHouse, VorgangId) async throws -> Void
    ) async throws -> Double {
        let ids = try await CaseBench.each(0..<CaseBench.count) { try await house.draft("n\($0)") }
        let clock = ContinuousClock()
        let begin = clock.now
        _ = try await CaseBench.each(0..<ids.count) { try await body(house, ids[$0]) }
        let took = begin.duration(to: clock.now).components
        return Double(ids.count) / (Double(took.seconds) + Double(took.attoseconds) / 1e18)
    }

    /// Does something for each number, 64 at a time.
    static func each<T: Sendable>(
        _ numbers: Range<Int>, _ body: @escaping @Sendable (Int) async throws -> T
    ) async throws -> [T] {
        try await withThrowingTaskGroup(of: [T].self) { group in
            for person in 0..<people {
                group.addTask {
                    var results: [T] = []
                    for number in numbers where number % people == person { results.append(try await body(number)) }
                    return results
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}
