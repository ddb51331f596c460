#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Measures rates in processor time of this thread, so that other work on the machine counts little.
struct Measure {
    /// How often each is measured; the median counts.
    var repetitions = 7
    /// Processor time of one measurement in seconds.
    var seconds = 0.25

    /// Rates of several bodies, measured in turn (A B A B …). A body does so many rounds as it is told.
    func rates(_ bodies: [(_ rounds: Int) -> Void]) -> [Double] {
        let rounds = bodies.map { calibrated($0) }
        var rates = bodies.map { _ in [Double]() }
        for _ in 0..<repetitions {
            for (index, body) in bodies.enumerated() {
                let start = Measure.now()
                body(rounds[index])
                rates[index].append(Double(rounds[index]) / max(Measure.now() - start, 1e-9))
            }
        }
        return rates.map { $0.sorted()[$0.count / 2] }
    }

    /// So many rounds that one measurement takes about the time wanted.
    private func calibrated(_ body: (Int) -> Void) -> Int {
        var rounds = 1
        while true {
            let start = Measure.now()
            body(rounds)
            let used = Measure.now() - start
            if used > seconds / 8 { return max(1, Int(Double(rounds) * seconds / used)) }
            rounds *= 4
        }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Keeps the optimiser from dropping a result that nobody reads.
@inline(never)
@_optimize(none)
func keep<Result>(_ result: Result) {}
