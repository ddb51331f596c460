import Basics
import Testing
import XML

/// What the reader makes of a text, one line per event, for short comparisons.
private func trace(_ text: String, passingOver: [XMLName] = []) throws -> [String] {
    let reader = try XMLReader(Array(text.utf8), passingOver: passingOver)
    var lines: [String] = []
    while let event = try reader.next() {
        switch event {
        case .start: lines.append("<\(reader.name)")
        case .end: lines.append(">\(reader.name)")
        case .text: lines.append(reader.text)
        case .comment, .instruction: lines.append("remark")
        }
    }
    return lines
}

private func finding(_ bytes: [UInt8]) -> Finding? {
    do {
        let reader = try XMLReader(bytes, file: "a.xml")
        while try reader.next() != nil {}
        return nil
    } catch { return error.all.first }
}

private func finding(_ text: String) -> Finding? { finding(Array(text.utf8)) }

@Suite struct XMLReaderTests {
    @Test func elementsAndTextsComeInOrder() throws {
        #expect(try trace("<a><b>x</b>y</a>") == ["<a", "<b", "x", ">b", "y", ">a"])
    }

    @Test func namesAreExpandedByNamespaceNotPrefix() throws {
        let text = "<p:a xmlns:p='urn:x' xmlns='urn:y'><b/></p:a>"
        #expect(try trace(text) == ["<{urn:x}a", "<{urn:y}b", ">{urn:y}b", ">{urn:x}a"])
    }

    @Test func attributesAreReadWithTheirNamespaces() throws {
        let reader = try XMLReader(Array("<a b='1 &lt; 2' p:c='é' xmlns:p='urn:x'/>".utf8))
        try reader.readRoot()
        #expect(reader.attribute("b") == "1 < 2")
        #expect(reader.attribute("c", in: "urn:x") == "é")
        #expect(reader.attribute("c") == nil)
        #expect(reader.namespaces == [XMLNamespace("p", "urn:x")])
    }

    @Test func aTextIsOneEventThoughRemarksAndSectionsCutIt() throws {
        #expect(
            try trace("<a>one<!-- x -->.two<?p?>.three<![CDATA[<&]]>&#228;</a>") == ["<a", "one.two.three<&ä", ">a"])
    }

    @Test func aTextLongerThanAPortionIsOneEvent() throws {
        let long = String(repeating: "ä<![CDATA[<b>]]> &amp; ", count: 20_000)
        let lines = try trace("<a>\(long)</a>")
        #expect(lines.count == 3)
        #expect(lines[1].utf8.count == 20_000 * 8)
    }

    @Test func tagsWithGreaterSignsInValuesSurvivePortions() throws {
        let one = "<b c='\(String(repeating: ">", count: 700))' d='>'>x</b>"
        let reader = try XMLReader(Array(("<a>" + String(repeating: one, count: 500) + "</a>").utf8))
        var count = 0
        while let event = try reader.next() {
            if event == .start, reader.name.local == "b" {
                #expect(reader.attribute("c")?.utf8.count == 700)
                count += 1
            }
        }
        #expect(count == 500)
    }

    @Test func unwantedElementsArePassedOver() throws {
        let text = "<a xmlns='urn:x'><r><s>1</s><r/></r>t<b><r/></b><r xmlns='urn:y'/></a>"
        let lines = try trace(text, passingOver: [XMLName("r", in: "urn:x")])
        #expect(lines == ["<{urn:x}a", "t", "<{urn:x}b", ">{urn:x}b", "<{urn:y}r", ">{urn:y}r", ">{urn:x}a"])
    }

    @Test func skipAndReadTextStopAtTheEndOfTheirElement() throws {
        let reader = try XMLReader(Array("<a><b>1<c>2</c>3</b><d><e/></d><f/></a>".utf8))
        try reader.readRoot()
        #expect(try reader.next() == .start)
        #expect(try reader.readText() == "13")
        #expect(try reader.next() == .start)
        #expect(reader.name.local == "d" && reader.depth == 2)
        try reader.skip()
        #expect(try reader.next() == .start)
        #expect(reader.name.local == "f")
    }

    @Test func placesCountLinesAndCodePoints() throws {
        let reader = try XMLReader(Array("<?xml version='1.0'?>\n<a>ä😀<b\n  x='1'/>\r\n <c/></a>".utf8), file: "f.xml")
        var places: [Place] = []
        while let event = try reader.next() { if event == .start { places.append(reader.place) } }
        #expect(
            places == [
                Place(file: "f.xml", line: 2, column: 1), Place(file: "f.xml", line: 2, column: 6),
                Place(file: "f.xml", line: 4, column: 2),
            ])
    }

    @Test func placesHoldFarInsideALargeDocument() throws {
        let lines = (0..<9_000).map { "<b n='\($0)'>ü</b>" }.joined(separator: "\n")
        let reader = try XMLReader(Array(("<a>\n" + lines + "</a>").utf8))
        while let event = try reader.next() {
            guard event == .start, let number = reader.attribute("n").flatMap({ Int($0) }) else { continue }
            #expect(reader.place == Place(line: number + 2, column: 1))
        }
    }

    @Test(arguments: [
        ("<a>\n  <b></a>", "xml-malformed", 2), ("<a>&nbsp;</a>", "xml-malformed", 1), ("", "xml-empty", 1),
        ("<p:a/>", "xml-namespace", 1), ("<a b='1' b='2'/>", "xml-malformed", 1), ("<a", "xml-malformed", 1),
        ("<!DOCTYPE a><a/>", "xml-doctype", 1), ("<a>\n\u{1}</a>", "xml-character", 2),
        ("<a/>\n<b/>", "xml-malformed", 2),
        ("<?xml version='1.0' encoding='UTF-7'?><a/>", "xml-encoding", 1), ("nothing", "xml-malformed", 1),
    ])
    func faultsAreFindingsWithAPlace(text: String, code: String, line: Int) throws {
        let found = try #require(finding(text))
        #expect(found.code == code)
        #expect(found.place?.line == line)
        #expect(found.place?.file == "a.xml")
    }

    @Test func depthIsLimited() {
        func nested(_ count: Int) -> String {
            String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count)
        }
        #expect(finding(nested(Limits.xmlDepth)) == nil)
        #expect(finding(nested(Limits.xmlDepth + 1))?.code == "xml-depth")
        #expect(finding(nested(60_000))?.code == "xml-depth")
    }

    @Test func attributesAreLimitedInSizeAndNumber() {
        func sized(_ count: Int) -> String { "<a b='\(String(repeating: "x", count: count))'/>" }
        func many(_ count: Int) -> String { "<a \((0..<count).map { "a\($0)=''" }.joined(separator: " "))/>" }
        func spaces(_ count: Int) -> String { "<a \((0..<count).map { "xmlns:a\($0)='u'" }.joined(separator: " "))/>" }
        #expect(finding(sized(Limits.xmlAttributeBytes)) == nil)
        #expect(finding(sized(Limits.xmlAttributeBytes + 1))?.code == "xml-attribute-size")
        #expect(finding(many(Limits.xmlAttributes)) == nil)
        #expect(finding(many(Limits.xmlAttributes + 1))?.code == "xml-attribute-count")
        #expect(finding(spaces(Limits.xmlAttributes)) == nil)
        #expect(finding(spaces(Limits.xmlAttributes + 1))?.code == "xml-attribute-count")
    }

    @Test func limitsHoldInsidePassedOverElementsToo() throws {
        let text = "<a><r b='\(String(repeating: "x", count: Limits.xmlAttributeBytes + 1))'/></a>"
        #expect(throws: Findings.self) { try trace(text, passingOver: [XMLName("r")]) }
    }
}

