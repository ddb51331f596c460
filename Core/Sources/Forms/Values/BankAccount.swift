/// An international bank account number (ISO 13616), its length by country and its check digits by modulus 97.
public struct BankAccount: Hashable, Sendable {
    /// Without blanks, in capitals: `DE89370400440532013000`.
    public let iban: String

    /// Why a text is no account number.
    public enum Fault: Error, Hashable, Sendable {
        case shape, length(expected: Int), checkDigits
    }

    public init(_ text: String) throws(Fault) {
        let bytes = text.utf8.filter { $0 != 0x20 }.map { (0x61...0x7a).contains($0) ? $0 - 32 : $0 }
        guard bytes.count >= 5, bytes.count <= 34, bytes.prefix(2).allSatisfy(BankAccount.isLetter),
            bytes[2..<4].allSatisfy(BankAccount.isDigit),
            bytes.allSatisfy({ BankAccount.isLetter($0) || BankAccount.isDigit($0) })
        else { throw .shape }
        let country = String(decoding: bytes.prefix(2), as: UTF8.self)
        if let expected = BankAccount.lengths[country], expected != bytes.count { throw .length(expected: expected) }
        guard BankAccount.remainder(Array(bytes[4...] + bytes[..<4])) == 1 else { throw .checkDigits }
        iban = String(decoding: bytes, as: UTF8.self)
    }

    /// In groups of four, as it is printed.
    public var printed: String {
        var out: [UInt8] = []
        for (index, byte) in iban.utf8.enumerated() {
            if index > 0, index % 4 == 0 { out.append(0x20) }
            out.append(byte)
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func remainder(_ bytes: [UInt8]) -> Int {
        bytes.reduce(0) { rest, byte in
            isDigit(byte) ? (rest * 10 + Int(byte - 0x30)) % 97 : (rest * 100 + Int(byte) - 55) % 97
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Lengths in the SEPA countries.
    private static let lengths: [String: Int] = [
        "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
        "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21,
        "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24,
        "SI": 19, "SK": 24, "SM": 27, "VA": 22,
    ]
}
