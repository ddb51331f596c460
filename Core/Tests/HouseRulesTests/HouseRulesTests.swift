import Testing

@Suite struct HouseRulesTests {
    @Test("Every import is an arrow of the picture")
    func arrows() {
        var wrong: [String] = []
        for file in Project.sources where file.room != "rathaus" {
            guard let allowed = Rooms.arrows[file.room] else {
                wrong.append("\(file.path): the room \(file.room) is not in the picture")
                continue
            }
            let free = Rooms.toolchain.union(file.isCore ? [] : Rooms.houseToolchain)
            for (number, name) in imports(file) where !allowed.contains(name) && !free.contains(name) {
                wrong.append("\(file.path):\(number): \(file.room) may not import \(name)")
            }
        }
        #expect(wrong == [])
    }

    @Test("No file is longer than 500 lines, generated ones apart")
    func fileSizes() {
        let long = Project.files.filter { !$0.path.contains("+Generated") && $0.lines.count > 501 }
        #expect(long.map { "\($0.path): \($0.lines.count)" } == [])
    }

    @Test("No function is longer than 60 lines")
    func functionSizes() {
        #expect(Project.sources.flatMap(longFunctions) == [])
    }

    @Test("No drawer is called Utils, Helpers or Extensions")
    func drawers() {
        let drawers = ["Utils", "Helpers", "Extensions", "Utilities", "Misc"]
        let found = Project.files.filter { file in
            file.path.split(separator: "/").contains { part in
                drawers.contains { part == $0 || part == "\($0).swift" || part.hasSuffix("+\($0).swift") }
            }
        }
        #expect(found.map(\.path) == [])
    }

    @Test("Time, ids, sleep and singletons come through ports only", arguments: Bans.everywhere)
    func bans(ban: Bans.Ban) {
        var found: [String] = []
        for file in Project.sources where !ban.allowedIn.contains(where: file.path.hasPrefix) {
            for (i, line) in file.lines.enumerated() where line.contains(ban.text) && !isComment(line) {
                found.append("\(file.path):\(i + 1)")
            }
        }
        #expect(found == [], "\(ban.text): \(ban.reason)")
    }

    @Test("Core imports no Foundation")
    func noFoundation() {
        let found = Project.sources.filter { file in
            file.isCore && imports(file).contains { $0.name == "Foundation" }
        }
        #expect(found.map(\.path) == [])
    }

    private func imports(_ file: SourceFile) -> [(line: Int, name: String)] {
        file.lines.enumerated().compactMap { i, line in
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "import"), at <= 2, at + 1 < words.count else { return nil }
            guard words[..<at].allSatisfy({ $0 == "public" || $0 == "package" || $0.hasPrefix("@") }) else {
                return nil
            }
            let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "let", "var", "typealias"]
            let name = kinds.contains(words[at + 1]) && at + 2 < words.count ? words[at + 2] : words[at + 1]
            return (i + 1, String(name.split(separator: ".")[0]))
        }
    }

    /// Functions and initialisers whose closing brace, at the indentation of `func`, is more than 60 lines below.
    private func longFunctions(_ file: SourceFile) -> [String] {
        var found: [String] = []
        for (i, line) in file.lines.enumerated() where begins(line) {
            let indent = line.prefix { $0 == " " }
            let end = file.lines[i...].firstIndex { $0 == indent + "}" || $0.hasPrefix(indent + "} ") }
            if let end, end - i + 1 > 62 { found.append("\(file.path):\(i + 1): \(end - i + 1) lines") }
        }
        return found
    }

    private func begins(_ line: Substring) -> Bool {
        guard !isComment(line), line.hasSuffix("{") else { return false }
        return line.contains("func ") || line.contains(" init(") || line.contains(" init?(")
    }

    private func isComment(_ line: Substring) -> Bool {
        line.drop { $0 == " " }.hasPrefix("//")
    }
}
