import Foundation
import Ports
import Testing

@testable import Adapters

/// The scanners for which the contract holds.
enum Scanner: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case double, clamd

    /// clamd joins when `RATHAUS_TEST_CLAMD` names one that knows the EICAR test file (see script/clamd).
    static let address = ProcessInfo.processInfo.environment["RATHAUS_TEST_CLAMD"].flatMap { ClamdAddress($0) }
    static let allCases: [Scanner] = address == nil ? [.double] : [.double, .clamd]

    var testDescription: String { rawValue }

    var scan: any MalwareScan {
        switch self {
        case .double: MemoryMalwareScan(signature: Scanner.testFile)
        case .clamd: ClamdScan(Scanner.address!)
        }
    }

    /// The test file that every scanner knows and that does nothing (eicar.org), in two parts here, so that no scanner takes
    /// this source for it.
    static let testFile =
        Array(#"X5O!P%@AP[4\PZX54(P^)7CC)7}"#.utf8) + Array(#"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"#.utf8)
}

@Suite(.serialized) struct ScanContract {
    @Test("A file with the test file's bytes is infected wherever they stand", arguments: Scanner.allCases)
    func infected(scanner: Scanner) async throws {
        for around in [[], [UInt8](repeating: 65, count: 70_000)] {
            let verdict = try await scanner.scan.scan(around + Scanner.testFile + around)
            guard case .infected(let name) = verdict else {
                Issue.record("\(around.count): \(verdict)")
                continue
            }
            #expect(!name.isEmpty)
        }
    }

    @Test("Other files are clean, the empty one and one of ten megabytes too", arguments: Scanner.allCases)
    func clean(scanner: Scanner) async throws {
        for bytes in [[], [1, 2, 3], Array(Scanner.testFile.dropLast()), [UInt8](repeating: 0, count: 10_000_000)] {
            #expect(try await scanner.scan.scan(bytes) == .clean, "\(bytes.count) bytes")
        }
    }

    @Test("Many files at once get each its own answer", arguments: Scanner.allCases)
    func many(scanner: Scanner) async throws {
        let scan = scanner.scan
        let right = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<24 {
                group.addTask {
                    let isBad = number % 3 == 0
                    let verdict = try await scan.scan([UInt8(number)] + (isBad ? Scanner.testFile : [1]))
                    return (verdict != .clean) == isBad
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(right == 24)
    }

    @Test("The double is away when it is told to be")
    func away() async throws {
        let double = MemoryMalwareScan(signature: [1])
        double.away = true
        await #expect(throws: ScanError.self) { try await double.scan([2]) }
    }
}
