import Basics
import Calendar
import XML

/// Writes elements in the order and spelling that one version asks for.
struct Nachrichtenschreiber {
    let version: XDomeaVersion
    /// Whether versions of documents with their primary documents are written: not in an offer.
    let withFiles: Bool
    private var writer: XMLWriter
    private let namespace: String
    /// Whether letters had to be replaced, which versions 2.x do not admit.
    private(set) var hasLoss = false

    init(_ version: XDomeaVersion, withFiles: Bool) {
        self.version = version
        self.withFiles = withFiles
        namespace = version.namespace
        writer = XMLWriter(prefixes: [XMLNamespace("xdomea", version.namespace)], indent: 2)
    }

    mutating func start(_ name: String) { writer.start(XMLName(name, in: namespace)) }

    mutating func end() { writer.end() }

    mutating func finish() -> [UInt8] { writer.finish() }

    /// An element around others.
    mutating func group(_ name: String, _ body: (inout Nachrichtenschreiber) -> Void) {
        start(name)
        body(&self)
        end()
    }

    /// A text, in the letters that the version admits.
    mutating func text(_ name: String, _ value: String) {
        guard version.isSecond else { return writer.element(XMLName(name, in: namespace), value) }
        let (admitted, isLoss) = LatinText.admitted(value)
        hasLoss = hasLoss || isLoss
        writer.element(XMLName(name, in: namespace), admitted)
    }

    /// A text if there is one.
    mutating func text(_ name: String, _ value: String?) {
        if let value, !value.isEmpty { text(name, value) as Void }
    }

    /// A value that needs no care for letters.
    mutating func value(_ name: String, _ value: String?) {
        if let value { writer.element(XMLName(name, in: namespace), value) }
    }

    mutating func date(_ name: String, _ date: CivilDate?) { value(name, date?.iso) }

    /// A moment in the legal time of Germany, without offset, as all houses write it.
    mutating func moment(_ name: String, _ instant: Instant?) { value(name, instant?.local.iso) }

    mutating func bool(_ name: String, _ flag: Bool) { value(name, flag ? "1" : "0") }

    /// A code of a list: `code` and `name` stand without a namespace.
    mutating func code(_ name: String, _ code: String, _ attributes: [XMLAttribute] = []) {
        writer.start(XMLName(name, in: namespace), attributes)
        writer.element(XMLName("code"), code)
        writer.end()
    }
}
