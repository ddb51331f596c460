import BPMN
import Basics
import FEEL
import Forms
import Testing

@testable import ServicePackages

/// A case of a family's process in memory: people answer by their act, the applicant by message.
private struct FamilyRun {
    static let start = Instant(microseconds: 1_795_305_600_000_000)

    let process: ProcessDefinition
    var engine: ProcessEngine
    /// The steps that people did, by id.
    private(set) var done: [String] = []

    init(_ family: String, _ variables: Variables = [:]) throws {
        let bytes = try #require(try ShippedPackages.own("_familien/" + family)[ServicePackage.processPath])
        let model = try ProcessModel.read(bytes, file: family)
        process = try #require(model.processes.first)
        engine = ProcessEngine(StepEnvironment(ProcessLibrary([model])), now: FamilyRun.start)
        engine.isRecording = true
        _ = engine.start(process.id, variables: variables)
    }

    var state: ProcessState { engine.instances[0].state }
    var open: [String] { engine.instances[0].userTasks.map(\.element).sorted() }
    var complaints: [String] { state.incidents.map { "\($0.element): \($0.words.de)" } }

    mutating func answer(_ element: String, _ values: Variables = [:]) throws {
        let task = try #require(engine.instances[0].userTasks.first { $0.element == element }, "\(element) of \(open)")
        done.append(element)
        engine.take(.completeTask(task.id, variables: values), for: 0)
    }

    /// Asks the applicant, as the act `rueckfrage` does.
    mutating func ask() throws {
        try answer(
            "rueckfragen",
            ["rueckfrage": .string("r-1"), "fristende": .string("2026-12-20T00:00:00Z")])
    }

