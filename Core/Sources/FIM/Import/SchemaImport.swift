public import Basics
public import Forms

/// A schema that was read from a file, with all that a service package takes from it.
public struct SchemaImport: Sendable {
    /// As it stands in the file.
    public let source: XDFSchema
    /// In XDatenfelder 3: what a package stores as `datenfelder.xml`.
    public let schema: XDFSchema
    /// The form: fields, groups, code lists and rules as far as they could be read.
    public let form: Datenschema
    /// The code lists that were at hand.
    public let lists: [CodelisteFile]
    /// Distinct rules that became expressions.
    public let rulesCompiled: Int
    public let rulesOpen: [OpenRule]
    public let warnings: [Finding]

    /// A code list with the bytes of its file.
    public struct CodelisteFile: Sendable {
        public var list: Codeliste
        public var bytes: [UInt8]

        public init(list: Codeliste, bytes: [UInt8]) {
            self.list = list
            self.bytes = bytes
        }

        /// A name for the file beside `datenfelder.xml`: the canonical name and version with plain letters.
        public var fileName: String {
            let name = list.canonicalVersionUri ?? list.canonicalUri + "_" + (list.version ?? "")
            let plain = name.utf8.map { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 0x2d
                    || byte == 0x2e ? byte : UInt8(ascii: "_")
            }
            return String(decoding: plain.prefix(120), as: UTF8.self) + ".xml"
        }
    }

    /// Reads a schema and takes along, of the lists that `find` has, those that its fields refer to.
    public init(
        _ bytes: [UInt8], file: String? = nil, lists find: ([XDFCodelistenReferenz]) -> [CodelisteFile] = { _ in [] }
    ) throws(Findings) {
        let read = try XDFReader.read(bytes, file: file)
        source = read.schema
        schema = read.schema.converted(to: .three)
        let references = SchemaImport.distinct(read.schema.codelisten)
        let found = references.isEmpty ? [] : find(references)
        lists = found.filter { file in references.contains { file.list.isMeant(by: $0) } }
        var values: [String: [XDFWert]] = [:]
        var missing: [Finding] = []
        for reference in references {
            let keys = [reference.canonicalVersionUri, reference.canonicalIdentification].compactMap { $0 }
            if let list = lists.first(where: { $0.list.isMeant(by: reference) })?.list {
                for key in keys { values[key] = list.werte() }
            } else {
                missing.append(.codelisteMissing(keys.first ?? "", Place(file: file)))
            }
        }
        let rules = RuleCompiler(schema, lists: values)
        form = schema.form(lists: lists.map(\.list), rules: rules)
        rulesCompiled = rules.compiled
        rulesOpen = rules.open
        warnings = read.warnings + missing
    }

    /// The id of the package: 11 digits where the source has the standard's form.
    public var packageID: String {
        let plain = schema.base.identifikation.id.utf8.map { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 0x2d
                ? byte : UInt8(ascii: "-")
        }
        return String(decoding: plain.prefix(80), as: UTF8.self)
    }

    /// The version in three parts; a draft without one is 0.1.0.
    public var packageVersion: String {
        let parts = (schema.base.identifikation.version ?? "").utf8.split(separator: UInt8(ascii: "."))
        let numbers = parts.compactMap { Int(String(Substring($0))) }
        return numbers.count == 3 && parts.count == 3 ? numbers.map(String.init).joined(separator: ".") : "0.1.0"
    }

    /// The bytes of `datenfelder.xml`.
    public var datenfelder: [UInt8] { XDFWriter.write(schema) }

    private static func distinct(_ all: [XDFCodelistenReferenz]) -> [XDFCodelistenReferenz] {
        var seen: Set<XDFCodelistenReferenz> = []
        return all.filter { seen.insert($0).inserted }
    }

    // MARK: What a program reads

    /// One JSON object with the figures of the import.
    /// - Parameter package: where the package was written.
    public func report(package: String?) -> JSONText {
        let counts = source.counts
        return .object([
            ("id", .string(source.base.identifikation.id)),
            ("version", .string(source.base.identifikation.version ?? "")),
            ("name", .string(source.base.name)),
            ("packageId", .string(packageID)),
            ("packageVersion", .string(packageVersion)),
            ("package", package.map(JSONText.string) ?? .null),
            ("fields", .number(counts.fields)),
            ("groups", .number(counts.groups)),
            ("occurrences", .number(counts.occurrences)),
            ("codeLists", .number(counts.codeLists)),
            ("codeListsFound", .number(lists.count)),
            ("rules", .number(counts.rules)),
            ("rulesCompiled", .number(rulesCompiled)),
            ("rulesOpen", .list(rulesOpen.map(SchemaImport.report))),
            ("warnings", .list(warnings.map(SchemaImport.report))),
        ])
    }

    private static func report(_ rule: OpenRule) -> JSONText {
        .object([
            ("id", .string(rule.identifikation.id)), ("version", .string(rule.identifikation.version ?? "")),
            ("name", .string(rule.name)), ("text", .string(rule.text)), ("reason", .string(rule.reason)),
        ])
    }

    private static func report(_ finding: Finding) -> JSONText {
        .object([
            ("code", .string(finding.code)), ("line", .number(finding.place?.line ?? 1)),
            ("column", .number(finding.place?.column ?? 1)), ("text", .string(finding.words.de)),
            ("subject", finding.subject.map(JSONText.string) ?? .null),
        ])
    }
}

extension Finding {
    static func codelisteMissing(_ name: String, _ place: Place) -> Finding {
        Finding(
            "codelist-missing", .warning,
            Words(
                de: "Die Codeliste \(name) liegt nicht bei; es wird als Text gefragt, bis sie nachgereicht ist.",
                en: "the code list \(name) is not at hand; the field is asked as text until it is added"),
            at: place, subject: name)
    }
}
