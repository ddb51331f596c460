import Testing
import XML

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

private func again(_ source: String) throws -> String { text(try XMLDocument(Array(source.utf8)).bytes()) }

@Suite struct XMLWriterTests {
    @Test func aTreeIsWrittenAsItWasRead() throws {
        let source = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- before -->
            <p:a xmlns:p="urn:p" xmlns="urn:d" p:x="1" y="&lt;&quot;&#10;">
              t<b/><!-- in --><?go on?><p:c z="2">&amp;]]&gt;&#13;</p:c>
            </p:a>
            <!-- after -->

            """
        #expect(try again(source) == source)
    }

    @Test func whatIsReadIsWhatWasWritten() throws {
        let odd = "a<b>&\"'\r\n\t]]>é😀\u{85}\u{2028}"
        let root = XMLElement(
            XMLName("a", in: "urn:x"), attributes: [XMLAttribute("b", odd)], children: [.text(odd)])
        let read = try XMLDocument(XMLDocument(root: root).bytes()).root
        #expect(read.text == odd)
        #expect(read[attribute: "b"] == odd)
        #expect(read.name == root.name)
    }

    @Test func whatXmlCannotCarryIsReplaced() throws {
        let root = XMLElement(XMLName("a"), text: "x\u{0}\u{8}\u{FFFE}y")
        #expect(try XMLDocument(XMLDocument(root: root).bytes()).root.text == "x\u{FFFD}\u{FFFD}\u{FFFD}y")
    }

    @Test func namespacesAreDeclaredWhereNeeded() throws {
        var writer = XMLWriter(prefixes: [XMLNamespace("p", "urn:p")], declaration: false)
        writer.start(XMLName("a", in: "urn:p"))
        writer.element(XMLName("b", in: "urn:q"), "1", [XMLAttribute(XMLName("c", in: "urn:r"), "2")])
        writer.element(XMLName("d"))
        let out = text(writer.finish())
        #expect(out == "<p:a xmlns:p=\"urn:p\"><b xmlns=\"urn:q\" xmlns:ns=\"urn:r\" ns:c=\"2\">1</b><d/></p:a>\n")
        let root = try XMLDocument(Array(out.utf8)).root
        #expect(root.first("b")?.name == XMLName("b", in: "urn:q"))
        #expect(root.first("d")?.name == XMLName("d"))
    }

    @Test func aNameWithoutNamespaceLeavesTheDefaultOne() throws {
        let inner = XMLElement(XMLName("b"), text: "1")
        let root = XMLElement(
            XMLName("a", in: "urn:d"), namespaces: [XMLNamespace(nil, "urn:d")], children: [.element(inner)])
        let out = text(XMLDocument(root: root).bytes())
        #expect(out.contains("<a xmlns=\"urn:d\"><b xmlns=\"\">1</b></a>"))
        #expect(try XMLDocument(Array(out.utf8)).root.elements.first?.name == XMLName("b"))
    }

    @Test func twoNamespacesWithOneWishedPrefixGetTwo() throws {
        let root = XMLElement(
            XMLName("a", in: "urn:1"), prefix: "p",
            attributes: [XMLAttribute(XMLName("x", in: "urn:2"), "v", prefix: "p")])
        let read = try XMLDocument(XMLDocument(root: root).bytes()).root
        #expect(read.name == root.name)
        #expect(read[attribute: "x", in: "urn:2"] == "v")
    }

    @Test func indentationAddsNoWhiteSpaceToTexts() throws {
        let root = try XMLDocument(Array("<a><b>x</b><c><d/></c><e>t<f/></e></a>".utf8)).root
        let out = text(XMLDocument(root: root).bytes(indent: 2))
        #expect(out.hasSuffix("<a>\n  <b>x</b>\n  <c>\n    <d/>\n  </c>\n  <e>t<f/></e>\n</a>\n"))
    }

    @Test func remarksCannotEndEarly() throws {
        let root = XMLElement(
            XMLName("a"),
            children: [.comment("x-->y--"), .instruction(target: "p", data: "a?>b"), .text("t")])
        let read = try XMLDocument(XMLDocument(root: root).bytes()).root
        #expect(read.text == "t")
        #expect(read.children.count == 3)
    }
}
