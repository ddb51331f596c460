import Basics

/// Functions on points in time (DMN 1.5, 10.3.4.7 and 10.3.4.9).
extension BuiltIns {
    static let temporals: [BuiltIn] = [
        BuiltIn("day of year", .init("date"), result: .number) { arguments in
            day(arguments) { .number(Decimal128($0.dayOfYear)) }
        },
        BuiltIn("week of year", .init("date"), result: .number) { arguments in
            day(arguments) { .number(Decimal128($0.weekOfYear)) }
        },
        BuiltIn("day of week", .init("date"), result: .string) { arguments in
            day(arguments) { date in
                let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
                return .string(names[date.weekday - 1])
            }
        },
        BuiltIn("month of year", .init("date"), result: .string) { arguments in
            day(arguments) { date in
                let names = [
                    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                    "November", "December",
                ]
                return .string(names[date.month - 1])
            }
        },
        BuiltIn("now", .init(), result: .dateTime) { arguments in
            now(arguments).map { .dateTime($0) } ?? arguments.null(.overflow("now"))
        },
        BuiltIn("today", .init(), result: .date) { arguments in
            now(arguments).map { .date($0.date) } ?? arguments.null(.overflow("today"))
        },
    ]

    private static func day(_ arguments: Arguments, _ body: (FEELDate) -> Value) -> Value {
        switch arguments.single(0) {
        case .date(let date): body(date)
        case .dateTime(let moment): body(moment.date)
        default: arguments.wrong(0)
        }
    }

    private static func now(_ arguments: Arguments) -> FEELDateTime? {
        let environment = arguments.run.environment
        let microseconds = environment.clock.now().microseconds
        let rest = ((microseconds % 1_000_000) + 1_000_000) % 1_000_000
        let zone = environment.zones.zone(environment.zone) ?? .utc
        return FEELDateTime(
            secondsSinceEpoch: Int((microseconds - rest) / 1_000_000), nanosecond: Int(rest) * 1_000, zone: zone)
    }
}
