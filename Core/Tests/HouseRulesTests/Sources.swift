import Foundation

/// A Swift file of the project with its lines.
struct SourceFile {
    /// From the root of the repository: `Core/Sources/FEEL/Lexer.swift`.
    let path: String
    let lines: [Substring]

    /// The target it belongs to: the folder below `Sources`.
    var room: String {
        let parts = path.split(separator: "/")
        guard let i = parts.firstIndex(of: "Sources"), i + 1 < parts.count else { return "" }
        return String(parts[i + 1])
    }

    var isCore: Bool { path.hasPrefix("Core/") }
    var isTest: Bool { path.contains("Tests/") }
}

/// All Swift files of both floors, tests included.
enum Project {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let files: [SourceFile] = ["Core/Sources", "Core/Tests", "Sources", "Tests"].flatMap(files(in:))
    static let sources = files.filter { !$0.isTest }

    private static func files(in folder: String) -> [SourceFile] {
        let base = root.appendingPathComponent(folder)
        guard let walk = FileManager.default.enumerator(atPath: base.path) else { return [] }
        return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") && !$0.contains(".build") }.sorted()
            .compactMap { name in
                guard let text = try? String(contentsOf: base.appendingPathComponent(name), encoding: .utf8) else {
                    return nil
                }
                return SourceFile(
                    path: folder + "/" + name, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
            }
    }
}
