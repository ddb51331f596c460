import BPMN
import Basics
import FEEL
import Foundation
import Testing

@Suite("The corpus of models", .timeLimit(.minutes(5))) struct CorpusTests {
    @Test("Every model of the corpus is read, checked, drawn and written again without loss, or refused")
    func robustness() throws {
        guard let folder = Samples.corpus("robustness on the BPMN corpus") else { return }
        var refused: [String] = []
        var changed: [String] = []
        let files = Samples.files(folder)
        for file in files {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
            guard let model = try? ProcessModel.read(bytes, file: file) else {
                refused.append(String(file.split(separator: "/").last ?? ""))
                continue
            }
            _ = model.check()
            let again = try ProcessModel.read(model.written(), file: file)
            if again.tree.elements != model.tree.elements { changed.append(file) }
            _ = try ProcessModel.read(ProcessPicture(model).svg())
        }
        print("BPMN corpus: \(files.count) files, \(refused.count) refused as XML: \(refused.sorted())")
        #expect(changed == [])
        #expect(files.count > 100)
        #expect(Set(refused) == CorpusTests.hostile)
    }

    /// One declares an external entity, one is not well-formed.
    private static let hostile: Set = [
        "BpmnParseTest.testParseProcessDefinitionXXE.bpmn20.xml", "BpmnParseTest.testXMLParsingErrors.bpmn",
    ]

    @Test("Sound models of the conformance suite may be deployed")
    func accepted() throws {
        guard let folder = Samples.corpus("models that must be accepted") else { return }
        var refused: [String] = []
        var count = 0
        for test in try manifest(folder)["tests"]?.members ?? [] {
            let traces = (test.value["testCases"]?.array ?? []).map { $0["expectedTrace"]?.array?.compactMap(\.string) }
            if traces.contains(["ERROR"]) { continue }
            count += 1
            if try findings("\(folder)/betsy/\(test.name)").haveErrors { refused.append(test.name) }
        }
        #expect(count > 80 && refused == [])
    }

    @Test(
        "Expressions of other engines become FEEL that compiles, in 99 of 100 cases; the rest are errors at publication"
    )
    func foreign() throws {
        guard let folder = Samples.corpus("expressions of other engines") else { return }
        var translated = 0
        var open: [String] = []
        for file in Samples.files(folder) {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
            guard let model = try? ProcessModel.read(bytes, file: file) else { continue }
            let kept = model.check()
            translated += kept.filter { $0.code == "bpmn-expression-translated" }.count
            open += kept.filter { $0.code == "bpmn-expression-foreign" }.map(\.words.en)
            if kept.contains(where: { CorpusTests.unreadable.contains($0.code) }) {
                #expect(model.check(for: .publication).haveErrors, "\(file)")
            }
        }
        print("foreign expressions: \(translated) translated, \(open.count) not")
        for words in Set(open).sorted() { print("  " + words) }
        #expect(translated > 1_000 && open.count * 100 < translated)
    }

    private static let unreadable: Set = ["bpmn-expression-foreign", "bpmn-expression-invalid"]

    @Test("Models that break a constraint of BPMN are refused with a place")
    func rejected() throws {
        guard let folder = Samples.corpus("models that must be rejected") else { return }
        let manifest = try manifest(folder)
        var accepted: [String] = []
        for file in (manifest["mustBeRejectedAtDeployment"]?.members ?? []).flatMap({ $0.value.array ?? [] })
            .compactMap(\.string)
        {
            let errors = try findings("\(folder)/betsy/\(file)").filter { $0.severity == .error }
            if !errors.contains(where: { $0.place != nil }) { accepted.append(file) }
        }
        #expect(accepted == [])
    }

    /// Models whose expected trace contradicts what they say: two tasks hold the token of the first.
    private static let contradictory = [
        "activities/AdHocSubProcess_Parallel.bpmn", "activities/AdHocSubProcess_Sequential.bpmn",
    ]

    @Test("Conformance models leave the traces that the suite expects")
    func traces() throws {
        guard let folder = Samples.corpus("traces of the conformance suite") else { return }
        var wrong: [String] = []
        var count = 0
        for test in try manifest(folder)["tests"]?.members ?? [] {
            for (number, one) in (test.value["testCases"]?.array ?? []).enumerated() {
                count += 1
                guard try !passes("\(folder)/betsy/\(test.name)", test.value["processId"]?.string ?? "", one) else {
                    continue
                }
                wrong.append("\(test.name)#\(number + 1)")
            }
        }
        #expect(count > 100)
        #expect(wrong.filter { name in !CorpusTests.contradictory.contains { name.hasPrefix($0) } } == [])
    }

    private func manifest(_ folder: String) throws -> JSON {
        try JSON(try Data(contentsOf: URL(fileURLWithPath: folder + "/betsy/manifest.json")))
    }

    private func findings(_ file: String) throws -> [Finding] {
        try ProcessModel.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: file))), file: file).check()
    }

    private func passes(_ file: String, _ process: String, _ test: JSON) throws -> Bool {
        let model = try ProcessModel.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: file))), file: file)
        let expected = (test["expectedTrace"]?.array ?? []).compactMap(\.string)
        let expectsError = expected.contains { $0.hasPrefix("ERROR") }
        if model.check().haveErrors { return expected.contains("ERROR") }
        var variables = Variables()
        for member in test["variables"]?.members ?? [] {
            variables[member.name] = try Value(plain: member.value, zones: .empty())
        }
        var engine = ProcessEngine(StepEnvironment(ProcessLibrary([model])), now: Samples.start)
        if case .boolean(true)? = test["startParallelProcessFirst"] {
            _ = engine.start("ParallelProcess", variables: variables)
        }
        guard let index = engine.start(process, variables: variables) else { return false }
        engine.advance(to: Samples.start.advanced(bySeconds: 3_600))
        let instance = engine.instances[index]
        let trace = instance.trace + (engine.instances.contains(where: \.hasMarker) ? ["MARKER_exists"] : [])
        var failed = !instance.state.incidents.isEmpty
        if case .error = instance.state.phase { failed = true }
        return trace.sorted() == expected.filter { !$0.hasPrefix("ERROR") }.sorted() && failed == expectsError
    }
}
