import Testing

/// Reads and changes over several towns: all of them, each with its rule (Sources/Storage/SQL/Across.swift), and who may ask
/// for them. Whoever adds one adds it here.
@Suite struct AcrossScopesTests {
    /// File, name of the statement, rule. Debug builds trap on any other statement that binds no town.
    private static let statements: Set<String> = [
        "Cases/OutboxStatements.swift statement couriers", "Cases/OutboxStatements.swift done couriers",
        "Cases/OutboxStatements.swift retry couriers", "Cases/OutboxStatements.swift isDue couriers",
        "Cases/OutboxStatements.swift nextDue couriers", "Cases/ReadCases.swift selectAll operators",
        "Cases/ReadCases.swift selectChanged index", "Copy/CopiedTable.swift - copy",
        "Ledger/LedgerStatements.swift waiting sweepers", "Ledger/LedgerStatements.swift givenUp sweepers",
        "Ledger/LedgerStatements.swift idleDrafts sweepers", "Postgres/PostgresIndex.swift selectTitles index",
        "Postgres/PostgresIndex.swift selectVersions index", "SQLite/SQLiteIndex.swift select index",
        "SQLite/SQLiteIndex.swift selectTitles index", "SQLite/SQLiteIndex.swift selectVersions index",
        "SQLite/SQLiteIndex.swift update index", "SQLite/SQLiteIndex.swift countRemoval index",
        "SQLite/SQLiteIndex.swift newest index", "SQLite/SQLiteIndex.swift selectIds index",
        "Staff/SQLStaffRegister.swift selectOfAny operators",
        "Staff/SQLStaffRegister.swift selectAll operators", "Staff/SQLStaffRegister.swift selectSession token",
        "Staff/SQLStaffRegister.swift touchSession token", "Staff/SQLStaffRegister.swift deleteSession token",
        "Staff/SQLStaffRegister.swift deleteEnded sweepers", "Storage+Open.swift - operators",
        "Tenancy/SQLTenancy.swift selectOffers operators",
    ]

    /// The functions of the ports that reach over towns, and the rooms that may call them.
    private static let callers: [String: Set<String>] = [
        ".allRows(": ["rathaus", "Simulation", "BenchStorage"], ".unindexed(": ["Hall", "Simulation"],
        // A server that is asked whether it is ready looks whether its storage answers.
        ".nextDue(": ["rathaus", "FrontDoor", "Simulation"], ".claim(": ["Hall", "Simulation", "rathaus"],
        ".waiting(": ["Hall", "Simulation"], ".idleDrafts(": ["Hall", "Simulation"],
        ".leftovers(": ["Hall", "Simulation"], ".discard(": ["Hall", "Simulation"],
        ".sweepSessions(": ["Couriers"],
        "scope: .common": ["rathaus"],
    ]

    @Test("Every statement over towns stands in the list, with its rule")
    func listed() throws {
        let named = try Regex(#"(?:let|var) (\w+)[^=\n]*= SQL\(\s*across: \.(\w+)"#)
        let any = try Regex(#"across: \.(\w+)"#)
        var found: Set<String> = []
        for file in Project.sources where file.room == "Storage" {
            let text = file.lines.joined(separator: "\n")
            let path = file.path.dropFirst("Sources/Storage/".count)
            var rules = text.matches(of: any).map { String($0.output[1].substring ?? "") }
            for match in text.matches(of: named) {
                let (name, rule) = (match.output[1].substring ?? "", String(match.output[2].substring ?? ""))
                found.insert("\(path) \(name) \(rule)")
                if let place = rules.firstIndex(of: rule) { rules.remove(at: place) }
            }
            for rule in rules { found.insert("\(path) - \(rule)") }
        }
        #expect(found.subtracting(Self.statements) == [], "not in the list")
        #expect(Self.statements.subtracting(found) == [], "no longer there")
    }

    @Test("Only those whom the rule names ask for them", arguments: AcrossScopesTests.callers.keys.sorted())
    func asked(call: String) {
        let allowed = Self.callers[call, default: []].union(["Storage"])
        var found: [String] = []
        for file in Project.sources where !allowed.contains(file.room) {
            for (number, line) in file.lines.enumerated()
            where line.contains(call) && !line.drop(while: { $0 == " " }).hasPrefix("//") {
                found.append("\(file.path):\(number + 1)")
            }
        }
        #expect(found == [])
    }
}
