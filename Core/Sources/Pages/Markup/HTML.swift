/// A page being written: HTML as UTF-8 in one buffer that only grows.
///
/// What a person wrote enters through `text` or an attribute and is escaped for that very context; markup enters only
/// as a `StaticString`, which no request can hold. So there is no way to write the raw HTML of a user.
///
/// ```swift
/// var html = HTML()
/// html.tag("p", .class("hint")) { html in html.text("Müller & Söhne") }
/// // <p class="hint">Müller &amp; Söhne</p>
/// ```
public struct HTML: Sendable {
    /// What was written up to now.
    public private(set) var bytes: [UInt8]

    /// An empty page with room for `capacity` bytes.
    public init(capacity: Int = 24 << 10) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// The page as text, for tests and files.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Text

    /// Writes text of a person, escaped for the text of an element.
    public mutating func text(_ text: String) { escaped(text, quotes: false) }

    /// Writes a whole number.
    public mutating func text(_ number: Int) { decimal(number) }

    /// Writes markup that stands in the source code.
    public mutating func literal(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Writes a fragment that was built before, for parts that many pages share.
    public mutating func fragment(_ other: HTML) { bytes.append(contentsOf: other.bytes) }

    // MARK: Elements

    /// Writes an element with content.
    public mutating func tag(_ name: StaticString, _ attributes: Attribute..., content: (inout HTML) -> Void) {
        open(name, attributes)
        content(&self)
        close(name)
    }

    /// Writes an element with nothing but text in it.
    public mutating func tag(_ name: StaticString, _ attributes: Attribute..., text: String) {
        open(name, attributes)
        escaped(text, quotes: false)
        close(name)
    }

    /// Writes an element that has no end tag: `input`, `img`, `br`, `meta`, `link`.
    public mutating func void(_ name: StaticString, _ attributes: Attribute...) { open(name, attributes) }

    /// Writes an element with a list of attributes that was put together before.
    mutating func tag(_ name: StaticString, all attributes: [Attribute], content: (inout HTML) -> Void) {
        open(name, attributes)
        content(&self)
        close(name)
    }

    /// Writes an element without end tag, with a list of attributes that was put together before.
    mutating func void(_ name: StaticString, all attributes: [Attribute]) { open(name, attributes) }

    // MARK: Bytes

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        bytes.append(UInt8(ascii: "<"))
        literal(name)
        for attribute in attributes { write(attribute) }
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func close(_ name: StaticString) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(UInt8(ascii: "/"))
        literal(name)
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func write(_ attribute: Attribute) {
        if case .absent = attribute.value { return }
        bytes.append(UInt8(ascii: " "))
        literal(attribute.name)
        if case .flag = attribute.value { return }
        literal("=\"")
        switch attribute.value {
        case .text(let text): escaped(text, quotes: true)
        case .fixed(let text): literal(text)
        case .number(let number): decimal(number)
        case .words(let words): list(words)
        case .absent, .flag: break
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func list(_ words: [String]) {
        for (index, word) in words.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: " ")) }
            escaped(word, quotes: true)
        }
    }

    private mutating func decimal(_ number: Int) {
        var digits = String(number)
        digits.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Copies runs of harmless bytes and replaces the others. Control characters, which HTML forbids, become U+FFFD.
    private mutating func escaped(_ text: String, quotes: Bool) {
        var text = text
        text.withUTF8 { source in
            var start = 0
            for index in 0..<source.count {
                guard let entity = HTML.entity(of: source[index], quotes: quotes) else { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
                literal(entity)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
        }
    }

    @inline(__always)
    private static func entity(of byte: UInt8, quotes: Bool) -> StaticString? {
        if byte > 0x3e && byte != 0x7f { return nil }
        switch byte {
        case UInt8(ascii: "&"): return "&amp;"
        case UInt8(ascii: "<"): return "&lt;"
        case UInt8(ascii: ">"): return "&gt;"
        case UInt8(ascii: "\""): return quotes ? "&quot;" : nil
        case UInt8(ascii: "'"): return quotes ? "&#39;" : nil
        case 0x09, 0x0a, 0x0d: return nil
        case 0..<0x20, 0x7f: return "\u{FFFD}"
        default: return nil
        }
    }
}
