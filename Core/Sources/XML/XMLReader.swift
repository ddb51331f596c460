public import Basics
import CLibXML2

/// A guarded pull reader: hands out a document's elements and texts one after the other, from bytes in memory.
///
/// DOCTYPE and unknown entities are refused, nothing is fetched, errors of namespaces count as errors. The limits are
/// those of `Basics.Limits`. The first thing wrong ends the reading: `next()` throws it with its place. Memory does
/// not grow with the document. A reader belongs to one task.
///
///     let reader = try XMLReader(bytes)
///     while let event = try reader.next() {
///         if event == .start, reader.name.local == "id" { print(try reader.readText()) }
///     }
public final class XMLReader {
    /// What `next()` stands on.
    public enum Event: Sendable {
        case start, text, end
        /// Only when remarks are kept.
        case comment, instruction
    }

    private static let portion = 32 << 10

    private let bytes: [UInt8]
    private let parser: xmlParserCtxtPtr
    private let sink: XMLSink
    private var fed = 0
    private var finished = false
    private var at = -1
    private var counter: PlaceCounter

    /// Elements that are open, the one that starts or ends here included.
    public private(set) var depth = 0

    /// - Parameters:
    ///   - passingOver: elements that are skipped with all they hold, the cheapest way to ignore a large part.
    ///   - keepingRemarks: report comments and processing instructions.
    public init(
        _ source: [UInt8], file: String? = nil, passingOver: [XMLName] = [], keepingRemarks: Bool = false
    ) throws(Findings) {
        bytes = try XMLText(source, file: file).bytes
        counter = PlaceCounter(file: file)
        sink = XMLSink(document: bytes, file: file, keepsRemarks: keepingRemarks)
        xmlInitParser()
        var handler = XMLHandler.make()
        let context = Unmanaged.passUnretained(sink).toOpaque()
        guard let parser = xmlCreatePushParserCtxt(&handler, context, nil, 0, nil) else {
            throw Findings(.xmlMalformed(Place(file: file), message: "no memory for a parser", namespace: false))
        }
        self.parser = parser
        // Without "NOENT" `&amp;` in attributes stays half resolved; there are no other entities, as DOCTYPE is refused.
        let options = [XML_PARSE_NONET, XML_PARSE_IGNORE_ENC, XML_PARSE_NOENT].reduce(0) { $0 | $1.rawValue }
        xmlCtxtUseOptions(parser, Int32(options))
        sink.parser = parser
        for name in passingOver { sink.pass(over: name) }
    }

    deinit {
        sink.parser = nil
        xmlFreeParserCtxt(parser)
    }

    // MARK: Going on

    /// The next event, or nil after the end of the root element.
    public func next() throws(Findings) -> Event? {
        if at >= 0, at < sink.events.count, sink.events[at].kind == .end { depth -= 1 }
        at += 1
        while at >= sink.events.count {
            sink.forget()
            at = 0
            guard try feed() else { return nil }
        }
        while sink.events[at].kind == .text, at == sink.events.count - 1, try feed() {}
        let kind = sink.events[at].kind
        if kind == .start { depth += 1 }
        return kind
    }

    /// Goes to the end of the element that starts here.
    public func skip() throws(Findings) {
        let outside = depth
        while let event = try next() {
            if event == .end, depth == outside { return }
        }
    }

    /// The text of the element that starts here, to its end, without the texts of elements in it.
    public func readText() throws(Findings) -> String {
        let outside = depth
        var text: String?
        while let event = try next() {
            if event == .text, depth == outside {
                text = text.map { $0 + self.text } ?? self.text
            } else if event == .end, depth == outside {
                break
            }
        }
        return text ?? ""
    }

    /// Reads to the root element's start. A document always has one: nothing else is well-formed.
    public func readRoot() throws(Findings) {
        while let event = try next() {
            if event == .start { return }
        }
        throw Findings(
            .xmlMalformed(counter.place(of: bytes.count, in: bytes), message: "no element", namespace: false))
    }

    // MARK: What stands here

    private var current: XMLSink.Event { sink.events[at] }

