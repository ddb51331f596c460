import Basics
import FoundationEssentials
import Testing
import XML

/// The hostile documents of the reliability programme, made by its generator into the folder that
/// `RATHAUS_HOSTILE` names; without it this suite says that it was skipped.
@Suite struct HostileXMLTests {
    struct Row: Sendable, CustomStringConvertible {
        let file, expect: String
        var description: String { file }
    }

    static var folder: String? { ProcessInfo.processInfo.environment["RATHAUS_HOSTILE"].map { $0 + "/xml" } }

    static var rows: [Row] {
        guard let folder, let data = FileManager.default.contents(atPath: folder + "/index.tsv") else {
            print("hostile XML: skipped, RATHAUS_HOSTILE names no folder with xml/index.tsv")
            return []
        }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard let head = lines.first, let file = head.firstIndex(of: "file") else { return [] }
        guard let expect = head.firstIndex(of: "expect") else { return [] }
        return lines.dropFirst().map { Row(file: $0[file], expect: $0[expect]) }
    }

    @Test(arguments: rows)
    func everyHostileDocumentGetsWhatItDeserves(row: Row) throws {
        let folder = try #require(Self.folder)
        let bytes = [UInt8](try #require(FileManager.default.contents(atPath: folder + "/" + row.file)))
        var found: Findings?
        let time = ContinuousClock().measure {
            do { _ = try XMLDocument(bytes, file: row.file) } catch { found = error as? Findings }
        }
        #expect(time < .seconds(1))
        // A stylesheet is a well-formed document; it is refused by never being run.
        if row.file.hasSuffix(".xsl") { return }
        switch row.expect {
        case "accept": #expect(found == nil)
        case "refuse": #expect(found?.all.first?.place?.file == row.file)
        default: break
        }
    }
}
