import Basics

/// The columns of the official list while it is read.
struct BodyTable {
    private(set) var keys: [RegionalKey] = []
    private(set) var names = ByteTable(reservingRows: 13_000, bytes: 260_000)
    private(set) var folded = ByteTable(reservingRows: 13_000, bytes: 200_000)
    private(set) var arten: [Koerperschaft.Art] = []
    private(set) var seats: [UInt32] = []
    private(set) var populations: [UInt32] = []

    /// Reads key, name, kind, postcode and inhabitants of every row; rows must ascend by key.
    mutating func read(_ bytes: [UInt8]) throws {
        var lines = TabLines(bytes)
        while lines.next() {
            guard lines.fields.count == 5, let key = RegionalKey(digits: lines[0]), !lines[1].isEmpty else {
                throw Findings(
                    lines.finding(
                        "catalogue-body",
                        Words(
                            de:
                                "Eine Zeile des Gemeindeverzeichnisses hat Schlüssel, Name, Art, Postleitzahl, Einwohner.",
                            en: "A row of the municipality list has key, name, kind, postcode, inhabitants.")))
            }
            if let last = keys.last, last >= key {
                throw Findings(
                    lines.finding(
                        "catalogue-body-order",
                        Words(
                            de: "Das Gemeindeverzeichnis muss nach Schlüsseln aufsteigen; \(key) steht falsch.",
                            en: "The municipality list must ascend by key; \(key) is out of place.")))
            }
            append(key, lines)
        }
    }

    private mutating func append(_ key: RegionalKey, _ lines: TabLines) {
        keys.append(key)
        let name = lines[1]
        names.append(name)
        let short = name.firstIndex(of: 0x2c).map { name[..<$0] } ?? name
        folded.append(Folding.search(String(decoding: short, as: UTF8.self)))
        arten.append(lines.number(2).flatMap { Koerperschaft.Art(rawValue: UInt8(truncatingIfNeeded: $0)) } ?? .andere)
        seats.append(lines[3].count == 5 ? lines.number(3) ?? 0 : 0)
        populations.append(lines.number(4) ?? 0)
    }

    /// The row of the Kreis that a Gemeinde or Verband belongs to.
    func kreisRow(of row: Int) -> Int? {
        guard let key = keys[row].ancestor(.kreis) else { return nil }
        var low = 0
        var high = row
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return keys[low] == key ? low : nil
    }
}
