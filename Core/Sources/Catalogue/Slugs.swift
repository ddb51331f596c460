/// Gives every body a name in addresses that no other has.
///
/// A town has its own name. Of namesakes the one that is its own Kreis keeps the bare name, the others add their
/// Kreis; where that is not enough, their Verband, then their key. Bodies above the town carry their kind.
enum Slugs {
    static func make(_ table: BodyTable) -> (slugs: ByteTable, order: [UInt32]) {
        var slugs = table.keys.indices.map { base($0, table) }
        distinguish(&slugs, table) { row, slug in
            if table.arten[row].isKreisfrei { return slug }
            guard let kreis = table.kreisRow(of: row) else { return slug }
            return slug + [0x2d] + kreisName(kreis, table)
        }
        distinguish(&slugs, table) { row, slug in
            guard let key = table.keys[row].ancestor(.verband), let verband = find(key, table) else { return slug }
            return slug + [0x2d] + Folding.slug(String(decoding: table.names[verband], as: UTF8.self))
        }
        distinguish(&slugs, table) { row, slug in slug + [0x2d] + Array(table.keys[row].description.utf8) }
        return pack(slugs)
    }

    /// The name before anything is added; empty for a Kreis that is a town.
    private static func base(_ row: Int, _ table: BodyTable) -> [UInt8] {
        let art = table.arten[row]
        if art == .kreisfreieStadtAlsKreis || art == .stadtkreisAlsKreis { return [] }
        let bytes = table.names[row]
        let short = bytes.firstIndex(of: 0x2c).map { bytes[..<$0] } ?? bytes
        let name = Koerperschaft.spoken(name: String(decoding: short, as: UTF8.self), art: art)
        let slug = Folding.slug(name)
        let isEmptyLand = table.keys[row].level == .gemeinde && table.populations[row] == 0
        return isEmptyLand ? slug + Array("-gebiet-\(table.keys[row])".utf8) : slug
    }

    /// The name of a Kreis without the word for its kind.
    private static func kreisName(_ row: Int, _ table: BodyTable) -> [UInt8] {
        let bytes = table.names[row]
        let short = bytes.firstIndex(of: 0x2c).map { bytes[..<$0] } ?? bytes
        return Folding.slug(String(decoding: short, as: UTF8.self))
    }

    private static func find(_ key: RegionalKey, _ table: BodyTable) -> Int? {
        var low = 0
        var high = table.keys.count
        while low < high {
            let middle = (low + high) / 2
            if table.keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < table.keys.count && table.keys[low] == key ? low : nil
    }

    /// Adds to every slug that more than one row has; empty ones stay empty.
    private static func distinguish(_ slugs: inout [[UInt8]], _ table: BodyTable, add: (Int, [UInt8]) -> [UInt8]) {
        var rows: [[UInt8]: [Int]] = [:]
        rows.reserveCapacity(slugs.count)
        for (row, slug) in slugs.enumerated() where !slug.isEmpty { rows[slug, default: []].append(row) }
        for (slug, same) in rows where same.count > 1 {
            for row in same { slugs[row] = add(row, slug) }
        }
    }

    private static func pack(_ slugs: [[UInt8]]) -> (ByteTable, [UInt32]) {
        var table = ByteTable(reservingRows: slugs.count, bytes: slugs.count * 20)
        for slug in slugs { table.append(slug) }
        let order = slugs.indices.filter { !slugs[$0].isEmpty }
            .sorted { slugs[$0].lexicographicallyPrecedes(slugs[$1]) }
        return (table, order.map { UInt32($0) })
    }
}
