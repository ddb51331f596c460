import Basics
import FIM
import Forms
import FoundationEssentials
import Testing

@testable import ServicePackages

/// Real schemas become whole services without an edit.
@Suite struct ImportedSchemasTests {
    private static let corpus = ProcessInfo.processInfo.environment["RATHAUS_CORPUS"]

    private static func files(in folder: String, endingIn ending: String) -> [String] {
        guard let corpus else {
            print("skipped: RATHAUS_CORPUS is not set, no real schemas at hand")
            return []
        }
        let paths = (try? FileManager.default.contentsOfDirectory(atPath: corpus + folder)) ?? []
        return paths.filter { $0.hasSuffix(ending) }.sorted().map { corpus + folder + "/" + $0 }
    }

    private static let schemas =
        files(in: "/xdatenfelder/xdf3", endingIn: "_xdf3.xml")
        + files(in: "/xdatenfelder/xdf2", endingIn: "_xdf2.xml")

    private static let lists: [SchemaImport.CodelisteFile] =
        (files(in: "/xdatenfelder/genericode", endingIn: ".xml")
        + files(in: "/codelists", endingIn: ".xml")).compactMap { path in
            guard let bytes = FileManager.default.contents(atPath: path).map(Array.init),
                let list = try? CodelisteReader.read(bytes)
            else { return nil }
            return SchemaImport.CodelisteFile(list: list, bytes: bytes)
        }

    @Test(arguments: schemas)
    func `an imported schema can be published at once`(path: String) throws {
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let read = try SchemaImport(Array(bytes), file: path) { _ in Self.lists }
        let files = try Family.antragAllgemein().wholePackage(from: read)
        let findings = Lint.findings(in: files, clock: ShippedPackages.clock)
        let errors = findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.prefix(5).map { $0.line() })")
        let service = try Service(ServicePackage(files)) { Array($0.prefix(32)) }
        let form = service.form()
        var filled = FilledForm(form, Answers(), clock: ShippedPackages.clock)
        let empty = filled.route.count
        for node in form.tree.nodes where node.hasRows && node.rowGroups.count == 1 {
            _ = filled.addRow(of: AnswerPath(node.path.ids.map { AnswerPath.Step($0) }))
        }
        for stop in filled.route { try expectUsable(filled, stop) }
        print(
            "\(service.manifest.id) \(form.tree.nodes.count) places, \(form.journey.pages.count) pages, \(empty) at the start, \(filled.route.count) with all lists open"
        )
    }

    private func expectUsable(_ filled: FilledForm, _ stop: Stop) throws {
        let page = try #require(filled.page(at: stop), "\(stop)")
        #expect(!page.title.isEmpty)
        guard case .fields(let items) = page.content else { return }
        #expect((1...12).contains(fields(items)), "\(stop) asks \(fields(items))")
    }

    private func fields(_ items: [PageForm.Item]) -> Int {
        items.reduce(0) { sum, item in
            switch item {
            case .field: sum + 1
            case .note: sum
            case .group(let group): sum + fields(group.items)
            }
        }
    }
}
