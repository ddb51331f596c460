public import Basics
import CLibXML2

/// An XML Schema, compiled once from its files, that documents are checked against.
///
/// What it includes or imports is read from beside it, or from the file that the catalog gives for an absolute
/// address; nothing comes from the network. A schema may be used from several tasks at once.
public final class XMLSchema {
    private let schema: xmlSchemaPtr

    /// - Parameters:
    ///   - path: the entry file.
    ///   - catalog: files by the absolute address that schemas import them by.
    public init(path: String, catalog: [String: String] = [:]) throws(Findings) {
        xmlInitParser()
        guard let parser = xmlSchemaNewParserCtxt(path) else {
            throw Findings(XMLSchema.fault(in: path, "no memory for a schema", line: 1))
        }
        defer { xmlSchemaFreeParserCtxt(parser) }
        let faults = Faults(file: path)
        let context = Unmanaged.passUnretained(faults).toOpaque()
        xmlSchemaSetParserStructuredErrors(parser, XMLSchema.report, context)
        let compiled = XMLSchema.compile(parser, catalog)
        withExtendedLifetime(faults) {}
        guard let compiled else {
            let first = faults.found.isEmpty ? [XMLSchema.fault(in: path, "no schema", line: 1)] : faults.found
            throw Findings(first)
        }
        schema = compiled
    }

    deinit { xmlSchemaFree(schema) }

    /// What in a document does not follow the schema, in document order: none if it is valid.
    public func check(_ source: [UInt8], file: String? = nil) throws(Findings) -> [Finding] {
        let reader = try XMLReader(source, file: file)
        while try reader.next() != nil {}
        let bytes = try XMLText(source, file: file).bytes
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_BIG_LINES.rawValue
        let document = bytes.withUnsafeBytes { raw in
            xmlReadMemory(raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count), nil, nil, Int32(options))
        }
        guard let document, let checker = xmlSchemaNewValidCtxt(schema) else {
            throw Findings(XMLSchema.fault(in: file, "not readable", line: 1))
        }
        defer {
            xmlSchemaFreeValidCtxt(checker)
            xmlFreeDoc(document)
        }
        let faults = Faults(file: file)
        let context = Unmanaged.passUnretained(faults).toOpaque()
        xmlSchemaSetValidStructuredErrors(checker, XMLSchema.report, context)
        let result = xmlSchemaValidateDoc(checker, document)
        withExtendedLifetime(faults) {}
        if result != 0, faults.found.isEmpty { return [XMLSchema.fault(in: file, "not valid", line: 1)] }
        return faults.found
    }

    // MARK: Parts

    /// Collects what libxml2 reports, up to a number that a person can read.
    private final class Faults {
        let file: String?
        var found: [Finding] = []

        init(file: String?) { self.file = file }
    }

    private static let report: xmlStructuredErrorFunc = { context, error in
        guard let context, let error else { return }
        let faults = Unmanaged<Faults>.fromOpaque(context).takeUnretainedValue()
        guard error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue, faults.found.count < 100 else { return }
        var message = error.pointee.message.map { String(cString: $0) } ?? "error \(error.pointee.code)"
        while message.last?.isNewline == true { message.removeLast() }
        let file = faults.file
        faults.found.append(XMLSchema.fault(in: file, message, line: Int(error.pointee.line)))
    }

    private static func fault(in file: String?, _ message: String, line: Int) -> Finding {
        Finding(
            "xml-schema", .error,
            Words(de: "Das Dokument folgt dem Schema nicht: \(message)", en: "does not follow the schema: \(message)"),
            at: Place(file: file, line: max(1, line)))
    }

    private static func compile(_ parser: xmlSchemaParserCtxtPtr, _ catalog: [String: String]) -> xmlSchemaPtr? {
        let entries = catalog.sorted { $0.key < $1.key }
        let addresses = entries.map { xmlStrdup($0.key) }
        let files = entries.map { xmlStrdup($0.value) }
        defer { for text in addresses + files { free(text) } }
        func chars(_ all: [UnsafeMutablePointer<xmlChar>?]) -> [UnsafePointer<CChar>?] {
            all.map { $0.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) } }
        }
        return chars(addresses).withUnsafeBufferPointer { addresses in
            chars(files).withUnsafeBufferPointer { files in
                var table = rathaus_xml_catalog(
                    addresses: addresses.baseAddress, files: files.baseAddress, count: Int32(entries.count))
                return rathaus_xml_compile(parser, &table)
            }
        }
    }

    private static func free(_ text: UnsafeMutablePointer<xmlChar>?) { rathaus_xml_free(text) }
}

// A compiled schema is not changed by checking (libxml2: "the schema can be shared"); each check has its own context.
extension XMLSchema: @unchecked Sendable {}
