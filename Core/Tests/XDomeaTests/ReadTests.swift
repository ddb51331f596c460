import Basics
import Calendar
import Testing
import XDomea

@Suite struct ReadTests {
    @Test(
        "The messages of others are read", .enabled(if: Corpus.isThere),
        arguments: [
            ("toolkit_2.3.0_Aussonderung.Aussonderung.0503.xml", "2.3.0", "0503"),
            ("toolkit_2.3.0_Aussonderung.Bewertungsverzeichnis.0502.xml", "2.3.0", "0502"),
            ("toolkit_2.4.0_Aussonderung.Anbieteverzeichnis.0501.xml", "2.4.0", "0501"),
            ("toolkit_2.4.0_Aussonderung.AnbietungEmpfangBestaetigen.0504.xml", "2.4.0", "0504"),
            ("toolkit_2.4.0_Aussonderung.Bewertungsverzeichnis.0502.xml", "2.4.0", "0502"),
            ("toolkit_3.0.0_Aussonderung.Anbieteverzeichnis.0501.xml", "3.0.0", "0501"),
            ("toolkit_3.0.0_Aussonderung.Aussonderung.0503.xml", "3.0.0", "0503"),
            ("xman_9a75050f_Aussonderung.Anbieteverzeichnis.0501.xml", "3.0.0", "0501"),
            ("xman_9a75050f_Aussonderung.Aussonderung.0503.xml", "3.0.0", "0503"),
            ("lavnrw_4.0.0_518c7c31_0503_1.xml", "4.0.0", "0503"),
        ])
    func others(name: String, version: String, type: String) throws {
        let message = try EmpfangeneNachricht(try #require(Corpus.bytes("messages/" + name)), file: name)
        #expect(message.version == version)
        #expect(message.prozess != nil)
        #expect(!message.absender.isEmpty)
        #expect(message.erstellt.hasPrefix("20"))
        #expect(message.objekte.isEmpty == (type == "0502" || type == "0504"))
        #expect(message.bewertungen.isEmpty == (type != "0502"))
        #expect(message.wurzel.hasSuffix(type))
    }

    @Test("A transfer of another system is read with its cases and primary documents", .enabled(if: Corpus.isThere))
    func contents() throws {
        let bytes = try #require(Corpus.bytes("messages/xman_9a75050f_Aussonderung.Aussonderung.0503.xml"))
        let message = try EmpfangeneNachricht(bytes)
        #expect(message.objekte.flatMap(\.dateinamen).count == 3)
        #expect(
            message.objekte.flatMap(\.dateinamen).contains("30d9f1ae-eee8-4314-b3cd-5bd90365ccaf_test_pdf_a1-b.pdf"))
        guard case .akte(let akte)? = message.objekte.first else {
            Issue.record("no file was read")
            return
        }
        #expect(akte.vorgaenge.count > 1)
    }

    @Test("A file with nothing but a UUID is enough, one without is named with its place")
    func minimal() throws {
        func message(_ inner: String) -> [UInt8] {
            Array(
                """
                <x:Aussonderung.Anbieteverzeichnis.0501 xmlns:x="urn:xoev-de:xdomea:schema:3.1.0">
                <x:Schriftgutobjekt><x:Akte><x:Identifikation>\(inner)</x:Identifikation></x:Akte></x:Schriftgutobjekt>
                </x:Aussonderung.Anbieteverzeichnis.0501>
                """.utf8)
        }
        let id = ObjektID(of: "a")
        #expect(try EmpfangeneNachricht(message("<x:ID>\(id)</x:ID>")).objekte == [.akte(Schriftgut.Akte(id: id))])
        #expect {
            try EmpfangeneNachricht(message(""))
        } throws: { error in
            (error as? Findings)?.all.map { [$0.code, "\($0.place?.line ?? 0)"] } == [["xdomea-id", "2"]]
        }
    }

    @Test("What is no message is refused", arguments: ["", "<a/>", "<a xmlns='urn:xoev-de:xdatenfelder'/>", "no xml"])
    func refused(text: String) {
        #expect(throws: Findings.self) { try EmpfangeneNachricht(Array(text.utf8)) }
    }
}
