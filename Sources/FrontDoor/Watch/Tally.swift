import Synchronization

/// Counts answers by route and status and how long they took, in memory, for the operator. It knows the pattern of a
/// route, never an address that was asked, so it holds nothing personal and does not grow with the visitors.
public final class Tally: Sendable {
    private struct Key: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private struct Times {
        var count = 0
        var microseconds: Int64 = 0
        /// How many took at most each of `bounds`.
        var within = [Int](repeating: 0, count: Tally.bounds.count)
    }

    /// Upper ends of the histogram, in microseconds and as Prometheus writes them in seconds.
    private static let bounds: [(microseconds: Int64, seconds: String)] = [
        (1_000, "0.001"), (5_000, "0.005"), (10_000, "0.01"), (50_000, "0.05"), (100_000, "0.1"), (500_000, "0.5"),
        (1_000_000, "1"), (5_000_000, "5"),
    ]

    private let times = Mutex<[Key: Times]>([:])

    /// An empty tally.
    public init() {}

    /// Counts one answer.
    public func count(_ method: String, route: String, status: Int, microseconds: Int64) {
        let key = Key(method: method, route: route, status: status)
        times.withLock { times in
            var entry = times[key] ?? Times()
            entry.count += 1
            entry.microseconds += max(0, microseconds)
            for (index, bound) in Tally.bounds.enumerated() where microseconds <= bound.microseconds {
                entry.within[index] += 1
            }
            times[key] = entry
        }
    }

    /// The counts in the text format of Prometheus.
    public func prometheus() -> String {
        let entries = times.withLock { $0 }.sorted {
            ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
        }
        var out =
            "# HELP rathaus_http_request_seconds How long answers took.\n# TYPE rathaus_http_request_seconds histogram\n"
        for (key, entry) in entries {
            let labels =
                "method=\"\(Tally.label(key.method))\",route=\"\(Tally.label(key.route))\",status=\"\(key.status)\""
            for (index, bound) in Tally.bounds.enumerated() {
                out += "rathaus_http_request_seconds_bucket{\(labels),le=\"\(bound.seconds)\"} \(entry.within[index])\n"
            }
            out += "rathaus_http_request_seconds_bucket{\(labels),le=\"+Inf\"} \(entry.count)\n"
            out += "rathaus_http_request_seconds_sum{\(labels)} \(Tally.seconds(entry.microseconds))\n"
            out += "rathaus_http_request_seconds_count{\(labels)} \(entry.count)\n"
        }
        return out
    }

    /// A value of a label: quotes, backslashes and line ends are escaped.
    private static func label(_ text: String) -> String {
        var out = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": out += "\\\\"
            case "\"": out += "\\\""
            case "\n": out += "\\n"
            default: out.unicodeScalars.append(character)
            }
        }
        return out
    }

    private static func seconds(_ microseconds: Int64) -> String {
        let rest = String(microseconds % 1_000_000)
        return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - rest.utf8.count) + rest
    }
}