    mutating func message(_ name: String) throws {
        let awaited = state.subscriptions.first { subscription in
            if case .message(name, _) = subscription.trigger { true } else { false }
        }
        engine.take(.deliver(subscription: try #require(awaited).id), for: 0)
    }

    /// Does everything that is open until nothing is, with these values; what is left is told by `open`.
    mutating func finish(_ values: Variables) throws {
        var steps = 0
        while let task = engine.instances[0].userTasks.first, steps < 40 {
            steps += 1
            try answer(task.element, values)
        }
    }

    /// Events replayed give the state.
    var replays: Bool { ProcessState(process).replaying(engine.instances[0].events) == state }
}

@Suite struct FamiliesTests {
    private static let good: Variables = [
        "vollstaendig": .boolean(true), "frei": .boolean(true), "entscheidung": .string("bewilligung"),
        "mitgezeichnet": .boolean(true), "weiterleiten": .boolean(true), "bezahlt": .boolean(true),
    ]

    @Test(arguments: ShippedPackages.families)
    func `a process may be published, has a diagram and drives cases`(family: String) throws {
        let files = try ShippedPackages.own("_familien/" + family)
        let model = try ProcessModel.read(try #require(files[ServicePackage.processPath]), file: family)
        #expect(model.check(for: .publication) == [])
        let shapes = model.tree.elements.filter { $0.local == "BPMNShape" }.count
        #expect(shapes >= model.processes[0].nodes.count)
        let sheet = try Steckbrief.read(try #require(files[Steckbrief.path]))
        #expect(sheet.1 == [] && !sheet.0.legalBases.isEmpty)
    }

    @Test(arguments: ShippedPackages.families)
    func `a service that has only its form inherits the rest and has no errors`(family: String) throws {
        let own = try Family(name: family, files: PackageFiles()).newPackage(
            id: "probe", name: "Probe", publisher: "Gemeinde")
        #expect(own.paths == ["datenfelder.xml", "journey.yaml", "leistung.xml", "package.yaml"])
        let whole = try own.completed { try? ShippedPackages.own("_familien/" + $0) }
        let findings = Lint.findings(in: whole, clock: ShippedPackages.clock)
        #expect(findings.filter { $0.severity == .error } == [])
        #expect(
            findings.filter { $0.place?.file == Steckbrief.path || $0.place?.file == ServicePackage.processPath } == [])
        let package = try ServicePackage(whole)
        #expect(package.steckbrief != nil && package.akte.targetDays != nil)
    }

    @Test(arguments: ShippedPackages.families)
    func `what is granted goes through to the file`(family: String) throws {
        var run = try FamilyRun(family, ["gebühr": .number(Decimal128(30))])
        try run.finish(FamiliesTests.good)
        #expect(run.state.hasEnded && run.complaints == [] && run.done.last == "ablegen")
        #expect(run.replays)
    }

    @Test(arguments: ShippedPackages.families)
    func `what is refused is made known and filed, and nothing is paid out or issued`(family: String) throws {
        var run = try FamilyRun(family)
        var values = FamiliesTests.good
        values["entscheidung"] = .string("ablehnung")
        try run.finish(values)
        #expect(run.state.hasEnded && run.complaints == [] && run.done.last == "ablegen")
        for step in ["auszahlen", "verteilen", "kasse", "ausgeben", "durchfuehren"] {
            #expect(!run.done.contains(step))
        }
    }

    @Test(arguments: ShippedPackages.families)
    func `a query waits for the answer, and the check begins again`(family: String) throws {
        var run = try FamilyRun(family)
        try run.answer("pruefen", ["vollstaendig": .boolean(false)])
        try run.ask()
        #expect(run.open == [])
        try run.message("antwort")
        #expect(run.open == ["pruefen"])
        try run.finish(FamiliesTests.good)
        #expect(run.state.hasEnded && run.complaints == [])
    }

    @Test(arguments: ShippedPackages.families)
    func `a query without an answer does not stop the case`(family: String) throws {
        var run = try FamilyRun(family)
        try run.answer("pruefen", ["vollstaendig": .boolean(false)])
        try run.ask()
        run.engine.advance(to: FamilyRun.start.advanced(bySeconds: 29 * 86_400))
        #expect(run.open == (family == "zuwendung" ? ["berechnen"] : ["entscheiden"]))
        #expect(run.complaints == [])
    }

    @Test(arguments: ShippedPackages.families)
    func `after its target time the head sees the case, and the work goes on`(family: String) throws {
        var run = try FamilyRun(family)
        run.engine.advance(to: FamilyRun.start.advanced(bySeconds: 31 * 86_400))
        #expect(run.open.contains("zielzeit-pruefen") && run.open.count >= 2)
        try run.finish(FamiliesTests.good)
        #expect(run.state.hasEnded && run.complaints == [])
    }

    @Test func `offices take part at the same time, and one that is silent holds nobody up`() throws {
        var run = try FamilyRun("genehmigung")
        try run.answer("pruefen", ["vollstaendig": .boolean(true)])
        #expect(run.open == ["bau", "feuerwehr", "ordnung"])
        try run.answer("bau", ["stellungnahme_bau": .string("keine Bedenken")])
        #expect(run.open == ["feuerwehr", "ordnung"])
        run.engine.advance(to: FamilyRun.start.advanced(bySeconds: 22 * 86_400))
        #expect(run.open == ["entscheiden"])
    }

    @Test(arguments: ["genehmigung", "zuwendung"])
    func `a second person signs, another than who decided, or sends it back`(family: String) throws {
        var run = try FamilyRun(family)
        var values = FamiliesTests.good
        values["mitgezeichnet"] = .boolean(false)
        while run.open != ["mitzeichnen"], let next = run.open.first { try run.answer(next, values) }
        try run.answer("mitzeichnen", values)
        #expect(run.open == ["entscheiden"])
        let signer = try #require(run.process.nodes.first { $0.id == "mitzeichnen" })
        guard case .user(let task)? = signer.activity?.work else { return #expect(Bool(false)) }
        #expect(task.settings["anders-als"] == "entscheiden" && task.settings["rolle"] == "leitung")
    }

    @Test func `a tax that the service works out is demanded by itself, from 500 € on two people sign`() throws {
        for (amount, hands) in [(90, false), (870, true)] {
            var run = try FamilyRun("abgabenbescheid", ["abgabe": .number(Decimal128(amount))])
            try run.finish(FamiliesTests.good)
            #expect(run.state.hasEnded && run.complaints == [])
            #expect(!run.done.contains("kasse") && run.engine.instances[0].simulated.contains("anfordern"))
            #expect(run.done.contains("mitzeichnen") == hands)
        }
        var unknown = try FamilyRun("abgabenbescheid")
        try unknown.finish(FamiliesTests.good)
        #expect(unknown.done.contains("kasse"))
    }

    @Test func `the deemed permit is looked at where the law of the service orders it, after that time`() throws {
        for (period, months) in [("P3M", 3), ("P1M", 1)] {
            let law = try #require(YearsMonthsDuration(period))
            var run = try FamilyRun("genehmigung", ["fiktionsfrist": .yearsMonthsDuration(law)])
            for step in ["pruefen", "bau", "ordnung", "feuerwehr"] { try run.answer(step, FamiliesTests.good) }
            run.engine.advance(to: FamilyRun.start.advanced(bySeconds: Int64(31 * months - 4) * 86_400))
            #expect(!run.open.contains("fiktion-pruefen"))
            run.engine.advance(to: FamilyRun.start.advanced(bySeconds: Int64(31 * months) * 86_400))
            #expect(run.open.contains("fiktion-pruefen") && run.open.contains("entscheiden"))
        }
        var run = try FamilyRun("genehmigung")
        for step in ["pruefen", "bau", "ordnung", "feuerwehr"] { try run.answer(step, FamiliesTests.good) }
        run.engine.advance(to: FamilyRun.start.advanced(bySeconds: 366 * 86_400))
        #expect(!run.open.contains("fiktion-pruefen") && run.complaints == [])
    }

    @Test(arguments: ["genehmigung", "anzeige"])
    func `a fee is asked for with the notice, and the file waits for it`(family: String) throws {
        var run = try FamilyRun(family, ["gebühr": .number(Decimal128(30))])
        while !run.open.contains("abwarten"), let next = run.open.first { try run.answer(next, FamiliesTests.good) }
        #expect(run.engine.instances[0].simulated.contains("zahlung") && run.open == ["abwarten"])
        try run.message("zahlung")
        #expect(run.open == ["ablegen"])
    }

    @Test func `a certificate waits for its fee: a payment or the clerk lets it go on, a reminder does not`() throws {
        for isPaid in [true, false] {
            var run = try FamilyRun("nachweis", ["gebühr": .number(Decimal128(12))])
            try run.answer("pruefen", ["vollstaendig": .boolean(true)])
            #expect(run.open == ["abwarten"])
            run.engine.advance(to: FamilyRun.start.advanced(bySeconds: 15 * 86_400))
            #expect(run.open == ["abwarten"] && run.engine.instances[0].simulated.contains("erinnern"))
            if isPaid { try run.message("zahlung") } else { try run.answer("abwarten", ["bezahlt": .boolean(true)]) }
            #expect(run.open == ["entscheiden"])
        }
        var free = try FamilyRun("nachweis")
        try free.answer("pruefen", ["vollstaendig": .boolean(true)])
        #expect(free.open == ["entscheiden"])
    }

    // MARK: Inheritance

    @Test func `every family is the family of a service that ships with the house`() throws {
        let used = try ShippedPackages.names.compactMap { name in
            try Manifest.read(#require(ShippedPackages.own(name)[Manifest.path])).0.family
        }
        #expect(Set(used) == Set(ShippedPackages.families))
    }

    @Test func `a part of the package goes before one of its family, and families inherit from families`() throws {
        let own = PackageFiles([
            Manifest.path: Array("id: a\nversion: 1.0.0\nname: A\nlicence: x\npublisher: y\nfamily: nachweis\n".utf8),
            "akte.yaml": Array("mine".utf8),
        ])
        let whole = try own.completed { try? ShippedPackages.own("_familien/" + $0) }
        #expect(whole["akte.yaml"] == Array("mine".utf8))
        #expect(
            whole["schreiben/bescheid-bewilligung.html"]
                == (try ShippedPackages.own("_familien/nachweis"))["schreiben/bescheid-bewilligung.html"])
        #expect(
            whole["schreiben/rueckfrage.html"]
                == (try ShippedPackages.own("_familien/antrag-allgemein"))["schreiben/rueckfrage.html"])
        #expect(whole["datenfelder.xml"] == nil)
    }

    @Test func `an unknown family and families in a circle are findings`() {
        let own = PackageFiles([
            Manifest.path: Array("id: a\nversion: 1.0.0\nname: A\nlicence: x\npublisher: y\nfamily: a\n".utf8)
        ])
        #expect(throws: Findings.self) { try own.completed { _ in nil } }
        #expect(throws: Findings.self) { try own.completed { _ in own } }
    }

    @Test func `a profile sheet is held against the process`() throws {
        var files = try ShippedPackages.files(of: "hundesteuer-anmeldung")
        files[Steckbrief.path] = Array(
            "titel: X\nversion: 1.0.0\nzweck: x\nausloeser: x\nergebnis: x\nverantwortlich: Amt\nkontakt: eva.meier@stadt.example\nrollen: []\nfallzahl: -1\n"
                .utf8)
        let codes = Lint.findings(in: files, clock: ShippedPackages.clock).filter { $0.place?.file == Steckbrief.path }
        #expect(codes.map(\.code) == ["package-format"])
        files[Steckbrief.path] = Array(
            "titel: X\nversion: 1.0.0\nzweck: x\nausloeser: x\nergebnis: x\nverantwortlich: Amt\nkontakt: eva.meier@stadt.example\nrollen: []\n"
                .utf8)
        let words = Lint.findings(in: files, clock: ShippedPackages.clock).filter { $0.place?.file == Steckbrief.path }
        #expect(
            Set(words.map(\.code)) == ["lint-steckbrief-basis", "lint-steckbrief-contact", "lint-steckbrief-roles"])
    }
}
