import Basics
import Testing
import XDomea

@Suite struct PaketTests {
    @Test("A package is named by its process and message, and holds what the message names")
    func package() throws {
        let message = Beispiel.nachricht(.aussonderung, .v3_1_0)
        let package = try Aussonderungspaket(message, dateien: Beispiel.dateien)
        #expect(package.name == "\(message.kopf.prozess)_Aussonderung.Aussonderung.0503.zip")
        let text = String(decoding: package.bytes, as: UTF8.self)
        #expect(text.contains("\(message.kopf.prozess)_Aussonderung.Aussonderung.0503.xml"))
        for file in Beispiel.dateien { #expect(text.contains(file.name)) }
        #expect(package.bytes.starts(with: [0x50, 0x4b, 3, 4]))
        #expect(try Aussonderungspaket(message, dateien: Beispiel.dateien) == package)
    }

    @Test("An offer holds the message only")
    func offer() throws {
        let message = Beispiel.nachricht(.anbieteverzeichnis, .v2_4_0)
        let package = try Aussonderungspaket(message, dateien: Beispiel.dateien)
        #expect(package.name.hasSuffix("_Aussonderung.Anbieteverzeichnis.0501.zip"))
        #expect(!String(decoding: package.bytes, as: UTF8.self).contains(Beispiel.pdf.name))
    }

    @Test("A package with a file too few, too many, or twice is refused")
    func files() {
        let message = Beispiel.nachricht(.aussonderung, .v3_1_0)
        let other = Primaerdatei(key: "x", name: "x.pdf", bytes: [])
        for files in [[], [Beispiel.pdf], Beispiel.dateien + [other], Beispiel.dateien + [Beispiel.pdf]] {
            #expect(throws: Findings.self) { try Aussonderungspaket(message, dateien: files) }
        }
    }

    @Test(
        "Names in a package are UUID, underscore, and harmless letters",
        arguments: [
            ("Bescheid für Müller & Söhne.pdf", "_Bescheid-fuer-Mueller-Soehne.pdf", "018"),
            ("../../Foto.JPG", "_Foto.jpg", "011"),
            ("no ending", "_no-ending.bin", "100"), ("", "_dokument.bin", "100"), ("a.b.c.docx", "_a-b-c.docx", "035"),
            ("C:\\x\\..\\Scan.TIF", "_Scan.tif", "023"), ("🙂.xyz", "_dokument.xyz", "100"),
            (".htaccess", "_dokument.htaccess", "100"),
        ])
    func names(original: String, end: String, code: String) {
        let file = Primaerdatei(key: "k", name: original, bytes: [])
        #expect(file.name.dropFirst(36) == end)
        #expect(ObjektID(file.name.prefix(36)) != nil)
        #expect(file.format.code == code)
    }

    @Test("The version of a PDF is read from it, and the archival kind has its own code")
    func versions() {
        #expect(Beispiel.pdf.format.version == "1.7")
        #expect(Primaerdatei(key: "k", name: "a.pdf", bytes: [], version: "A-3a").format.code == "044")
        #expect(Primaerdatei(key: "k", name: "a.pdf", bytes: []).format.version == "unbekannt")
    }
}
