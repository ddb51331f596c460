import Foundation
import Testing

/// Every limit of the one table has a test that names it: Swift tests as `Limits.NAME`, tests of the program as
/// `LIMITS["NAME"]`. Those hold it just below and just above.
@Suite struct LimitsTests {
    @Test("No limit is without a test")
    func tested() throws {
        let table = try #require(Project.sources.first { $0.path == "Core/Sources/Basics/Limits.swift" })
        let names = table.lines.compactMap { line -> String? in
            let words = line.split(separator: " ")
            guard words.starts(with: ["public", "static", "let"]), words.count > 3 else { return nil }
            return String(words[3])
        }
        #expect(names.count > 30)
        let tests = try tests()
        let untested = names.filter { name in
            !tests.contains { $0.contains("Limits.\(name)") || $0.contains("LIMITS[\"\(name)\"]") }
        }
        #expect(untested == [])
    }

    private func tests() throws -> [String] {
        let swift = Project.files.filter(\.isTest).map { $0.lines.joined(separator: "\n") }
        let folder = Project.root.appendingPathComponent("Tests/Program")
        let programs = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".py") }
        return try swift + programs.map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
    }
}
