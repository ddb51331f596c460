public import Basics

/// The files of a service package in memory: path to bytes. Core knows no file system; who calls it brings the bytes.
public struct PackageFiles: Hashable, Sendable {
    public private(set) var files: [String: [UInt8]]

    /// Paths that no package may hold are left out: absolute ones, such with `..`, hidden files.
    public init(_ files: [String: [UInt8]] = [:]) {
        self.files = files.filter { PackageFiles.isProper($0.key) }
    }

    public subscript(path: String) -> [UInt8]? {
        get { files[path] }
        set { if PackageFiles.isProper(path) { files[path] = newValue } }
    }

    /// The paths in the order of their bytes.
    public var paths: [String] { files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

    /// The paths in a folder with an ending, in order.
    public func paths(in folder: String, endingIn ending: String) -> [String] {
        paths.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(ending) }
    }

    /// Where the signature lies; it is no part of what is signed.
    public static let signaturePath = "signatur.yaml"

    /// The bytes over which the content hash is taken: for each file but the signature, in the order of the paths,
    /// length of the path, path, length of the content, content (lengths as eight bytes, highest first). The way a
    /// package is packed does not change it.
    public var canonicalBytes: [UInt8] {
        var out: [UInt8] = []
        for path in paths where path != PackageFiles.signaturePath {
            let content = files[path] ?? []
            PackageFiles.append(path.utf8.count, to: &out)
            out += Array(path.utf8)
            PackageFiles.append(content.count, to: &out)
            out += content
        }
        return out
    }

    /// The content hash in hexadecimal, by the SHA-256 that the caller brings.
    public func hash(_ sha256: ([UInt8]) -> [UInt8]) -> String { Hexadecimal.text(sha256(canonicalBytes)) }

    private static func append(_ length: Int, to out: inout [UInt8]) {
        for shift in stride(from: 56, through: 0, by: -8) { out.append(UInt8(truncatingIfNeeded: length >> shift)) }
    }

    /// Relative, with forward slashes, no empty, dotted or hidden parts, within the limits of a container, and a name
    /// that is the same file on every system.
    static func isProper(_ path: String) -> Bool {
        guard (1...Limits.zipPathBytes).contains(path.utf8.count),
            path.unicodeScalars.allSatisfy(PackageFiles.isVisible)
        else { return false }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count <= Limits.zipPathDepth && parts.allSatisfy(PackageFiles.isProperPart)
    }

    private static func isProperPart(_ part: Substring) -> Bool {
        guard let first = part.utf8.first, let last = part.utf8.last, part.utf8.count <= 255 else { return false }
        guard first != 0x2e, last != 0x2e, last != 0x20 else { return false }
        let stem = part.prefix { $0 != "." }.uppercased()
        if ["CON", "PRN", "AUX", "NUL"].contains(stem) { return false }
        guard stem.hasPrefix("COM") || stem.hasPrefix("LPT"), stem.count == 4, let digit = stem.last else {
            return true
        }
        return !"0123456789¹²³".contains(digit)
    }

    /// No control, no backslash or colon, nothing that is not seen or turns the reading direction.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x20, 0x3a, 0x5c, 0x7f..<0xa0, 0xfeff: false
        default: ![.format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        }
    }
}

/// Bytes as lower-case hexadecimal digits.
enum Hexadecimal {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8).map { byte -> UInt8? in
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x61...0x66: byte - 0x57
            case 0x41...0x46: byte - 0x37
            default: nil
            }
        }
        guard digits.count % 2 == 0, !digits.contains(nil) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { (digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0) }
    }
}
