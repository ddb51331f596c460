/// Reads `multipart/form-data` as it arrives (RFC 2046, 5.1.1; RFC 7578). It holds back only what may be the beginning
/// of a boundary, so memory does not grow with the body; what is kept is the collector's to decide.
struct MultipartReader: Sendable {
    private enum State: Sendable {
        /// Before the first boundary, or in the content of a part.
        case content(isPreamble: Bool)
        /// After a boundary: two hyphens end the body, a line end begins a part.
        case boundary
        /// In the lines before a part's content.
        case head
        /// After the last boundary: whatever follows is ignored.
        case done
    }

    /// The lines before a part's content.
    private static let mostHeadBytes = 8 << 10
    /// What may stand before the first boundary.
    private static let mostPreambleBytes = 8 << 10

    private let delimiter: [UInt8]
    private var state = State.content(isPreamble: true)
    /// What is not read yet. It begins with a line end, so that the first boundary is like all others.
    private var pending: [UInt8] = [0x0d, 0x0a]
    private var preamble = 0
    /// Bytes of the blank line before a content that are still to be skipped.
    private var lineEnd = 0
    /// Where the last step stopped.
    private var consumed = 0

    /// Nil if the boundary is none (RFC 2046: 1 to 70 characters of a small alphabet, no blank at the end).
    init?(boundary: String) {
        let bytes = Array(boundary.utf8.prefix(71))
        guard (1...70).contains(bytes.count), bytes.last != 0x20, bytes.allSatisfy(MultipartReader.mayBound) else {
            return nil
        }
        delimiter = [0x0d, 0x0a, 0x2d, 0x2d] + bytes
    }

    private static func mayBound(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        case 0x20, 0x27, 0x28, 0x29, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f, 0x3a, 0x3d, 0x3f, 0x5f: true
        default: false
        }
    }

    /// Takes the next piece and hands on what it completes.
    mutating func feed(_ piece: ArraySlice<UInt8>, into collector: inout FormCollector) throws(FormBodyError) {
        if case .done = state { return }
        pending += piece
        var position = 0
        while let next = try step(from: position, into: &collector) { position = next }
        // `step` stopped where more is needed; everything before that place was handed on.
        pending.removeFirst(consumed)
        consumed = 0
    }

    /// The end of the body: it must have been said before.
    func finish() throws(FormBodyError) {
        guard case .done = state else { throw .truncated }
    }

    /// Reads one thing from a place in `pending`; answers the place after it, or nil when more is needed.
    private mutating func step(from start: Int, into collector: inout FormCollector) throws(FormBodyError) -> Int? {
        consumed = start
        switch state {
        case .content(let isPreamble): return try content(from: start, isPreamble: isPreamble, into: &collector)
        case .boundary: return try boundary(from: start)
        case .head: return try head(from: start, into: &collector)
        case .done:
            consumed = pending.count
            return nil
        }
    }

    private mutating func content(
        from start: Int, isPreamble: Bool, into collector: inout FormCollector
    ) throws(FormBodyError) -> Int? {
        let found = find(delimiter, from: start)
        let end = found ?? max(start, pending.count - delimiter.count + 1)
        if isPreamble {
            preamble += end - start
            guard preamble <= MultipartReader.mostPreambleBytes else { throw .broken }
        } else if end > start {
            let skipped = min(lineEnd, end - start)
            lineEnd -= skipped
            try collector.take(pending[(start + skipped)..<end])
        }
        guard found != nil else {
            consumed = end
            return nil
        }
        if !isPreamble { try collector.end() }
        state = .boundary
        return end + delimiter.count
    }

    private mutating func boundary(from start: Int) throws(FormBodyError) -> Int? {
        guard pending.count >= start + 2 else { return nil }
        if pending[start] == UInt8(ascii: "-"), pending[start + 1] == UInt8(ascii: "-") {
            state = .done
            return pending.count
        }
        // Blanks may pad a boundary line.
        let line = pending[start...].prefix(66).drop { $0 == 0x20 || $0 == 0x09 }
        guard line.count >= 2 else {
            guard pending.count < start + 66 else { throw .broken }
            return nil
        }
        guard line[line.startIndex] == 0x0d, line[line.startIndex + 1] == 0x0a else { throw .broken }
        state = .head
        // The line end stays: a part without lines of its own is then found like all others.
        return line.startIndex
    }

    private mutating func head(from start: Int, into collector: inout FormCollector) throws(FormBodyError) -> Int? {
        guard let end = find([0x0d, 0x0a, 0x0d, 0x0a], from: start) else {
            guard pending.count - start <= MultipartReader.mostHeadBytes else { throw .broken }
            return nil
        }
        guard end - start <= MultipartReader.mostHeadBytes else { throw .broken }
        try collector.begin(PartHead(pending[start..<end]))
        state = .content(isPreamble: false)
        // The blank line's end stays: the boundary may follow at once when the content is empty.
        lineEnd = 2
        return end + 2
    }

    /// The first place of some bytes, found by their first one.
    private func find(_ wanted: [UInt8], from start: Int) -> Int? {
        guard pending.count - start >= wanted.count else { return nil }
        return pending.withUnsafeBufferPointer { bytes in
            let last = bytes.count - wanted.count
            var index = start
            while index <= last {
                if bytes[index] == wanted[0] {
                    var length = 1
                    while length < wanted.count, bytes[index + length] == wanted[length] { length += 1 }
                    if length == wanted.count { return index }
                }
                index += 1
            }
            return nil
        }
    }
}
