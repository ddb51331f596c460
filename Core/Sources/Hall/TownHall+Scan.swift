import Basics
import Casework
import Ports

/// An upload that is not kept because of what the scanner said, or did not say.
public enum UploadRefused: Error, Hashable, Sendable {
    case infected
    /// No scanner answered: nobody knows, so the file is not taken. It may be sent again later.
    case unscanned
}

extension TownHall {
    /// Lets an upload pass, or throws `UploadRefused`. Where no scanner is connected, everything passes.
    func scan(_ bytes: [UInt8], for id: VorgangId) async throws {
        guard let scanner else { return }
        let verdict: ScanVerdict
        do {
            verdict = try await scanner.scan(bytes)
        } catch {
            report(.scannerSilent(reason: (error as? ScanError)?.reason ?? "\(type(of: error))"))
            throw UploadRefused.unscanned
        }
        if case .infected(let signature) = verdict {
            report(.infected(id, signature: signature))
            throw UploadRefused.infected
        }
    }
}
