/// Writes a value as JSON while it walks through it, with no tree of it in between: every command writes events, and
/// Foundation's encoder took an eighth of the processor time of a submission.
///
/// Keys stand in the order in which the value gives them. A container is closed when its parent goes on, so values that write
/// into two containers by turns are not for this; those that the compiler makes `Encodable` never do.
final class JSONStream {
    private struct State {
        var bytes: [UInt8] = []
        /// The closing bracket of each container that is open, and whether it holds anything yet.
        var open: [(bracket: UInt8, isEmpty: Bool)] = []
    }

    /// Behind a pointer, since the variables of a class are checked for overlapping access each time one is touched.
    private let state = UnsafeMutablePointer<State>.allocate(capacity: 1)

    private init() { state.initialize(to: State()) }

    deinit {
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// Throws what the value throws, and `EncodingError` for numbers that JSON does not have.
    static func bytes(of value: some Encodable) throws -> [UInt8] {
        let stream = JSONStream()
        stream.state.pointee.bytes.reserveCapacity(1_024)
        try value.encode(to: JSONPlace(stream, 0))
        stream.close(to: 0)
        return stream.state.pointee.bytes
    }

    var level: Int { state.pointee.open.count }

    func begin(_ bracket: UInt8, closing: UInt8) {
        state.pointee.bytes.append(bracket)
        state.pointee.open.append((closing, true))
    }

    func close(to level: Int) {
        while self.level > level { state.pointee.bytes.append(state.pointee.open.removeLast().bracket) }
    }

    /// The place of the next member of a container.
    func next(in level: Int) {
        close(to: level)
        if !state.pointee.open[level - 1].isEmpty { state.pointee.bytes.append(0x2c) }
        state.pointee.open[level - 1].isEmpty = false
    }

    func next(_ key: String, in level: Int) {
        next(in: level)
        write(key)
        state.pointee.bytes.append(0x3a)
    }

    func write(plain text: String) { state.pointee.bytes.append(contentsOf: text.utf8) }

    func write(_ text: String) {
        state.pointee.bytes.append(0x22)
        var text = text
        text.withUTF8 { utf8 in
            if utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5c }) {
                for byte in utf8 { write(escaping: byte) }
            } else {
                state.pointee.bytes.append(contentsOf: utf8)
            }
        }
        state.pointee.bytes.append(0x22)
    }

    private func write(escaping byte: UInt8) {
        let digits = StaticString("0123456789abcdef").utf8Start
        switch byte {
        case 0x22, 0x5c: state.pointee.bytes += [0x5c, byte]
        case 0..<0x20:
            state.pointee.bytes += [0x5c, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        default: state.pointee.bytes.append(byte)
        }
    }
}

/// Where a value is to be written.
private struct JSONPlace: Encoder, SingleValueEncodingContainer {
    let stream: JSONStream
    let level: Int
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ stream: JSONStream, _ level: Int) {
        self.stream = stream
        self.level = level
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        stream.begin(0x7b, closing: 0x7d)
        return KeyedEncodingContainer(JSONMembers<Key>(stream: stream, level: stream.level))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        stream.begin(0x5b, closing: 0x5d)
        return JSONItems(stream: stream, level: stream.level)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { stream.write(plain: "null") }
    func encode(_ value: Bool) { stream.write(plain: value ? "true" : "false") }
    func encode(_ value: String) { stream.write(value) }
    func encode(_ value: Double) throws { try number(value) }
    func encode(_ value: Float) throws { try number(value) }
    func encode(_ value: Int) { whole(value) }
    func encode(_ value: Int8) { whole(value) }
    func encode(_ value: Int16) { whole(value) }
    func encode(_ value: Int32) { whole(value) }
    func encode(_ value: Int64) { whole(value) }
    func encode(_ value: UInt) { whole(value) }
    func encode(_ value: UInt8) { whole(value) }
    func encode(_ value: UInt16) { whole(value) }
    func encode(_ value: UInt32) { whole(value) }
    func encode(_ value: UInt64) { whole(value) }
    func encode(_ value: some Encodable) throws { try value.encode(to: self) }

    private func whole(_ value: some BinaryInteger & CustomStringConvertible) { stream.write(plain: value.description) }

    private func number(_ value: some BinaryFloatingPoint & CustomStringConvertible) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "JSON has no number \(value)"))
        }
        stream.write(plain: value.description)
    }
}

private struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let stream: JSONStream
    let level: Int
    var codingPath: [any CodingKey] { [] }

    private func place(_ key: Key) -> JSONPlace {
        stream.next(key.stringValue, in: level)
        return JSONPlace(stream, level)
    }

    func encodeNil(forKey key: Key) { place(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) { place(key).encode(value) }
    func encode(_ value: String, forKey key: Key) { place(key).encode(value) }
    func encode(_ value: Double, forKey key: Key) throws { try place(key).encode(value) }
    func encode(_ value: Float, forKey key: Key) throws { try place(key).encode(value) }
    func encode(_ value: Int, forKey key: Key) { place(key).encode(value) }
    func encode(_ value: Int8, forKey key: Key) { place(key).encode(value) }
    func encode(_ value: Int16, forKey key: Key) { place(key).encode(value) }
    func encode(_ value: Int32, forKey key: Key) { place(key).encode(value) }
    func encode(_ value: Int64, forKey key: Key) { place(key).encode(value) }
    func encode(_ value: UInt, forKey key: Key) { place(key).encode(value) }
    func encode(_ value: UInt8, forKey key: Key) { place(key).encode(value) }
    func encode(_ value: UInt16, forKey key: Key) { place(key).encode(value) }
    func encode(_ value: UInt32, forKey key: Key) { place(key).encode(value) }
    func encode(_ value: UInt64, forKey key: Key) { place(key).encode(value) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try value.encode(to: place(key)) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { place(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { place(key).unkeyedContainer() }

    func superEncoder() -> any Encoder {
        stream.next("super", in: level)
        return JSONPlace(stream, level)
    }

    func superEncoder(forKey key: Key) -> any Encoder { place(key) }
}

private struct JSONItems: UnkeyedEncodingContainer {
    let stream: JSONStream
    let level: Int
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(stream: JSONStream, level: Int) {
        self.stream = stream
        self.level = level
    }

    private mutating func place() -> JSONPlace {
        stream.next(in: level)
        count += 1
        return JSONPlace(stream, level)
    }

    mutating func encodeNil() { place().encodeNil() }
    mutating func encode(_ value: Bool) { place().encode(value) }
    mutating func encode(_ value: String) { place().encode(value) }
    mutating func encode(_ value: Double) throws { try place().encode(value) }
    mutating func encode(_ value: Float) throws { try place().encode(value) }
    mutating func encode(_ value: Int) { place().encode(value) }
    mutating func encode(_ value: Int8) { place().encode(value) }
    mutating func encode(_ value: Int16) { place().encode(value) }
    mutating func encode(_ value: Int32) { place().encode(value) }
    mutating func encode(_ value: Int64) { place().encode(value) }
    mutating func encode(_ value: UInt) { place().encode(value) }
    mutating func encode(_ value: UInt8) { place().encode(value) }
    mutating func encode(_ value: UInt16) { place().encode(value) }
    mutating func encode(_ value: UInt32) { place().encode(value) }
    mutating func encode(_ value: UInt64) { place().encode(value) }
    mutating func encode(_ value: some Encodable) throws { try value.encode(to: place()) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        place().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { place().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { place() }
}
