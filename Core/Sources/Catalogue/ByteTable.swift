/// Many short texts in one block of memory: a row is a range of bytes.
struct ByteTable: Sendable {
    private(set) var bytes: [UInt8] = []
    private var starts: [UInt32] = [0]

    init(reservingRows rows: Int = 0, bytes count: Int = 0) {
        starts.reserveCapacity(rows + 1)
        bytes.reserveCapacity(count)
    }

    var count: Int { starts.count - 1 }

    mutating func append(_ row: some Collection<UInt8>) {
        bytes.append(contentsOf: row)
        starts.append(UInt32(bytes.count))
    }

    func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

    subscript(row: Int) -> ArraySlice<UInt8> { bytes[range(row)] }

    func text(_ row: Int) -> String { String(decoding: self[row], as: UTF8.self) }

    /// The row of the order whose text is this; the order lists rows by ascending text.
    func find(_ text: some Collection<UInt8>, in order: [UInt32]) -> Int? {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if self[Int(order[middle])].lexicographicallyPrecedes(text) { low = middle + 1 } else { high = middle }
        }
        guard low < order.count, self[Int(order[low])].elementsEqual(text) else { return nil }
        return Int(order[low])
    }
}
