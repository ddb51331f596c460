import ArgumentParser
import Basics
import Crypto
import Foundation
import ServicePackages

/// `rathaus package sign`: the publisher's signature.
struct PackageSignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Signs a package with an Ed25519 key.",
        discussion: "The key file holds 32 bytes in hexadecimal. --create-key makes one, readable by its owner only.")

    @Argument(help: "The folder or container of a service package.")
    var package: String

    @Option(help: "The file with the private key.")
    var key: String

    @Flag(help: "Make the key file if it is not there.")
    var createKey = false

    func run() async throws {
        try Terminal.finish {
            var package = try PackageOnDisk(package)
            let key = try privateKey()
            package.files = try Signature.sign(
                try ServicePackage(package.files).files, publicKey: [UInt8](key.publicKey.rawRepresentation),
                sha256: PackageHash.sha256
            ) { [UInt8](try key.signature(for: $0)) }
            try package.save()
            Terminal.print(PackageHash.hexadecimal(key.publicKey.rawRepresentation) + "\n")
        }
    }

    private func privateKey() throws -> Curve25519.Signing.PrivateKey {
        if let data = FileManager.default.contents(atPath: key) {
            guard let bytes = PackageHash.bytes(String(decoding: data, as: UTF8.self)),
                let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
            else { throw Findings(.keyUnreadable(key)) }
            return key
        }
        guard createKey else { throw Findings(.fileUnreadable(key)) }
        let made = Curve25519.Signing.PrivateKey()
        let text = PackageHash.hexadecimal(made.rawRepresentation) + "\n"
        guard
            FileManager.default.createFile(
                atPath: key, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else { throw Findings(.folderUnwritable(key)) }
        return made
    }
}

/// Hashes and their digits for the commands about packages.
enum PackageHash {
    static func sha256(_ bytes: [UInt8]) -> [UInt8] { [UInt8](SHA256.hash(data: bytes)) }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let letters = text.filter { !$0.isWhitespace }
        let digits: [Int] = letters.compactMap(\.hexDigitValue)
        guard digits.count % 2 == 0, digits.count == letters.count else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            bytes.append(UInt8(digits[index] * 16 + digits[index + 1]))
        }
        return bytes
    }
}

extension Finding {
    static func keyUnreadable(_ path: String) -> Finding {
        Finding(
            "key-unreadable", .error,
            Words(
                de: "Die Datei enthält keinen Schlüssel (32 Bytes, hexadezimal).",
                en: "the file holds no key (32 bytes in hexadecimal)"),
            at: Place(file: path))
    }
}
