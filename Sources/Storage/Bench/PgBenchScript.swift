import Basics
import Casework
import Hall
import Ports

/// A script of pgbench with the statements of the house: its parameters become variables, which pgbench's prepared mode
/// binds again. Ids are drawn anew each time; all else is as the house bound it once.
public struct PgBenchScript: Sendable {
    public let text: String
    /// Names and values for `-D`.
    public let variables: [(name: String, value: String)]

    /// A submission: all statements of the house, the index's too, in one transaction.
    static func submission(_ sample: SubmissionSample) throws -> PgBenchScript {
        let recorder = RecordingSession()
        try KeepCommit(.postgres).run(sample.commit, recorder)
        try recorder.run(
            PostgresIndex.upsert, PostgresIndex.values(sample.entry.id, sample.commit.town, sample.entry))
        var writer = Writer()
        writer.drawn = [sample.entry.id.text: "id", sample.commit.row.reference ?? "": "id"]
        for entry in sample.commit.outbox { writer.drawn[entry.id.text] = "errand" }
        writer.lines = [
            "\\set id random(1000000000000000000, 8999999999999999999)",
            "\\set errand random(1000000000000000000, 8999999999999999999)",
            "\\set town \(SubmissionSample.firstTown) + random(0, \(SubmissionSample.towns.count - 1))", "BEGIN;",
        ]
        writer.drawn[sample.commit.town.text] = "town"
        for statement in recorder.take() { writer.add(statement) }
        writer.lines.append("COMMIT;")
        return writer.script
    }

    /// The same script with all statements of the transaction in one way to the server and back, as `\startpipeline` has it.
    var together: PgBenchScript {
        let lines = text.split(separator: "\n").flatMap { line -> [Substring] in
            switch line {
            case "BEGIN;": ["\\startpipeline", line]
            case "COMMIT;": [line, "\\endpipeline"]
            default: [line]
            }
        }
        return PgBenchScript(text: lines.joined(separator: "\n") + "\n", variables: variables)
    }

    /// A page of a list of a drawn town, and as many titles.
    static func list(_ ids: [VorgangId]) throws -> PgBenchScript {
        let recorder = RecordingSession()
        let town = SubmissionSample.towns[0].text
        _ = try ListCases(
            filter: VorgangFilter(), town: town, cursor: nil, limit: StorageBench.listLines
        ).run(recorder)
        var writer = Writer()
        writer.drawn = [town: "town"]
        writer.lines = ["\\set town \(SubmissionSample.firstTown) + random(0, \(SubmissionSample.towns.count - 1))"]
        for statement in recorder.take() { writer.add(statement) }
        writer.add(BoundStatement(sql: PostgresIndex.selectTitles.text, values: [PostgresIndex.list(ids)]))
        return writer.script
    }

    private struct Writer {
        var lines: [String] = []
        var variables: [(name: String, value: String)] = []
        /// Texts that are drawn anew, and the variable that holds them.
        var drawn: [String: String] = [:]

        var script: PgBenchScript {
            PgBenchScript(text: lines.joined(separator: "\n") + "\n", variables: variables)
        }

        mutating func add(_ statement: BoundStatement) {
            var sql = statement.sql.split(whereSeparator: \.isNewline).joined(separator: " ")
            // Connections count in shards of their own, as those of the house do.
            let shard = statement.sql.contains("INTO vorgang_count") ? 4 : nil
            for index in statement.values.indices.reversed() {
                let place = "$\(index + 1)"
                sql = sql.replacing(
                    place, with: index == shard ? ":client_id" : name(of: statement.values[index]))
            }
            lines.append(sql + ";")
        }

        private mutating func name(of value: SQLValue) -> String {
            let text: String
            switch value {
            case .null: return "NULL"
            case .int(let number): text = String(number)
            case .text(let string):
                if let name = drawn[string] { return ":" + name }
                // pgbench knows no empty variable.
                if string.isEmpty { return "''" }
                text = string
            case .bytes(let bytes): text = "\\x" + hex(bytes)
            }
            variables.append(("v\(variables.count)", text))
            return ":v\(variables.count - 1)"
        }
    }
}
