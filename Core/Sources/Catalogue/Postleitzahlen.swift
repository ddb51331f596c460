import Basics

/// Which towns a postcode lies in: postcodes ascending, and for each a range of rows of the official list.
struct Postleitzahlen: Sendable {
    private var codes: [UInt32] = []
    private var starts: [UInt32] = [0]
    private var rows: [UInt32] = []

    init(_ bytes: [UInt8], keys: [RegionalKey]) throws {
        var rowOfKey: [RegionalKey: UInt32] = [:]
        rowOfKey.reserveCapacity(keys.count)
        for (row, key) in keys.enumerated() { rowOfKey[key] = UInt32(row) }
        var lines = TabLines(bytes)
        while lines.next() {
            guard lines.fields.count == 2, lines[0].count == 5, let code = lines.number(0), codes.last ?? 0 < code
            else {
                throw Findings(
                    lines.finding(
                        "catalogue-postcode",
                        Words(
                            de: "Eine Zeile der Postleitzahlen hat die Postleitzahl und Schlüssel, aufsteigend.",
                            en: "A row of postcodes has the postcode and keys, in ascending order.")))
            }
            for key in lines[1].split(separator: 0x2c) {
                if let key = RegionalKey(digits: key), let row = rowOfKey[key] { rows.append(row) }
            }
            codes.append(code)
            starts.append(UInt32(rows.count))
        }
    }

    var count: Int { codes.count }

    /// How many postcodes lie in several towns.
    var sharedCount: Int { codes.indices.count { starts[$0 + 1] - starts[$0] > 1 } }

    /// The rows of the towns that a postcode lies in.
    func rows(_ code: UInt32) -> ArraySlice<UInt32> {
        var low = 0
        var high = codes.count
        while low < high {
            let middle = (low + high) / 2
            if codes[middle] < code { low = middle + 1 } else { high = middle }
        }
        guard low < codes.count, codes[low] == code else { return [] }
        return rows[Int(starts[low])..<Int(starts[low + 1])]
    }

    /// Five digits, with leading zeros.
    static func text(_ code: UInt32) -> String {
        let digits = String(code)
        return String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
    }

    /// The postcode that exactly five digits write.
    static func number(_ text: some StringProtocol) -> UInt32? {
        let digits = Array(text.utf8.prefix(6))
        guard digits.count == 5, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + UInt32($1 - 0x30) }
    }
}
