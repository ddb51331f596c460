import Adapters
import BPMN
import Basics
import Casework
import FEEL
import Forms
import Glibc
import Hall
import Ports
import ServicePackages
import Storage

/// A town hall over a folder, whose cases all run one process.
struct CaseHouse {
    static let town: TownId = "091870001001"
    static let clerk = Actor.staff(
        .init(id: "s-1", name: "Frau Eins", town: town.text, roles: [.sachbearbeitung, .leitung]))
    static let second = Actor.staff(.init(id: "s-2", name: "Herr Zwei", town: town.text, roles: [.sachbearbeitung]))

    let storage: Storage
    let hall: TownHall

    /// `ahead` moves the clock by so many seconds.
    init(_ folder: String, _ process: String?, ahead: Int64 = 0) async throws {
        storage = try await Storage.open(DataFolder(folder), cipher: .live, randomness: .live)
        hall = TownHall(
            registry: storage.registry, keys: storage.keys, blobs: storage.blobs, cipher: .live,
            clock: CaseHouse.clock(ahead: ahead), randomness: .live, rules: try CaseRules(process))
    }

    /// A draft with its first page.
    func draft(_ name: String) async throws -> VorgangId {
        let draft = try await hall.newDraft(
            of: ServiceRef(
                package: "fall", version: "1.0.0", hash: "00", slug: "fall", name: "Fall", unit: "amt"),
            town: CaseHouse.town)
        let answers = Answers(values: ["NAME": .text(name)])
        return try await hall.begin(draft, language: "de", page: "p", answers: answers).id
    }

    @discardableResult
    func give(_ command: Command, _ id: VorgangId, by actor: Actor = clerk) async throws -> Vorgang {
        try await hall.perform(command, on: id, scope: .town(CaseHouse.town), by: actor)
    }

    static let submission = Command.reicheEin(declarations: [], retrievalConsent: true, mail: nil)

    private static func clock(ahead: Int64) -> WallClock {
        WallClock {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Instant(microseconds: (Int64(time.tv_sec) + ahead) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
        }
    }
}

/// Rules of a service that asks nothing and runs the process; without one its cases take the fixed path.
struct CaseRules: ServiceRules {
    private let modell: Verfahrensmodell?

    init(_ process: String?) throws {
        modell = try process.flatMap { text in
            Verfahrensmodell(
                try ProcessModel.read(Array(text.utf8)), name: Verfahrensmodell.own, package: "fall")
        }
    }

    func findings(in answers: Answers, declared: [String], of service: ServiceRef) async throws -> [Finding] { [] }
    func due(from now: Instant, town: String, of service: ServiceRef) async throws -> Instant? { nil }
    func indexEntry(of vorgang: Vorgang) async throws -> VorgangIndexEntry? { nil }
    func frame(of vorgang: Vorgang, on version: ServiceRef?) async throws -> Verfahrensrahmen? {
        let number = vorgang.number
        return modell.map { Verfahrensrahmen(modell: $0, given: { $0 == "nummer" ? number : nil }) }
    }
}

extension Vorgang {
    /// The number in the name that the case was begun with, as expressions see it.
    var number: Value {
        guard case .text(let name) = answers["NAME"], let number = Int(name.dropFirst()) else { return .null }
        return .number(Decimal128(number))
    }
}

/// Processes written short.
enum CaseModel {
    static func text(_ inside: String) -> String {
        """
        <definitions xmlns="\(ModelTree.modelNamespace)" xmlns:rathaus="\(ModelTree.ownNamespace)"
          xmlns:xsi="\(ModelTree.instanceNamespace)" targetNamespace="fall"><message id="m" name="antwort"/>
        <process id="fall" isExecutable="true">\(inside)</process></definitions>
        """
    }

    static func flows(_ pairs: [(String, String)], _ conditions: [Int: String] = [:]) -> String {
        pairs.enumerated().map { index, pair in
            let condition = conditions[index].map {
                "<conditionExpression xsi:type=\"tFormalExpression\">\($0)</conditionExpression>"
            }
            return "<sequenceFlow id=\"f\(index)\" sourceRef=\"\(pair.0)\" targetRef=\"\(pair.1)\">\(condition ?? "")"
                + "</sequenceFlow>"
        }.joined()
    }

    static let oneTask = text(
        """
        <startEvent id="s"/><userTask id="a" rathaus:taetigkeit="aufgabe"/><endEvent id="e"/>
        """ + flows([("s", "a"), ("a", "e")]))

    /// Two examinations at once, a query with a deadline, a second pair of eyes, a timer, a service that may fail.
    static let everything = text(
        """
        <startEvent id="s"/><parallelGateway id="g"/><parallelGateway id="h"/>
        <userTask id="pruefen" rathaus:taetigkeit="pruefen"/><userTask id="akte" rathaus:taetigkeit="aufgabe"/>
        <exclusiveGateway id="x" default="f4"/><userTask id="fragen" rathaus:taetigkeit="rueckfrage"/>
        <eventBasedGateway id="w"/><intermediateCatchEvent id="da" rathaus:schluessel="rueckfrage">
        <messageEventDefinition messageRef="m"/></intermediateCatchEvent>
        <intermediateCatchEvent id="um"><timerEventDefinition>
        <timeDate xsi:type="tFormalExpression">=fristende</timeDate></timerEventDefinition></intermediateCatchEvent>
        <intermediateCatchEvent id="warten"><timerEventDefinition>
        <timeDuration xsi:type="tFormalExpression">PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>
        <userTask id="entscheiden" rathaus:taetigkeit="entscheiden"/>
        <userTask id="zeichnen" rathaus:taetigkeit="mitzeichnen" rathaus:anders-als="entscheiden"/>
        <serviceTask id="kasse" rathaus:verbinder="dienst" rathaus:dienst="kasse"><extensionElements><rathaus:ioMapping>
        <rathaus:input source="=nummer" target="nummer"/></rathaus:ioMapping></extensionElements></serviceTask>
        <serviceTask id="zustellen" rathaus:verbinder="zustellen"/>
        <serviceTask id="ablegen" rathaus:verbinder="ablegen" rathaus:versuche="50"/><endEvent id="e"/>
        """
            + flows(
                [
                    ("s", "g"), ("g", "pruefen"), ("pruefen", "x"), ("x", "fragen"), ("x", "h"), ("fragen", "w"),
                    ("w", "da"), ("w", "um"), ("da", "pruefen"), ("um", "pruefen"), ("g", "akte"), ("akte", "warten"),
                    ("warten", "h"), ("h", "entscheiden"), ("entscheiden", "zeichnen"), ("zeichnen", "kasse"),
                    ("kasse", "zustellen"), ("zustellen", "ablegen"), ("ablegen", "e"),
                ], [3: "vollstaendig = false"]))
}
