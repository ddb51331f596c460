import Basics
import Casework
import Forms
import Hall
import Ports
import ServicePackages

/// Who and what there is in every run: three towns with four members of staff each, and one service in two units.
enum Scene {
    static let towns: [TownId] = ["091870001001", "091870002002", "146270010010"]

    static let staff: [Actor.Staff] = towns.enumerated().flatMap { number, town in
        [
            person(StaffId("a\(number)"), town, [.sachbearbeitung], ["u1"]),
            person(StaffId("b\(number)"), town, [.sachbearbeitung], []),
            person(StaffId("l\(number)"), town, [.leitung], ["u9"]),
            person(StaffId("d\(number)"), town, [.administration, .redaktion], []),
        ]
    }

    private static func person(_ id: StaffId, _ town: TownId, _ roles: Set<Role>, _ units: [String]) -> Actor.Staff {
        Actor.Staff(id: id, name: "Clerk \(id)", town: town.text, roles: roles, units: units)
    }

    /// Cases without a process, on the house's stand-in, and on one with everything in it.
    static let packages = ["antrag", "ersatz", "verfahren"]

    static func service(of number: Int) -> ServiceRef {
        ServiceRef(
            package: Scene.packages[number % 3], version: "1.0.0", hash: "00", slug: "antrag", name: "Antrag",
            unit: "u\(1 + number % 2)")
    }

    /// How long drafts are kept: the packages differ.
    static func draftDays(of service: ServiceRef) -> Int { service.package == "antrag" ? shortestDraftDays : 10 }
    static let shortestDraftDays = 5

    /// The rule of access for staff, written a second time and simply.
    static func mayWork(_ staff: Actor.Staff, on file: CaseFile) -> Bool {
        if staff.town != file.town.text { return false }
        if staff.roles.contains(.leitung) { return true }
        if !staff.roles.contains(.sachbearbeitung) { return false }
        return staff.units.isEmpty || staff.units.contains(file.draft.service.unit)
    }

    static func answers(_ name: String, _ text: String, _ files: [FileReference] = []) -> Answers {
        var answers = Answers(values: ["NAME": .text(name), "TEXT": .text(text)])
        if !files.isEmpty { answers["FILE"] = .files(files) }
        return answers
    }
}

/// The rules of the simulated service: one declaration, four weeks, and the name in lists and search.
struct SimulatedRules: ServiceRules {
    private let processes = ["ersatz": Verfahrensmodell.ersatz(), "verfahren": SimulatedProcess.modell()]

    func frame(of vorgang: Vorgang, on version: ServiceRef?) async throws -> Verfahrensrahmen? {
        processes[vorgang.service.package]?.map { Verfahrensrahmen(modell: $0) }
    }

    func findings(in answers: Answers, declared: [String], of service: ServiceRef) async throws -> [Finding] {
        guard declared.contains("wahr") else {
            return [Finding("declaration-missing", .error, Words(de: "Bestätigen Sie.", en: "Confirm."))]
        }
        return []
    }

    var shortestDraftDays: Int { Scene.shortestDraftDays }
    func draftDays(of service: ServiceRef) async throws -> Int { Scene.draftDays(of: service) }

    func due(from now: Instant, town: String, of service: ServiceRef) async throws -> Instant? {
        now.advanced(bySeconds: 28 * 86_400)
    }

    func indexEntry(of vorgang: Vorgang) async throws -> VorgangIndexEntry? {
        guard case .text(let name) = vorgang.answers["NAME"] else { return nil }
        return VorgangIndexEntry(
            id: vorgang.id, town: vorgang.town, version: vorgang.version, title: name, text: name)
    }
}
