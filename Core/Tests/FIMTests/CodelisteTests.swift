import Basics
import FIM
import Forms
import Testing

@Suite struct CodelisteTests {
    private static let body = """
        <PIdentification><PShortName>Farben</PShortName><PVersion>0.1</PVersion>
        <PCanonicalUri>Farbe (Dach)</PCanonicalUri></PIdentification>
        <PColumnSet><PColumn Id="hinweis"/><PColumn Id="SCHLUESSEL" Use="required"/><PColumn Id="Bezeichnung"/>
        <PKey Id="k1"><PColumnRef Ref="SCHLUESSEL"/></PKey></PColumnSet>
        <PSimpleCodeList><PRow><PValue ColumnRef="SCHLUESSEL"><PSimpleValue>01</PSimpleValue></PValue>
        <PValue ColumnRef="Bezeichnung"><PSimpleValue> rot </PSimpleValue></PValue></PRow>
        <PRow><PValue ColumnRef="SCHLUESSEL"><PSimpleValue>02</PSimpleValue></PValue>
        <PValue ColumnRef="Bezeichnung"/></PRow></PSimpleCodeList>
        """

    private func list(qualified: Bool) throws -> Codeliste {
        let space = "http://docs.oasis-open.org/codelist/ns/genericode/1.0/"
        let inner = CodelisteTests.body.replacing("<P", with: "<").replacing("</P", with: "</")
        let text =
            qualified
            ? "<CodeList xmlns='\(space)'>\(inner)</CodeList>"
            : "<gc:CodeList xmlns:gc='\(space)'>\(inner)</gc:CodeList>"
        return try CodelisteReader.read(Array(text.utf8))
    }

    @Test(arguments: [true, false])
    func bothDialectsGiveTheSameCodes(qualified: Bool) throws {
        let list = try list(qualified: qualified)
        #expect(list.canonicalUri == "Farbe (Dach)" && list.version == "0.1")
        #expect(list.werte() == [XDFWert(code: "01", name: "rot"), XDFWert(code: "02", name: "02")])
        #expect(list.werte(codeKey: "Bezeichnung").map(\.code) == ["rot"])
    }

    @Test func everyListOfTheCorpusIsRead() throws {
        for path in Samples.files("codelists") + Samples.files("xdatenfelder/genericode") {
            let bytes = Samples.bytes(path)
            #expect(CodelisteReader.looksLike(bytes.prefix(4096)))
            let list = try CodelisteReader.read(bytes, file: path)
            #expect(!list.werte().isEmpty && !list.canonicalUri.isEmpty && !list.schluessel.isEmpty)
        }
    }

    @Test func listsThatFieldsReferToAreTakenAlong() throws {
        let field = Samples.field(
            "F99000000001", "Farbe", kind: "select",
            "<codelisteReferenz><canonicalIdentification>Farbe (Dach)</canonicalIdentification></codelisteReferenz>")
        let file = SchemaImport.CodelisteFile(list: try list(qualified: true), bytes: [1])
        let read = try SchemaImport(Samples.schema([Samples.place(field)])) { _ in [file] }
        #expect(read.lists.count == 1 && read.lists[0].fileName == "Farbe__Dach__0.1.xml")
        #expect(read.form.codeLists["Farbe (Dach)"]?.entries.map(\.name) == ["rot", "02"])
        let without = try SchemaImport(Samples.schema([Samples.place(field)]))
        #expect(without.warnings.contains { $0.code == "codelist-missing" })
    }

    @Test func anotherRootIsNoCodeList() {
        #expect(throws: Findings.self) { try CodelisteReader.read(Array("<CodeList/>".utf8)) }
    }
}
