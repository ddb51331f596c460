import Basics
import FoundationEssentials
import Testing
import XML

@Suite struct XMLSchemaTests {
    private let folder: String

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.appendingPathComponent("schema-\(UInt64.random(in: 0...(.max)))")
            .path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let head = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' elementFormDefault='qualified'"
        try write(
            "main.xsd",
            """
            \(head) targetNamespace='urn:a' xmlns='urn:a' xmlns:b='urn:b'>
            <xs:include schemaLocation='part.xsd'/>
            <xs:import namespace='urn:b' schemaLocation='http://example.invalid/b.xsd'/>
            <xs:element name='a'><xs:complexType><xs:sequence>
            <xs:element name='n' type='small'/><xs:element ref='b:t' minOccurs='0'/>
            </xs:sequence></xs:complexType></xs:element></xs:schema>
            """)
        try write(
            "part.xsd",
            """
            \(head) targetNamespace='urn:a'><xs:simpleType name='small'>
            <xs:restriction base='xs:int'><xs:maxInclusive value='9'/></xs:restriction></xs:simpleType></xs:schema>
            """)
        try write("b.xsd", "\(head) targetNamespace='urn:b'><xs:element name='t' type='xs:date'/></xs:schema>")
    }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    private func schema() throws -> XMLSchema {
        try XMLSchema(path: folder + "/main.xsd", catalog: ["http://example.invalid/b.xsd": folder + "/b.xsd"])
    }

    @Test func validDocumentsHaveNoFindings() throws {
        let text = "<a xmlns='urn:a'><n>9</n><t xmlns='urn:b'>2026-01-31</t></a>"
        #expect(try schema().check(Array(text.utf8)).isEmpty)
    }

    @Test func eachFaultIsAFindingWithItsLine() throws {
        let text = "<a xmlns='urn:a'>\n<n>10</n>\n<t xmlns='urn:b'>yesterday</t></a>"
        let found = try schema().check(Array(text.utf8), file: "f.xml")
        #expect(Set(found.compactMap(\.place?.line)) == [2, 3])
        #expect(found.allSatisfy { $0.code == "xml-schema" && $0.place?.file == "f.xml" })
    }

    @Test func withoutTheCatalogNothingIsFetchedFromTheNetwork() {
        #expect(throws: Findings.self) { try XMLSchema(path: folder + "/main.xsd") }
    }

    @Test func documentsToBeCheckedPassTheSameGuard() throws {
        let schema = try schema()
        #expect(throws: Findings.self) { try schema.check(Array("<!DOCTYPE a><a xmlns='urn:a'/>".utf8)) }
    }
}
