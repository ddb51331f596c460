import Basics
import FIM
import FoundationEssentials
import Testing
import XML

@Suite struct ExportTests {
    private func schema() throws -> XDFSchema {
        let limits = "<praezisierung minLength='1' maxLength='30' pattern='[a-z]+$'/>"
        let places = [
            Samples.place(
                Samples.field("F99000000001", "Name").replacing("<vorbefuellung>", with: limits + "<vorbefuellung>")),
            Samples.place(Samples.choice("F99000000002", "Farbe", [("01", "rot"), ("02", "blau")]), "0:1"),
            Samples.place(Samples.field("F99000000003", "Hinweis", kind: "label")),
            Samples.place(Samples.field("F99000000004", "Preis", "num_currency")),
        ]
        let group = Samples.group("G99000000001", "Ding", places)
        return try XDFReader.read(Samples.schema([Samples.place(group, "1:*")])).schema
    }

    @Test func theXmlSchemaTakesDataThatFitsAndNoOther() throws {
        let path = FileManager.default.temporaryDirectory.path + "/fim-\(UInt64.random(in: 0...(.max))).xsd"
        try Data(schema().xmlSchema()).write(to: URL(fileURLWithPath: path))
        let compiled = try XMLSchema(path: path)
        func check(_ name: String, _ color: String) throws -> Int {
            let text = """
                <fim.S99000000001 xmlns="urn:xoev-de:xfall:standard:fim-s99000000001_1.0.0"><G99000000001>
                <F99000000001>\(name)</F99000000001><F99000000002>\(color)</F99000000002><F99000000004>1.50</F99000000004>
                </G99000000001></fim.S99000000001>
                """
            return try compiled.check(Array(text.utf8)).count
        }
        #expect(try check("anna", "01") == 0)
        #expect(try check("Anna", "01") == 1)
        #expect(try check("anna", "03") == 1)
    }

    @Test func theJsonSchemaNamesPropertiesByIds() throws {
        let text = try schema().jsonSchema().text()
        let json = try #require(JSONSerialization.object(text))
        #expect(json["$id"] as? String == "https://schema.fitko.de/fim/s99000000001_1.0.0.schema.json")
        #expect(text.contains("\"pattern\": \"^(?:[a-z]+)$\""))
        #expect(text.contains("\"const\": \"01\""))
        #expect(text.contains("\"multipleOf\": 0.01"))
        #expect(!text.contains("F99000000003"))
    }

    @Test func jsonTextsAreEscaped() {
        #expect(
            JSONText.object([("a\"b", .list([.string("x\n\u{1}\\"), .null, .bool(true)]))]).text(indent: nil)
                == #"{"a\"b": ["x\n\u0001\\", null, true]}"#)
    }
}

/// Foundation's own reader of JSON, for a check from outside.
private enum JSONSerialization {
    struct Head: Decodable { let id: String; enum CodingKeys: String, CodingKey { case id = "$id" } }

    static func object(_ text: String) -> [String: Any]? {
        guard let head = try? JSONDecoder().decode(Head.self, from: Data(text.utf8)) else { return nil }
        return ["$id": head.id]
    }
}
