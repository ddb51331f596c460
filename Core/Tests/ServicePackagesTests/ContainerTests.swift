import Basics
import Testing

@testable import ServicePackages

@Suite struct ContainerTests {
    private let files = PackageFiles([
        "package.yaml": Array("id: a\n".utf8), "texte/de.yaml": Array(repeating: 0x61, count: 5_000), "leer.txt": [],
    ])

    @Test func `what was packed comes out again`() throws {
        #expect(try ZIPArchive.unpack(ZIPArchive.pack(files)) == files)
    }

    @Test func `the same files give the same bytes`() throws {
        let other = PackageFiles(Dictionary(uniqueKeysWithValues: files.files.map { ($0.key, $0.value) }.reversed()))
        #expect(try ZIPArchive.pack(files) == ZIPArchive.pack(other))
    }

    @Test func `every cut and every changed byte is refused or harmless`() throws {
        let bytes = try ZIPArchive.pack(files)
        for length in 0..<bytes.count {
            #expect(throws: Findings.self) { try ZIPArchive.unpack(Array(bytes.prefix(length))) }
        }
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0xff
            if let unpacked = try? ZIPArchive.unpack(changed) { #expect(unpacked.files.count <= files.files.count) }
        }
    }

    @Test func `a bomb is cut off while it is read`() throws {
        let bomb = try ZIPArchive.pack(PackageFiles(["a": Array(repeating: 0, count: 20 << 20)]))
        #expect(codes { try ZIPArchive.unpack(bomb) } == ["zip-size"])
        let small = try ZIPArchive.pack(PackageFiles(["a": Array(repeating: 0, count: 1 << 20)]))
        #expect(try ZIPArchive.unpack(small).files["a"]?.count == 1 << 20)
    }

    @Test(arguments: [
        "/etc/passwd", "../a", "a/../b", ".git/config", "a//b", "a\\b", "a\u{0}", "", "CON", "x/aux.txt", "COM¹", "a.",
        "a ", "C:a",
        "a\u{202e}b", "a\u{200b}b", "a\u{7f}",
    ])
    func `improper paths never get into a package`(path: String) {
        #expect(PackageFiles([path: []]).files.isEmpty)
        var files = PackageFiles()
        files[path] = [1]
        #expect(files.files.isEmpty)
    }

    @Test func `an improper path in a container is refused`() throws {
        var bytes = try ZIPArchive.pack(PackageFiles(["abcd": [1, 2, 3]]))
        for index in bytes.indices.dropLast(4) where Array(bytes[index..<index + 4]) == Array("abcd".utf8) {
            bytes.replaceSubrange(index..<index + 4, with: Array("../a".utf8))
        }
        #expect(codes { try ZIPArchive.unpack(bytes) } == ["zip-name"])
    }

    @Test func `each limit holds just below and just above`() throws {
        func accepts(_ path: String) -> Bool { !PackageFiles([path: []]).files.isEmpty }
        func deep(_ parts: Int) -> String { Array(repeating: "a", count: parts).joined(separator: "/") }
        func long(_ bytes: Int) -> String {
            String(repeating: "a", count: 250) + "/" + String(repeating: "b", count: bytes - 251)
        }
        #expect(accepts(deep(Limits.zipPathDepth)) && !accepts(deep(Limits.zipPathDepth + 1)))
        #expect(accepts(long(Limits.zipPathBytes)) && !accepts(long(Limits.zipPathBytes + 1)))
        #expect(accepts(String(repeating: "a", count: 255)) && !accepts(String(repeating: "a", count: 256)))
        func archive(_ entries: Int) throws -> [UInt8] {
            try ZIPArchive.pack(
                PackageFiles(Dictionary(uniqueKeysWithValues: (0..<entries).map { ("f\($0)", [UInt8]()) })))
        }
        #expect(try ZIPArchive.unpack(archive(Limits.zipEntries)).files.count == Limits.zipEntries)
        #expect(codes { try archive(Limits.zipEntries + 1) } == ["zip-entries"])
    }

