import Basics
import Crypto
import Foundation
public import Ports

extension Cipher {
    /// AES-256-GCM, SHA-256 and HMAC-SHA-256 of swift-crypto. What is sealed is nonce (12), ciphertext, tag (16).
    public static var live: Cipher {
        let randomness = Randomness.live
        return Cipher(
            seal: { plain, key, context in
                // Fails only for a key of a wrong length, which no caller makes. The nonce is drawn here, in one call of the
                // system instead of one for each 8 bytes.
                guard let nonce = try? AES.GCM.Nonce(data: randomness.bytes(12)),
                    let box = try? AES.GCM.seal(
                        plain, using: Crypto.SymmetricKey(key), nonce: nonce, authenticating: context),
                    let bytes = box.combined
                else { preconditionFailure("a key must have 32 bytes") }
                return [UInt8](bytes)
            },
            open: { sealed, key, context in
                guard let box = try? AES.GCM.SealedBox(combined: sealed),
                    let plain = try? AES.GCM.open(box, using: Crypto.SymmetricKey(key), authenticating: context)
                else { return nil }
                return [UInt8](plain)
            },
            hash: { Array(SHA256.hash(data: $0)) },
            authenticate: { Array(HMAC<SHA256>.authenticationCode(for: $0, using: Crypto.SymmetricKey($1))) })
    }
}

extension Crypto.SymmetricKey {
    init(_ key: Ports.SymmetricKey) { self.init(data: key.bytes) }
}

extension OneTimeCodes {
    /// Codes over HMAC-SHA-1 of swift-crypto: the algorithm that every authenticator app has.
    public static var live: OneTimeCodes {
        OneTimeCodes { bytes, secret in
            Array(HMAC<Insecure.SHA1>.authenticationCode(for: bytes, using: Crypto.SymmetricKey(data: secret)))
        }
    }
}
