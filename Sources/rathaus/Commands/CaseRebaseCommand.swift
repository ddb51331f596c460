import ArgumentParser
import BPMN
import Basics
import Casework
import Foundation
import Hall
import Ports
import Storage

/// `rathaus case rebase`: what it would mean for running cases to go on by another version of their service; done for those
/// that can, where a head of office and a reason are named.
struct CaseRebaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebase", abstract: "Lets the running cases of a service go on by another version of it.",
        discussion: """
            Without --by it only says, case by case, what would happen and what speaks against it. A case that cannot go \
            on by the other version stays on its own and is named; then the command ends with 1.
            """)

    @Argument(help: "The id of the service package.")
    var service: String

    @Option(help: "The version, installed before: 2.0.0.")
    var to: String

    @Option(help: "The regional key of the town.")
    var town: String

    @Option(help: "The login of the head of office who decides it; without it nothing is changed.")
    var by: String?

    @Option(help: "Why; it stands in the history of each case.")
    var reason: String?

    @Flag(help: "Print a JSON array.")
    var json = false

    @OptionGroup var stored: StoredData

    func validate() throws {
        guard (by == nil) == (reason == nil) else { throw ValidationError("--by and --reason go together.") }
    }

    struct Line: Encodable {
        var reference: String
        var from: String
        var to: String
        /// `possible`, `changed` or `refused`.
        var state: String
        var effects: [String]
        var findings: [String]

        var text: String {
            let notes = (effects + findings).map { "\n    " + $0 }.joined()
            return "\(reference) \(from) → \(to): \(state)\(notes)\n"
        }
    }

    func run() async throws {
        try await ending {
            let house = try await House.open(stored.existing())
            let actor = try await self.actor(house)
            var lines: [Line] = []
            for vorgang in try await running(house) {
                lines.append(try await rebase(vorgang, by: actor, in: house))
            }
            if json {
                Terminal.print([UInt8](try JSONEncoder().encode(lines)) + [10])
            } else {
                for line in lines { Terminal.print(line.text) }
            }
            await house.storage.close()
            if lines.contains(where: { $0.state == "refused" }) { throw ExitCode(1) }
        }
    }

    private func actor(_ house: House) async throws -> Actor? {
        guard let by else { return nil }
        guard let account = try await house.storage.staff.account(login: by, town: TownId(town)) else {
            throw Findings(
                Finding(
                    "staff-unknown", .error,
                    Words(
                        de: "Das Konto „\(by)“ gibt es in dieser Stadt nicht.",
                        en: "there is no account “\(by)” in this town"),
                    subject: by))
        }
        return .staff(
            .init(
                id: account.id, name: account.name, town: account.town.text, roles: account.roles, units: account.units)
        )
    }

    /// The cases of the service that a process drives and that run on another version.
    private func running(_ house: House) async throws -> [Vorgang] {
        var found: [Vorgang] = []
        var last: VorgangId?
        while true {
            let rows = try await house.storage.registry.allRows(after: last, limit: 500)
            guard let end = rows.last else { return found }
            last = end.id
            for row in rows where row.town == town && row.status.isOpen && row.status != .entwurf {
                let vorgang = try await house.hall.open(row.id, scope: .town(TownId(town)))
                guard vorgang.service.package == service, vorgang.service.version != to, vorgang.verfahren != nil else {
                    continue
                }
                found.append(vorgang)
            }
        }
    }

    private func rebase(_ vorgang: Vorgang, by actor: Actor?, in house: House) async throws -> Line {
        var line = Line(
            reference: vorgang.submission?.reference ?? vorgang.id.text, from: vorgang.service.version, to: to,
            state: "possible", effects: [], findings: [])
        guard let version = try await house.shelf.versions(beside: vorgang.service).first(where: { $0.version == to })
        else { throw Findings(.versionNotInstalled(service, to)) }
        let change = Casework.Command.wechsleVersion(version, reason: reason ?? "")
        let preview = try await house.hall.preview(of: change, on: vorgang, by: actor ?? .system("rebase"))
        let more = try await house.shelf.effects(of: version, on: vorgang)
        line.effects = preview?.effects.map(\.words.de) ?? []
        line.findings = ((preview?.findings ?? []) + more).map(\.words.de)
        guard preview?.isAllowed == true else {
            line.state = "refused"
            return line
        }
        guard let actor else { return line }
        do {
            _ = try await house.hall.perform(change, on: vorgang.id, scope: .town(TownId(town)), by: actor)
            line.state = "changed"
        } catch let findings as Findings {
            line.state = "refused"
            line.findings = findings.all.map(\.words.de)
        }
        return line
    }
}

extension Finding {
    fileprivate static func versionNotInstalled(_ service: String, _ version: String) -> Finding {
        Finding(
            "version-missing", .error,
            Words(
                de: "Version \(version) von \(service) ist nicht installiert.",
                en: "version \(version) of \(service) is not installed"), subject: version)
    }
}
