import Basics
import Calendar
import Testing
import XDomea
import XML

@Suite struct WriteTests {
    static let pairs = XDomeaVersion.allCases.flatMap { version in Nachrichtenart.allCases.map { (version, $0) } }

    @Test("Every message is valid against the schema of its version", .enabled(if: Corpus.isThere), arguments: pairs)
    func valid(version: XDomeaVersion, art: Nachrichtenart) throws {
        let schema = try XMLSchema(path: Corpus.schema(version.rawValue))
        let message = try Beispiel.nachricht(art, version).xml().bytes
        #expect(try schema.check(message) == [])
    }

    @Test("A minimal file is valid in every version", .enabled(if: Corpus.isThere), arguments: pairs)
    func minimal(version: XDomeaVersion, art: Nachrichtenart) throws {
        let schema = try XMLSchema(path: Corpus.schema(version.rawValue))
        var message = Beispiel.nachricht(art, version)
        message.objekte = [
            .akte(Schriftgut.Akte(id: ObjektID(of: "leer"))), .vorgang(Beispiel.vorgang()),
            .dokument(Schriftgut.Dokument(id: ObjektID(of: "d"))),
        ]
        #expect(try schema.check(message.xml().bytes) == [])
    }

    @Test(
        "Loose documents beside cases survive the narrower rule of 2.x", .enabled(if: Corpus.isThere),
        arguments: XDomeaVersion.allCases)
    func looseDocuments(version: XDomeaVersion) throws {
        var akte = Beispiel.akte()
        akte.dokumente = [Schriftgut.Dokument(id: ObjektID(of: "lose"))]
        akte.teilakten = [Schriftgut.Akte(id: ObjektID(of: "teilakte"))]
        akte.archiv.aufbewahrung = .unbefristet
        var message = Beispiel.nachricht(.anbieteverzeichnis, version)
        message.objekte = [.akte(akte)]
        let bytes = try message.xml().bytes
        #expect(try XMLSchema(path: Corpus.schema(version.rawValue)).check(bytes) == [])
        #expect(String(decoding: bytes, as: UTF8.self).contains(ObjektID(of: "lose").description))
    }

    @Test("What is written is read again, but for what 2.x cannot say", arguments: pairs)
    func roundTrip(version: XDomeaVersion, art: Nachrichtenart) throws {
        let message = Beispiel.nachricht(art, version)
        let read = try EmpfangeneNachricht(message.xml().bytes)
        #expect(read.typ == art.code)
        #expect(read.wurzel == art.wurzel)
        #expect(read.version == version.rawValue)
        #expect(read.prozess == message.kopf.prozess)
        #expect(read.absender == "Universitätsstadt Gießen")
        #expect(read.erstellt == "2026-03-29T14:00:00")
        guard case .akte(let akte)? = read.objekte.first else {
            Issue.record("no file was read")
            return
        }
        if version == .v3_1_0, art == .aussonderung { #expect(akte == Beispiel.akte()) }
        #expect(akte.metadaten.kennzeichen == "140.20-2026/0001")
        #expect(akte.archiv == Beispiel.akte().archiv)
        #expect(akte.vorgaenge.first?.dokumente.first?.versionen.isEmpty == (art == .anbieteverzeichnis))
        #expect(akte.historie == Beispiel.akte().historie)
    }

    @Test("Letters that 2.x does not admit give way, and the message says so")
    func latin() throws {
        let second = try Beispiel.nachricht(.aussonderung, .v2_4_0).xml()
        #expect(second.warnings.map(\.code) == ["xdomea-latin"])
        let text = String(decoding: second.bytes, as: UTF8.self)
        #expect(text.contains("Bewohnerparken - \"Nordstadt\" 2026 ? 3,5 t"))
        let third = try Beispiel.nachricht(.aussonderung, .v3_1_0).xml()
        #expect(third.warnings.isEmpty)
        #expect(String(decoding: third.bytes, as: UTF8.self).contains("Bewohnerparken – „Nordstadt“ 2026 ≤ 3,5 t"))
    }

    @Test(
        "Every letter of DIN 91379 and every odd string makes a valid message", .enabled(if: Corpus.isThere),
        arguments: XDomeaVersion.allCases)
    func letters(version: XDomeaVersion) throws {
        let schema = try XMLSchema(path: Corpus.schema(version.rawValue))
        let lists = ["din91379/latin_list_1.3.txt", "blns.txt"].compactMap { Corpus.bytes("../hostile/strings/" + $0) }
        #expect(lists.count == 2)
        for list in lists {
            var message = Beispiel.nachricht(.aussonderung, version)
            message.objekte = list.split(separator: 0x0a).enumerated().map { number, line in
                var akte = Schriftgut.Akte(id: ObjektID(of: "\(number)"))
                akte.metadaten.betreff = String(decoding: line, as: UTF8.self)
                akte.metadaten.kennzeichen = String(decoding: line.prefix(40), as: UTF8.self)
                return .akte(akte)
            }
            let bytes = try message.xml().bytes
            #expect(try schema.check(bytes) == [])
            #expect(try EmpfangeneNachricht(bytes).objekte.count == message.objekte.count)
        }
    }

    @Test("A message cut or changed anywhere is read or refused, never fatal")
    func damaged() throws {
        let bytes = try Beispiel.nachricht(.aussonderung, .v3_1_0).xml().bytes
        var random = SeededGenerator(seed: 7)
        var refused = 0
        for _ in 0..<400 {
            var copy = bytes
            for _ in 0..<3 { copy[Int(random.next() % UInt64(copy.count))] = UInt8(truncatingIfNeeded: random.next()) }
            if random.next() % 4 == 0 { copy.removeLast(Int(random.next() % UInt64(copy.count))) }
            if (try? EmpfangeneNachricht(copy)) == nil { refused += 1 }
        }
        #expect(refused > 100)
    }

    @Test("An empty message and one too deep are refused")
    func refused() {
        var message = Beispiel.nachricht(.aussonderung, .v3_1_0)
        message.objekte = []
        #expect(throws: Findings.self) { try message.xml() }
        var akte = Schriftgut.Akte(id: ObjektID(of: "0"))
        for level in 1...200 {
            var outer = Schriftgut.Akte(id: ObjektID(of: "\(level)"))
            outer.teilakten = [akte]
            akte = outer
        }
        message.objekte = [.akte(akte)]
        #expect(throws: Findings.self) { try message.xml() }
    }

    @Test("A UUID is read strictly and made the same for the same text")
    func ids() {
        #expect(ObjektID(of: "a") == ObjektID(of: "a"))
        #expect(ObjektID(of: "a") != ObjektID(of: "b"))
        #expect(ObjektID(ObjektID(of: "a").description) == ObjektID(of: "a"))
        #expect(ObjektID("9A75050F-323A-4E84-94C9-A889AA2B4FE8")?.description == "9a75050f-323a-4e84-94c9-a889aa2b4fe8")
        for text in [
            "", "9a75050f-323a-4e84-94c9-a889aa2b4fe", "9a75050f-323a-4e84-94c9_a889aa2b4fe8",
            "gg75050f-323a-4e84-94c9-a889aa2b4fe8",
        ] {
            #expect(ObjektID(text) == nil)
        }
        let random = ObjektID(Randomness { count in [UInt8](repeating: 0xff, count: count) })
        #expect(random.description == "ffffffff-ffff-4fff-bfff-ffffffffffff")
    }
}
