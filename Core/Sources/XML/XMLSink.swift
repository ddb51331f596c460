import Basics
import CLibXML2

/// What the parser reports, kept in flat arrays until the reader hands it out. One batch is one portion of input.
final class XMLSink {
    struct Event {
        var kind: XMLReader.Event
        /// Index into `names`; −1 for text and comments.
        var name: Int32
        /// Where the tag begins, or the parser stood, in the document's bytes.
        var offset: Int
        /// Range in `text`: the text, comment or instruction.
        var text: Range<Int32>
        var attributes: Range<Int32>
        var namespaces: Range<Int32>
    }

    struct Attribute {
        var name: Int32
        var value: Range<Int32>
    }

    struct QualifiedName {
        var name: XMLName
        var prefix: String?
    }

    /// Names are compared by where the parser keeps their text.
    private struct Key: Hashable {
        var local, prefix, address: UnsafePointer<xmlChar>?
    }

    var events: [Event] = []
    var text: [UInt8] = []
    var attributes: [Attribute] = []
    var namespaces: [XMLNamespace] = []
    private(set) var names: [QualifiedName] = []
    private var known: [Key: Int32] = [:]

    /// The first thing that was wrong: nothing is reported after it.
    var failure: Finding?

    private let document: [UInt8]
    private let file: String?
    private let keepsRemarks: Bool
    private let depthLimit: Int
    private var depth = 0
    /// Depth at which an unwanted element began; nothing is kept until it ends.
    private var skipDepth = 0
    private var unwanted: [Key] = []
    var parser: xmlParserCtxtPtr?

    init(document: [UInt8], file: String?, keepsRemarks: Bool) {
        self.document = document
        self.file = file
        self.keepsRemarks = keepsRemarks
        depthLimit = Limits.xmlDepth
    }

    /// Elements of this name are passed over with all they hold.
    func pass(over name: XMLName) {
        guard let parser else { return }
        func intern(_ text: String) -> UnsafePointer<xmlChar>? {
            rathaus_xml_intern(parser, text, Int32(text.utf8.count))
        }
        unwanted.append(Key(local: intern(name.local), prefix: nil, address: name.namespace.flatMap(intern)))
    }

    func forget() {
        events.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
        namespaces.removeAll(keepingCapacity: true)
    }

    // MARK: What the parser says

    func start(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ address: UnsafePointer<xmlChar>?,
        _ namespaceCount: Int, _ namespacePairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        _ attributeCount: Int, _ fives: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard failure == nil else { return }
        depth += 1
        if depth > depthLimit { return refuse(.depth) }
        if attributeCount > Limits.xmlAttributes { return refuse(.attributes) }
        if namespaceCount > Limits.xmlAttributes { return refuse(.namespaces) }
        if skipDepth > 0 { return checkSizes(attributeCount, fives) }
        if unwanted.contains(where: { $0.local == local && $0.address == address }) {
            skipDepth = depth
            return checkSizes(attributeCount, fives)
        }
        let firstNamespace = Int32(namespaces.count)
        for index in 0..<namespaceCount {
            let prefix = namespacePairs?[2 * index].map(XMLSink.string)
            namespaces.append(XMLNamespace(prefix, namespacePairs?[2 * index + 1].map(XMLSink.string) ?? ""))
        }
        let firstAttribute = Int32(attributes.count)
        for index in 0..<attributeCount {
            guard let fives, let from = fives[5 * index + 3], let end = fives[5 * index + 4] else { continue }
            guard end - from <= Limits.xmlAttributeBytes else { return refuse(.attributeSize) }
            let name = number(fives[5 * index], fives[5 * index + 1], fives[5 * index + 2])
            attributes.append(Attribute(name: name, value: keep(from, end - from)))
        }
        events.append(
            Event(
                kind: .start, name: number(local, prefix, address), offset: tagOffset(), text: 0..<0,
                attributes: firstAttribute..<Int32(attributes.count),
                namespaces: firstNamespace..<Int32(namespaces.count)))
    }

