public import Basics

/// The second factor: codes of six digits that change every 30 seconds (RFC 6238 with HMAC-SHA-1, as every app has it).
public struct OneTimeCodes: Sendable {
    /// Length of a time step in seconds.
    public static let stepSeconds: Int64 = 30

    /// HMAC-SHA-1 of bytes under a secret, 20 bytes; the live one is in `Adapters`.
    private let authenticate: @Sendable (_ bytes: [UInt8], _ secret: [UInt8]) -> [UInt8]

    public init(authenticate: @escaping @Sendable ([UInt8], [UInt8]) -> [UInt8]) { self.authenticate = authenticate }

    /// The code of a secret in a time step.
    public func code(_ secret: [UInt8], step: Int64) -> String {
        let mac = authenticate((0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }, secret)
        guard mac.count == 20 else { return "" }
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The time step whose code this is: the present one or a neighbour, and later than the last one used, so that a
    /// code works once. Nil if it is none; the caller keeps the step as the last one used.
    public func step(of code: String, secret: [UInt8], now: Instant, after lastStep: Int64) -> Int64? {
        let present = now.microseconds / (Self.stepSeconds * 1_000_000)
        let given = Array(code.utf8.filter { $0 != UInt8(ascii: " ") })
        return [present, present - 1, present + 1].first { step in
            step > lastStep && ConstantTime.equal(given, Array(self.code(secret, step: step).utf8))
        }
    }

    /// The address that an app reads as a QR code, and the secret in it in base 32 (RFC 4648).
    public static func address(secret: [UInt8], account: String, issuer: String) -> String {
        let (issuer, account) = (escaped(issuer), escaped(account))
        return "otpauth://totp/\(issuer):\(account)?secret=\(base32(secret))&issuer=\(issuer)"
    }

    /// RFC 4648 base 32 in upper case, without padding.
    public static func base32(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var out: [UInt8] = []
        var (buffer, bits) = (UInt32(0), UInt32(0))
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                out.append(letters[Int(buffer >> bits & 31)])
            }
            buffer &= (1 << bits) - 1
        }
        if bits > 0 { out.append(letters[Int(buffer << (5 - bits) & 31)]) }
        return String(decoding: out, as: UTF8.self)
    }

    private static func escaped(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                out.append(byte)
            default: out += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
