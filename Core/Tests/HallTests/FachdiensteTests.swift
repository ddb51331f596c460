import BPMN
import FEEL
import Ports
import Testing

@testable import Hall

/// How values of a process go to systems beside the town hall, and how their answers come back.
@Suite struct FachdiensteTests {
    private let inputs = Variables([
        "betrag": .number(Decimal128("90.50") ?? 0), "name": .string("Ä \"b\""), "eilig": .boolean(true), "leer": .null,
        "tag": FEELDate("2026-11-29").map { .date($0) } ?? .null, "hunde": .list([.string("Bello"), .string("Asta")]),
        "ort": .context(Context([("plz", .string("35390"))])),
    ])

    private func call(_ answer: String) async throws -> (Variables, String) {
        let services = MemoryDienste(["kasse": { _ in Array(answer.utf8) }])
        let values = try await Fachdienste(services).call("kasse", in: lauter, inputs, key: "k")
        return (values, String(decoding: services.calls.first?.body ?? [], as: UTF8.self))
    }

    @Test func `values go out as plain JSON, and an object comes back as variables`() async throws {
        let (values, sent) = try await call("{\"kassenzeichen\":\"K-1\",\"raten\":[1,2.5],\"offen\":null}")
        #expect(
            sent == """
                {"betrag":90.50,"eilig":true,"hunde":["Bello","Asta"],"leer":null,"name":"Ä \\"b\\"",\
                "ort":{"plz":"35390"},"tag":"2026-11-29"}
                """)
        #expect(values["kassenzeichen"] == .string("K-1") && values["offen"] == .null)
        #expect(values["raten"] == .list([.number(1), .number(Decimal128("2.5") ?? 0)]))
    }

    @Test(arguments: ["[1]", "\"ja\"", "{", "{\"a\":1e99999}", "<html>"])
    func `an answer that is no object of values is refused with the name of the service`(answer: String) async {
        await #expect(throws: DienstError("kasse", .unreadable)) { try await call(answer) }
    }

    @Test func `an empty answer brings nothing, one that is too large is refused`() async throws {
        #expect(try await call("").0.isEmpty)
        let large = "{\"a\":\"" + String(repeating: "x", count: Fachdienste.answerLimit) + "\"}"
        await #expect(throws: DienstError("kasse", .unreadable)) { try await call(large) }
    }

    @Test func `a register gets its key beside the values`() async throws {
        let services = MemoryDienste(["register/hunde": { _ in [] }])
        _ = try await Fachdienste(services).upsert(
            "hunde", in: lauter, under: "H-7", Variables(["name": .string("Bello")]), key: "k")
        #expect(
            services.calls.map { String(decoding: $0.body, as: UTF8.self) } == [
                "{\"schluessel\":\"H-7\",\"werte\":{\"name\":\"Bello\"}}"
            ])
    }
}
