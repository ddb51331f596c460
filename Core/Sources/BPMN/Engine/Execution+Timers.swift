import Basics
import FEEL

extension Execution {
    /// When a timer is due.
    enum Moment {
        case due(Instant, remaining: Int?, interval: ISODuration?)
        /// A cycle of no repetitions.
        case never
    }

    /// The time that a source gives now; nil if it gives none.
    func moment(of source: TimerSource, from frame: Int) -> Moment? {
        switch source {
        case .date(let instant): return .due(instant, remaining: 0, interval: nil)
        case .duration(let duration): return .due(duration.after(now), remaining: 0, interval: nil)
        case .cycle(let cycle):
            if cycle.repetitions == 0 { return .never }
            let first = cycle.start.map { max($0, now) } ?? cycle.interval.after(now)
            return .due(first, remaining: cycle.repetitions.map { $0 - 1 }, interval: cycle.interval)
        case .expression(let expression, let kind):
            guard let value = evaluate(expression, from: frame), !value.isNull else { return nil }
            let text = value.string ?? StoredValue(value).text
            let order: [TimerSource.Kind] = [kind, .date, .duration, .cycle]
            guard let fixed = order.lazy.compactMap({ TimerSource.fixed(text, $0) }).first else { return nil }
            return moment(of: fixed, from: frame)
        }
    }
}
