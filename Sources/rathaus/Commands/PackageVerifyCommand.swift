import ArgumentParser
import Basics
import Crypto
import Foundation
import ServicePackages

/// `rathaus package verify`: whether the signature holds.
struct PackageVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verifies the signature of a package; prints its content hash.")

    @Argument(help: "The folder or container of a service package.")
    var package: String

    @Option(help: "A public key that is trusted, in hexadecimal; without any, every key is.")
    var trust: [String] = []

    func run() async throws {
        try Terminal.finish {
            let files = try PackageOnDisk(package).files
            let trusted = trust.compactMap(PackageHash.bytes)
            guard trusted.count == trust.count else { throw ValidationError("--trust takes 64 hexadecimal digits") }
            let findings = Signature.findings(in: files, trusted: trusted, sha256: PackageHash.sha256) {
                signature, digest, key in
                let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
                return key?.isValidSignature(signature, for: digest) ?? false
            }
            guard findings.isEmpty else { throw Findings(findings.map { $0.below(package) }) }
            Terminal.print(files.hash(PackageHash.sha256) + "\n")
        }
    }
}
