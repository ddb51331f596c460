import Basics
import FIM
import Testing

private func finding(_ text: String) -> Finding? {
    do {
        _ = try XDFReader.read(Array(text.utf8), file: "s.xml")
        return nil
    } catch { return error.all.first }
}

private func message(_ namespace: String, _ body: String) -> String {
    "<x:xdatenfelder.stammdatenschema.0102 xmlns:x='\(namespace)'>\n\(body)</x:xdatenfelder.stammdatenschema.0102>"
}

@Suite struct XDFReaderTests {
    @Test func distinctElementsAreHeldOnceThoughTheyStandTwice() throws {
        let name = Samples.field("F99000000001", "Name")
        let person = Samples.group("G99000000001", "Person", [Samples.place(name), Samples.place(name, "0:1")])
        let schema = try XDFReader.read(Samples.schema([Samples.place(person), Samples.place(person, "0:*")])).schema
        #expect(schema.fieldPool.count == 1 && schema.groupPool.count == 1)
        #expect(schema.counts.occurrences == 6)
        #expect(schema.counts.fields == 1 && schema.counts.groups == 1)
        #expect(schema.struktur[1].isRepeatable && schema.struktur[1].maximum == nil)
    }

    @Test func relationsArePassedOverWithAllTheyHold() throws {
        let relation =
            "<relation><praedikat listVersionID='1'><code>VKN</code></praedikat><objekt><id>F1</id></objekt></relation>"
        let text = String(
            decoding: Samples.schema([Samples.place(Samples.field("F99000000001", "Name"))]), as: UTF8.self)
        let with = text.replacing(
            "<bezeichnungEingabe>", with: String(repeating: relation, count: 50) + "<bezeichnungEingabe>")
        #expect(with != text)
        #expect(try XDFReader.read(Array(with.utf8)).schema == XDFReader.read(Array(text.utf8)).schema)
    }

    @Test(arguments: [
        ("<xdatenfelder.stammdatenschema.0102001 xmlns='http://www.xdatenfelder.de/xdatenfelder_1'/>", "xdf-version-1"),
        (message("urn:other", ""), "xdf-namespace"), ("<html/>", "xdf-namespace"),
        ("<x:xdatenfelder.datenfeld.0104 xmlns:x='\(Samples.three)'/>", "xdf-message"),
        (message(Samples.three, "<x:odd/>"), "xdf-unexpected"),
        (message(Samples.three, "<x:header/><x:header/>"), "xdf-duplicate"),
        (message(Samples.three, "<x:header/>"), "xdf-missing"),
        (
            message(
                Samples.three,
                "<x:stammdatenschema><x:identifikation><x:id> </x:id></x:identifikation></x:stammdatenschema>"),
            "xdf-missing"
        ),
        (
            message(Samples.two, "<x:stammdatenschema><x:status><code>neu</code></x:status></x:stammdatenschema>"),
            "xdf-value"
        ),
        (message(Samples.two, "<x:stammdatenschema><x:name>a<b/></x:name></x:stammdatenschema>"), "xdf-unexpected"),
        ("<!DOCTYPE a><a/>", "xml-doctype"), ("", "xml-empty"), (message(Samples.two, "<x:header>"), "xml-malformed"),
    ])
    func whatIsNoSchemaIsRefusedWithItsPlace(text: String, code: String) throws {
        let found = try #require(finding(text))
        #expect(found.code == code)
        #expect(found.place?.file == "s.xml")
    }

    @Test(arguments: [
        (#"{"minLength":"1","maxLength":"23"}"#, "1", "23", nil), (#"{"minLength":1,"maxLength":23}"#, "1", "23", nil),
        (#"{"pattern":"[0-9]{5}\\s\"x\""}"#, nil, nil, #"[0-9]{5}\s"x""#),
        (#"{"pattern":"\d{5}"}"#, nil, nil, #"\d{5}"#),
        ("1..31", nil, nil, nil), ("höchstens 12", nil, nil, nil), ("{kaputt", nil, nil, nil),
    ])
    func limitsOfTheOldVersionAreReadAsFarAsTheyAreClear(text: String, min: String?, max: String?, pattern: String?)
        throws
    {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let field = """
            <x:identifikation><x:id>F99000001</x:id></x:identifikation><x:praezisierung>\(escaped)</x:praezisierung>
            """
        let source = message(
            Samples.two,
            """
            <x:stammdatenschema><x:identifikation><x:id>S99000001</x:id></x:identifikation><x:struktur><x:enthaelt>
            <x:datenfeld>\(field)</x:datenfeld></x:enthaelt></x:struktur></x:stammdatenschema>
            """)
        let schema = try XDFReader.read(Array(source.utf8)).schema
        let limits = try #require(schema.fieldPool.first?.praezisierung)
        #expect(limits.text == text)
        #expect(limits.minLength == min && limits.maxLength == max && limits.pattern == pattern)
        #expect(limits.minValue == (text == "1..31" ? "1" : nil))
    }

    @Test func whatIsMissingIsAssumedWithAWarning() throws {
        let source = message(
            Samples.two,
            """
            <x:stammdatenschema><x:identifikation><x:id>S99000001</x:id></x:identifikation><x:struktur><x:enthaelt>
            <x:datenfeld><x:identifikation><x:id>F99000001</x:id></x:identifikation></x:datenfeld>
            </x:enthaelt></x:struktur></x:stammdatenschema>
            """)
        let read = try XDFReader.read(Array(source.utf8))
        #expect(read.schema.struktur.first?.anzahl == "1:1")
        #expect(read.schema.fieldPool.first?.feldart == "input")
        #expect(read.schema.base.status == "inVorbereitung")
        #expect(read.schema.fieldPool.first?.base.status == "inVorbereitung")
        #expect(read.warnings.filter { $0.code == "xdf-default" }.count == 5)
        let written = XDFWriter.write(read.schema)
        #expect(try XDFWriter.write(XDFReader.read(written).schema) == written)
    }

    @Test func theNewVersionGetsIdsAndVersionsOfItsForm() throws {
        let source = message(
            Samples.two,
            """
            <x:stammdatenschema><x:identifikation><x:id>S05000058</x:id><x:version>1.2</x:version></x:identifikation>
            <x:status><code>aktiv</code></x:status>
            <x:regel><x:identifikation><x:id>R05000001</x:id></x:identifikation><x:definition>Wenn F60000227 = 001</x:definition>
            <x:script>function script() {&#13; }</x:script></x:regel>
            <x:struktur><x:anzahl>1:1</x:anzahl><x:enthaelt><x:datenfeld><x:identifikation><x:id>F00-4cb0-x</x:id>
            </x:identifikation></x:datenfeld></x:enthaelt></x:struktur></x:stammdatenschema>
            """)
        let old = try XDFReader.read(Array(source.utf8)).schema
        let new = old.converted(to: .three)
        #expect(new.base.identifikation == XDFIdentifikation(id: "S05000000058", version: "1.2.0"))
        #expect(new.base.status == "5")
        #expect(new.fieldPool.first?.base.identifikation.id == "F00-4cb0-x")
        #expect(new.rulePool.first?.freitext == "Wenn F60000000227 = 001")
        #expect(new.rulePool.first?.skript == nil)
        #expect(new.converted(to: .two).base.identifikation == old.base.identifikation)
    }
}
