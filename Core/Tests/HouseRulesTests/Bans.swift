import Testing

/// Words that must not stand in the sources, and the few places where they may.
enum Bans {
    struct Ban: Sendable, CustomTestStringConvertible {
        let text: String
        let reason: String
        let allowedIn: [String]

        var testDescription: String { text }
    }

    private static let root = ["Sources/rathaus/"]

    static let everywhere = [
        Ban(text: "Date()", reason: "the time comes from Basics.WallClock", allowedIn: root),
        Ban(text: "Date.now", reason: "the time comes from Basics.WallClock", allowedIn: root),
        Ban(text: "UUID()", reason: "ids come from Basics.Randomness", allowedIn: []),
        Ban(
            text: "SystemRandomNumberGenerator", reason: "randomness comes in", allowedIn: root + ["Sources/Adapters/"]),
        Ban(
            text: "sleep(", reason: "only couriers and adapters wait",
            allowedIn: root + [
                "Sources/Couriers/", "Sources/Adapters/", "Sources/Storage/", "Sources/FrontDoor/",
                "Sources/BenchStorage/",
            ]),
        Ban(text: "static let shared", reason: "no singletons", allowedIn: []),
        Ban(text: "static var shared", reason: "no singletons", allowedIn: []),
        Ban(text: "nonisolated(unsafe)", reason: "data races", allowedIn: []),
        Ban(text: "Task.detached", reason: "structured concurrency", allowedIn: []),
        Ban(text: "fatalError(", reason: "no input may end the process", allowedIn: []),
        Ban(text: "try!", reason: "no input may end the process", allowedIn: []),
    ]
}
