public import Basics

/// The publisher's signature over the content hash of a package: `signatur.yaml`.
public struct Signature: Hashable, Sendable {
    /// Ed25519, 32 bytes.
    public var publicKey: [UInt8]
    /// 64 bytes.
    public var signature: [UInt8]
    /// The content hash that was signed, SHA-256.
    public var digest: [UInt8]

    /// Signs the files by the closures that the caller brings.
    public static func sign(
        _ files: PackageFiles, publicKey: [UInt8], sha256: ([UInt8]) -> [UInt8],
        sign: (_ digest: [UInt8]) throws -> [UInt8]
    ) rethrows -> PackageFiles {
        let digest = sha256(files.canonicalBytes)
        let signature = Signature(publicKey: publicKey, signature: try sign(digest), digest: digest)
        var signed = files
        signed[PackageFiles.signaturePath] = signature.bytes
        return signed
    }

    /// What is wrong with the signature of a package; nothing if it holds. `trusted` are the public keys whose
    /// publishers are believed; empty means any.
    public static func findings(
        in files: PackageFiles, trusted: [[UInt8]] = [], sha256: ([UInt8]) -> [UInt8],
        verify: (_ signature: [UInt8], _ digest: [UInt8], _ publicKey: [UInt8]) -> Bool
    ) -> [Finding] {
        let place = Place(file: PackageFiles.signaturePath)
        guard let bytes = files[PackageFiles.signaturePath] else {
            return [finding("package-unsigned", "Das Paket ist nicht signiert.", "the package is not signed", place)]
        }
        guard let signature = read(bytes) else {
            return [
                finding("package-signature", "Die Signatur ist nicht lesbar.", "the signature is not readable", place)
            ]
        }
        guard sha256(files.canonicalBytes) == signature.digest else {
            return [
                finding(
                    "package-changed", "Das Paket wurde nach der Signatur geändert.",
                    "the package was changed after it was signed", place)
            ]
        }
        guard verify(signature.signature, signature.digest, signature.publicKey) else {
            return [finding("package-signature", "Die Signatur stimmt nicht.", "the signature does not hold", place)]
        }
        guard trusted.isEmpty || trusted.contains(signature.publicKey) else {
            return [
                finding(
                    "package-untrusted", "Dem Schlüssel der Signatur wird nicht vertraut.",
                    "the key of the signature is not trusted", place)
            ]
        }
        return []
    }

    private static func read(_ bytes: [UInt8]) -> Signature? {
        guard let tree = try? YAMLTree(bytes, file: PackageFiles.signaturePath) else { return nil }
        var map = YAMLMap(tree)
        func field(_ name: String, _ count: Int) -> [UInt8]? {
            map.text(name).flatMap(Hexadecimal.bytes).flatMap { $0.count == count ? $0 : nil }
        }
        guard map.text("verfahren") == "Ed25519", let key = field("schluessel", 32),
            let signature = field("signatur", 64),
            let digest = field("sha256", 32)
        else { return nil }
        return Signature(publicKey: key, signature: signature, digest: digest)
    }

    var bytes: [UInt8] {
        var out = YAMLText()
        out.entry("verfahren", "Ed25519")
        out.entry("schluessel", Hexadecimal.text(publicKey))
        out.entry("sha256", Hexadecimal.text(digest))
        out.entry("signatur", Hexadecimal.text(signature))
        return out.bytes
    }

    private static func finding(_ code: String, _ de: String, _ en: String, _ place: Place) -> Finding {
        Finding(code, .error, Words(de: de, en: en), at: place)
    }
}
