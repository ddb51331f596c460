import Basics
import FoundationEssentials
import ServicePackages
import Testing

/// The hostile archives of the reliability programme, made by its generator into the folder that `RATHAUS_HOSTILE`
/// names; without it this suite says that it was skipped.
@Suite struct HostileZIPTests {
    struct Row: Sendable, CustomStringConvertible {
        let file, expect: String
        var description: String { file }
    }

    static var folder: String? { ProcessInfo.processInfo.environment["RATHAUS_HOSTILE"].map { $0 + "/zip" } }

    static var rows: [Row] {
        guard let folder, let data = FileManager.default.contents(atPath: folder + "/index.tsv") else {
            print("hostile ZIP: skipped, RATHAUS_HOSTILE names no folder with zip/index.tsv")
            return []
        }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return columns.count > 2 ? Row(file: columns[0], expect: columns[2]) : nil
        }
    }

    @Test("Every hostile archive gets what it deserves", arguments: rows)
    func table(row: Row) throws {
        let folder = try #require(Self.folder)
        let bytes = [UInt8](try #require(FileManager.default.contents(atPath: folder + "/" + row.file)))
        var findings: Findings?
        let time = ContinuousClock().measure {
            do { _ = try ZIPArchive.unpack(bytes) } catch { findings = error as? Findings }
        }
        #expect(time < .seconds(2))
        switch row.expect {
        case "accept": #expect(findings == nil)
        case "refuse": #expect(findings?.all.first?.code.hasPrefix("zip-") == true)
        default: break
        }
    }
}