    func end(_ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ address: UnsafePointer<xmlChar>?) {
        guard failure == nil else { return }
        depth -= 1
        if skipDepth > 0 {
            if depth < skipDepth { skipDepth = 0 }
            return
        }
        events.append(
            Event(
                kind: .end, name: number(local, prefix, address), offset: offset, text: 0..<0, attributes: 0..<0,
                namespaces: 0..<0))
    }

    func characters(_ bytes: UnsafePointer<xmlChar>?, _ count: Int) {
        guard failure == nil, skipDepth == 0, depth > 0, let bytes else { return }
        let range = keep(bytes, count)
        if let last = events.indices.last, events[last].kind == .text, events[last].text.upperBound == range.lowerBound
        {
            events[last].text = events[last].text.lowerBound..<range.upperBound
        } else {
            events.append(
                Event(kind: .text, name: -1, offset: offset, text: range, attributes: 0..<0, namespaces: 0..<0))
        }
    }

    func comment(_ bytes: UnsafePointer<xmlChar>?) {
        guard keepsRemarks, failure == nil, skipDepth == 0, let bytes else { return }
        let range = keep(bytes, strlen(bytes))
        events.append(
            Event(kind: .comment, name: -1, offset: offset, text: range, attributes: 0..<0, namespaces: 0..<0))
    }

    func instruction(_ target: UnsafePointer<xmlChar>?, _ data: UnsafePointer<xmlChar>?) {
        guard keepsRemarks, failure == nil, skipDepth == 0, let target else { return }
        let range = data.map { keep($0, strlen($0)) } ?? 0..<0
        events.append(
            Event(
                kind: .instruction, name: number(target, nil, nil), offset: offset, text: range, attributes: 0..<0,
                namespaces: 0..<0))
    }

    func doctype() { stop(.xmlDoctype(place)) }

    /// An error of the parser, or a warning, which is passed over.
    func problem(_ error: xmlError) {
        guard failure == nil, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        var message = error.message.map { String(cString: $0) } ?? "error \(error.code)"
        while message.last?.isNewline == true { message.removeLast() }
        if error.code == XML_ERR_DOCUMENT_END.rawValue, message.hasPrefix("Document is empty") {
            message = "no XML at all"
        }
        stop(.xmlMalformed(place, message: message, namespace: (200...299).contains(error.code)))
    }

    // MARK: Parts

    private var offset: Int { parser.map { rathaus_xml_offset($0) } ?? 0 }

    private var place: Place { XMLText.place(of: offset, in: document, file: file) }

    /// Where the tag that ends here began: values of attributes hold no `<`.
    private func tagOffset() -> Int {
        var at = min(offset, document.count - 1)
        document.withUnsafeBufferPointer { all in
            while at > 0, all[at] != 0x3c { at -= 1 }
        }
        return at
    }

    private func checkSizes(_ count: Int, _ fives: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard let fives else { return }
        for index in 0..<count {
            guard let from = fives[5 * index + 3], let end = fives[5 * index + 4] else { continue }
            if end - from > Limits.xmlAttributeBytes { return refuse(.attributeSize) }
        }
    }

    private func refuse(_ limit: XMLLimit) {
        stop(.xmlLimit(limit, XMLText.place(of: tagOffset(), in: document, file: file)))
    }

    private func stop(_ finding: Finding) {
        guard failure == nil else { return }
        failure = finding
        if let parser { xmlStopParser(parser) }
    }

    private func keep(_ bytes: UnsafePointer<xmlChar>, _ count: Int) -> Range<Int32> {
        let first = Int32(truncatingIfNeeded: text.count)
        text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        return first..<Int32(truncatingIfNeeded: text.count)
    }

    private func number(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ address: UnsafePointer<xmlChar>?
    ) -> Int32 {
        let key = Key(local: local, prefix: prefix, address: address)
        if let index = known[key] { return index }
        let index = Int32(names.count)
        let name = XMLName(local.map(XMLSink.string) ?? "", in: address.map(XMLSink.string))
        names.append(QualifiedName(name: name, prefix: prefix.map(XMLSink.string)))
        known[key] = index
        return index
    }

    private static func string(_ bytes: UnsafePointer<xmlChar>) -> String { String(cString: bytes) }

    private func strlen(_ bytes: UnsafePointer<xmlChar>) -> Int { Int(xmlStrlen(bytes)) }
}