@Suite struct XMLEncodingTests {
    private func name(_ bytes: [UInt8]) throws -> String {
        let reader = try XMLReader(bytes)
        try reader.readRoot()
        return try reader.readText()
    }

    private func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
        let units = [0xfeff] + Array(text.utf16)
        return units.flatMap { unit in
            littleEndian ? [UInt8(unit & 0xff), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xff)]
        }
    }

    @Test func theAllowedEncodingsAreRead() throws {
        #expect(try name([0xef, 0xbb, 0xbf] + Array("<a>ß</a>".utf8)) == "ß")
        #expect(try name(utf16("<?xml version='1.0' encoding='UTF-16'?><a>Ł😀</a>", littleEndian: true)) == "Ł😀")
        #expect(try name(utf16("<a>Ł😀</a>", littleEndian: false)) == "Ł😀")
        func declared(_ encoding: String, _ byte: UInt8) -> [UInt8] {
            Array("<?xml version='1.0' encoding='\(encoding)'?><a>".utf8) + [byte] + Array("</a>".utf8)
        }
        #expect(try name(declared("ISO-8859-1", 0xa4)) == "¤")
        #expect(try name(declared("iso-8859-15", 0xa4)) == "€")
        #expect(try name(declared("Windows-1252", 0x80)) == "€")
        #expect(throws: Findings.self) { try name(declared("Windows-1252", 0x81)) }
        #expect(throws: Findings.self) { try name(declared("UTF-8", 0xa4)) }
    }

    @Test func aDeclarationThatLiesIsRefused() {
        #expect(finding("<?xml version='1.0' encoding='UTF-16'?><a/>")?.code == "xml-encoding")
        #expect(
            finding(utf16("<?xml version='1.0' encoding='UTF-8'?><a/>", littleEndian: true))?.code == "xml-encoding")
        #expect(finding(Array(utf16("<a/>", littleEndian: true).dropFirst(2)))?.code == "xml-encoding")
    }
}
