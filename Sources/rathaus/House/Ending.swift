import ArgumentParser
import Basics
import Casework
import Foundation
import Hall
import Ports

/// Turns what a command throws into findings on standard error and the exit code of the contract:
/// 1 a finding, 69 something unreachable, locked or full, 78 wrong configuration.
func ending<T>(_ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let findings as Findings {
        Terminal.report(findings.all)
        throw ExitCode(1)
    } catch is CaseMissing {
        Terminal.report([
            Finding("no-case", .error, Words(de: "Diesen Vorgang gibt es nicht.", en: "there is no such case"))
        ])
        throw ExitCode(1)
    } catch let error as StorageError {
        Terminal.report([Finding("storage-\(error.code.rawValue)", .error, Words(de: error.reason, en: error.reason))])
        throw ExitCode(error.exitCode)
    }
}

extension StorageError {
    /// The exit code of a command that ends with it.
    var exitCode: Int32 {
        switch code {
        case .unreachable, .full: 69
        case .newer, .misconfigured: 78
        case .conflict, .taken, .missing, .damaged: 1
        }
    }
}
