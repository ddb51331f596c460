public import Basics
import CryptoExtras
import Dispatch
import Foundation
public import Ports

/// scrypt (RFC 7914) with N = 2^17, r = 8, p = 1: 128 MB and a good part of a second for each guess.
///
/// The work is done on two threads of its own, so that neither the cooperative pool nor the memory is exhausted by many
/// who sign in at once.
public enum ScryptPasswords {
    static let rounds = 1 << 17
    static let blockSize = 8
    static let parallelism = 1
    static let hashBytes = 32

    public static func live(_ randomness: Randomness) -> Passwords {
        let threads = [0, 1].map { DispatchQueue(label: "rathaus.passwords.\($0)") }
        let decoy = ScryptHash(salt: randomness.bytes(16), hash: randomness.bytes(hashBytes))
        return Passwords(
            decoy: decoy.text,
            hash: { password in
                let salt = randomness.bytes(16)
                return try await run(on: threads) {
                    ScryptHash(salt: salt, hash: try derive(password, ScryptHash(salt: salt, hash: []))).text
                }
            },
            verify: { password, text in
                guard let kept = ScryptHash(text) else { return false }
                return try await run(on: threads) { ConstantTime.equal(try derive(password, kept), kept.hash) }
            })
    }

    private static func run<T: Sendable>(
        on threads: [DispatchQueue], _ body: @escaping @Sendable () throws -> T
    ) async throws -> T {
        let thread = threads.randomElement() ?? DispatchQueue(label: "rathaus.passwords")
        return try await withCheckedThrowingContinuation { continuation in
            thread.async { continuation.resume(with: Result { try body() }) }
        }
    }

    static func derive(_ password: String, _ parameters: ScryptHash) throws -> [UInt8] {
        let normal = Array(password.precomposedStringWithCompatibilityMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: normal, salt: parameters.salt, outputByteCount: hashBytes, rounds: parameters.rounds,
            blockSize: parameters.blockSize, parallelism: parameters.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}

/// A hash with its parameters as one text: `scrypt$N$r$p$salt$hash`, salt and hash in base 64.
struct ScryptHash: Sendable, Equatable {
    var rounds = ScryptPasswords.rounds
    var blockSize = ScryptPasswords.blockSize
    var parallelism = ScryptPasswords.parallelism
    let salt: [UInt8]
    let hash: [UInt8]

    init(salt: [UInt8], hash: [UInt8]) {
        self.salt = salt
        self.hash = hash
    }

    /// Nil for a text that is no such hash, or asks for more work than we ever do.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Data(base64Encoded: String(parts[4])),
            let hash = Data(base64Encoded: String(parts[5])), hash.count == ScryptPasswords.hashBytes,
            (2...ScryptPasswords.rounds).contains(rounds), rounds & (rounds - 1) == 0, (1...8).contains(blockSize),
            (1...4).contains(parallelism)
        else { return nil }
        self.init(salt: Array(salt), hash: Array(hash))
        self.rounds = rounds
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    var text: String {
        let (salt, hash) = (Data(salt).base64EncodedString(), Data(hash).base64EncodedString())
        return "scrypt$\(rounds)$\(blockSize)$\(parallelism)$\(salt)$\(hash)"
    }
}