    /// The name of the element, or the target of the instruction.
    public var name: XMLName { current.name >= 0 ? sink.names[Int(current.name)].name : XMLName("") }

    public var prefix: String? { current.name >= 0 ? sink.names[Int(current.name)].prefix : nil }

    /// Text, comment, or what an instruction says.
    public var text: String { string(current.text) }

    /// Whether the text is white space alone.
    public var isBlank: Bool {
        sink.text[Int(current.text.lowerBound)..<Int(current.text.upperBound)].allSatisfy { $0 <= 0x20 }
    }

    public var attributes: [XMLAttribute] {
        current.attributes.map { index in
            let attribute = sink.attributes[Int(index)]
            let name = sink.names[Int(attribute.name)]
            return XMLAttribute(name.name, string(attribute.value), prefix: name.prefix)
        }
    }

    /// The value of an attribute of the element that starts here.
    public func attribute(_ local: String, in namespace: String? = nil) -> String? {
        for index in current.attributes {
            let name = sink.names[Int(sink.attributes[Int(index)].name)].name
            if name.local == local, name.namespace == namespace { return string(sink.attributes[Int(index)].value) }
        }
        return nil
    }

    /// The namespaces that the element that starts here declares.
    public var namespaces: [XMLNamespace] {
        Array(sink.namespaces[Int(current.namespaces.lowerBound)..<Int(current.namespaces.upperBound)])
    }

    /// Where the start tag begins; for other events where they end.
    public var place: Place {
        at < sink.events.count && at >= 0
            ? counter.place(of: current.offset, in: bytes) : counter.place(of: 0, in: bytes)
    }

    // MARK: Feeding the parser

    /// Parses one more portion, which ends before a `<`, so that no tag is cut. False when all is read.
    private func feed() throws(Findings) -> Bool {
        if finished { return false }
        let end = portionEnd()
        if end - fed > XMLReader.portion, hasTooManyAttributes(at: fed) {
            throw Findings(.xmlLimit(.attributes, counter.place(of: fed, in: bytes)))
        }
        let last = end == bytes.count
        let count = end - fed
        _ = bytes.withUnsafeBufferPointer { all in
            all.withMemoryRebound(to: CChar.self) { chars in
                xmlParseChunk(parser, chars.baseAddress.map { $0 + fed }, Int32(count), last ? 1 : 0)
            }
        }
        fed = end
        finished = last
        if let failure = sink.failure { throw Findings(failure) }
        if last, parser.pointee.wellFormed == 0 || parser.pointee.nsWellFormed == 0 {
            let place = counter.place(of: bytes.count, in: bytes)
            throw Findings(.xmlMalformed(place, message: "the document ends too early", namespace: false))
        }
        return true
    }

    private func portionEnd() -> Int {
        let wanted = fed + XMLReader.portion
        guard wanted < bytes.count else { return bytes.count }
        return bytes.withUnsafeBufferPointer { all in
            var at = wanted
            while at > fed + 1, all[at] != 0x3c { at -= 1 }
            if at > fed + 1 { return at }
            at = wanted
            while at < all.count, all[at] != 0x3c { at += 1 }
            return at
        }
    }

    /// Whether a tag larger than a portion has more attributes and namespaces than may be: libxml2 compares each with
    /// each, so they are counted before it sees them.
    private func hasTooManyAttributes(at start: Int) -> Bool {
        bytes.withUnsafeBufferPointer { all in
            var quote: UInt8 = 0
            var count = 0
            for at in (start + 1)..<all.count {
                let byte = all[at]
                if quote != 0 {
                    if byte == quote { quote = 0 }
                } else if byte == 0x22 || byte == 0x27 {
                    quote = byte
                } else if byte == 0x3e || byte == 0x3c {
                    return false
                } else if byte == 0x3d {
                    count += 1
                    if count > 2 * Limits.xmlAttributes { return true }
                }
            }
            return false
        }
    }

    private func string(_ range: Range<Int32>) -> String {
        sink.text.withUnsafeBufferPointer { all in
            String(decoding: all[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
        }
    }
}