    @Test func `an entry may grow a hundredfold and no more`() throws {
        // Noise does not shrink, zeros shrink to nearly nothing: their mixture makes any ratio.
        var generator = SeededGenerator(seed: 1)
        let noise = (0..<30_000).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        func grown(_ ratio: Int) throws -> [UInt8] {
            var zeros = 0
            while true {
                let content = noise + [UInt8](repeating: 0, count: zeros)
                let packed = try ZIPArchive.pack(PackageFiles(["a": content]))
                // Names and records of a container of one entry take 98 to 120 bytes.
                let missing = (packed.count - 110) * ratio - content.count
                if abs(missing) < 3_000 { return packed }
                zeros += missing
            }
        }
        #expect(try ZIPArchive.unpack(grown(Limits.zipRatio - 1)).files["a"] != nil)
        let bomb = try grown(Limits.zipRatio + 1)
        #expect(codes { try ZIPArchive.unpack(bomb) } == ["zip-size"])
    }

    @Test func `all entries together may have so many bytes and no more`() throws {
        var generator = SeededGenerator(seed: 1)
        let noise = (0..<50_000).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let part = noise + [UInt8](repeating: 0, count: (2 << 20) - noise.count)
        var files = PackageFiles(
            Dictionary(uniqueKeysWithValues: (0..<Limits.zipUnpackedBytes / part.count).map { ("f\($0)", part) }))
        let most = try ZIPArchive.pack(files)
        #expect(try ZIPArchive.unpack(most).files.values.reduce(0) { $0 + $1.count } == Limits.zipUnpackedBytes)
        files["last"] = [1]
        let more = try ZIPArchive.pack(files)
        #expect(codes { try ZIPArchive.unpack(more) } == ["zip-size"])
    }

    @Test func `more entries than allowed are refused`() {
        let many = PackageFiles(Dictionary(uniqueKeysWithValues: (0...Limits.zipEntries).map { ("f\($0)", [UInt8]()) }))
        #expect(codes { try ZIPArchive.pack(many) } == ["zip-entries"])
    }

    @Test func `the hash is of the content and not of the signature`() {
        let sum: ([UInt8]) -> [UInt8] = { bytes in [bytes.reduce(0) { $0 &* 31 &+ $1 }] }
        let signed = Signature.sign(files, publicKey: Array(repeating: 1, count: 32), sha256: sum) { _ in
            Array(repeating: 2, count: 64)
        }
        #expect(signed.hash(sum) == files.hash(sum))
        var changed = files
        changed["leer.txt"] = [0]
        #expect(changed.canonicalBytes != files.canonicalBytes)
    }

    @Test func `a signature holds, and names what was done to it`() {
        let digest: ([UInt8]) -> [UInt8] = { bytes in
            (0..<32).map { UInt8(truncatingIfNeeded: bytes.count &* ($0 + 1)) }
        }
        let key = [UInt8](repeating: 7, count: 32)
        let signed = Signature.sign(files, publicKey: key, sha256: digest) { $0 + $0 }
        func check(_ files: PackageFiles, trusted: [[UInt8]] = []) -> [String] {
            Signature.findings(in: files, trusted: trusted, sha256: digest) { $0 == $1 + $1 && $2 == key }.map(\.code)
        }
        #expect(check(signed).isEmpty)
        #expect(check(signed, trusted: [key]).isEmpty)
        #expect(check(signed, trusted: [[1]]) == ["package-untrusted"])
        #expect(check(files) == ["package-unsigned"])
        var changed = signed
        changed["leer.txt"] = [1]
        #expect(check(changed) == ["package-changed"])
        changed = signed
        changed[PackageFiles.signaturePath] = Array("verfahren: keins".utf8)
        #expect(check(changed) == ["package-signature"])
    }
}

/// The codes of the findings that a piece of work throws.
func codes(_ work: () throws -> some Any) -> [String] {
    do {
        _ = try work()
        return []
    } catch {
        return (error as? Findings)?.all.map(\.code) ?? ["\(error)"]
    }
}
