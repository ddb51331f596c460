import Basics
import Pages
import Testing

@Suite struct HTMLTests {
    @Test("Text of a person is escaped in an element and in an attribute")
    func escaping() {
        var html = HTML()
        html.tag("p", .text("title", "\"a\" & 'b' <c>")) { html in html.text("<script>alert(\"1\")</script> & 'x'") }
        #expect(
            html.string
                == "<p title=\"&quot;a&quot; &amp; &#39;b&#39; &lt;c&gt;\">"
                + "&lt;script&gt;alert(\"1\")&lt;/script&gt; &amp; 'x'</p>")
    }

    @Test(
        "Control characters become the replacement character, letters of all scripts stay",
        arguments: [
            ("a\u{0}b", "a\u{FFFD}b"), ("\u{7f}", "\u{FFFD}"), ("a\tb\nc", "a\tb\nc"), ("Ḩĕłłő 👩‍👧 ﷽", "Ḩĕłłő 👩‍👧 ﷽"),
            ("", ""),
        ])
    func controls(given: String, expected: String) {
        var html = HTML()
        html.text(given)
        #expect(html.string == expected)
    }

    @Test("Every byte below 128 in text and attribute leaves no way out of them")
    func noWayOut() {
        for code in UInt8(0)..<128 {
            let text = String(UnicodeScalar(code))
            var inText = HTML()
            inText.text(text)
            #expect(!inText.bytes.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") })
            var inAttribute = HTML()
            inAttribute.void("input", .value(text))
            let value = inAttribute.bytes.dropFirst("<input value=\"".utf8.count).dropLast(2)
            #expect(!value.contains { [UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: "'")].contains($0) })
        }
    }

    @Test("Attributes are left out when they are absent, and flags have no value")
    func attributes() {
        var html = HTML()
        html.void(
            "input", .type("text"), .none, .flag("checked"), .flag("multiple", false), .text("accept", nil),
            .number("maxlength", 5), .describedBy([]), .describedBy(["a", "b"]))
        #expect(html.string == "<input type=\"text\" checked maxlength=\"5\" aria-describedby=\"a b\">")
    }

    @Test("Blank lines part paragraphs, single line ends are kept")
    func paragraphs() {
        let help = Help("Titel", "eins\r\nzwei\n\n\n<drei>\n").html().string
        #expect(help.contains("<p class=\"lines\">eins\nzwei</p><p>&lt;drei&gt;</p>"))
    }
}

@Suite struct AddressTests {
    @Test("Segments, query and fragment are encoded each for itself")
    func encoding() {
        let address = Address("auenfeld", "hund & katze", "ä/?", query: [("q", "a=b&c"), ("s", "ü")], fragment: "f 1")
        #expect(address.text == "/auenfeld/hund%20%26%20katze/%C3%A4%2F%3F?q=a%3Db%26c&s=%C3%BC#f%201")
        #expect(Address("auenfeld", "").text == "/auenfeld/")
        #expect(Address("a").adding("x", "1").adding("y", "2").text == "/a?x=1&y=2")
    }

    @Test(
        "No path climbs out of the house or leads to another",
        arguments: [["..", "a"], [".", "a"], ["", "evil.example"], []])
    func noClimbing(segments: [String]) {
        let text = Address(segments: segments).text
        #expect(!text.contains("..") && !text.hasPrefix("//") && !text.hasPrefix("/./"))
    }

    @Test(
        "Only pages of the web are web addresses",
        arguments: [
            ("https://example.org/a?b", true), ("HTTP://example.org", true), ("javascript:alert(1)", false),
            (" https://example.org", false), ("https://a\nb", false), ("data:text/html,x", false), ("", false),
            ("https://", false),
        ])
    func web(text: String, good: Bool) { #expect((Address(web: text) != nil) == good) }

    @Test(
        "A way back leads into the house only",
        arguments: [
            ("/konto/?a=b", true), ("//evil.example", false), ("https://evil.example", false),
            ("/\\evil.example", false),
            ("/a b", false), ("", false), ("/", true), ("/a\r\nSet-Cookie:x", false),
        ])
    func local(text: String, good: Bool) { #expect((Address(local: text) != nil) == good) }

    @Test("Mail and telephone keep what they need")
    func mailAndTelephone() {
        #expect(Address.mail("a+b@example.org?bcc=x").text == "mailto:a%2Bb@example.org%3Fbcc%3Dx")
        #expect(Address.telephone("+49 (0)661 / 102-0").text == "tel:+4906611020")
    }
}

@Suite struct AccentTests {
    @Test(
        "Contrast is that of WCAG",
        arguments: [("000000", 21.0), ("ffffff", 1.0), ("767676", 4.54), ("777777", 4.48), ("0b5c6b", 7.62)])
    func contrast(hex: String, expected: Double) throws {
        let ratio = try #require(Accent(hex: hex)).contrast(to: Accent(red: 255, green: 255, blue: 255))
        #expect(abs(ratio - expected) < 0.02)
    }

    @Test("A pale colour is a finding that names a shade that works, a legible one is none")
    func finding() throws {
        let pale = try #require(Accent(hex: "#f2c200"))
        #expect(pale.finding?.code == "accent-contrast")
        #expect(pale.darkened().finding == nil)
        #expect(try #require(Accent(hex: "0b5c6b")).finding == nil)
    }

    @Test("Every colour becomes legible in both schemes, as text and as ground")
    func schemes() {
        let paper = Accent(red: 255, green: 255, blue: 255)
        let night = Accent(red: 0x15, green: 0x18, blue: 0x1c)
        for red in stride(from: UInt8(0), through: 255, by: 51) {
            for green in stride(from: UInt8(0), through: 255, by: 51) {
                for blue in stride(from: UInt8(0), through: 255, by: 51) {
                    let colour = Accent(red: red, green: green, blue: blue)
                    #expect(colour.darkened().contrast(to: paper) >= 4.5)
                    #expect(colour.lightened().contrast(to: night) >= 4.5)
                    #expect(colour.lightened().contrast(to: Accent(red: 0x10, green: 0x14, blue: 0x18)) >= 4.5)
                }
            }
        }
    }

    @Test("Hexadecimal digits are read and written", arguments: ["00ff10", "0b5c6b"])
    func hex(text: String) { #expect(Accent(hex: "#" + text)?.hex == text) }

    @Test("What is no colour is none", arguments: ["", "#12345", "1234567", "gggggg", "12 456"])
    func noColour(text: String) { #expect(Accent(hex: text) == nil) }
}

@Suite struct AssetTests {
    @Test("The style sheet and the script keep their budgets")
    func budgets() {
        #expect(Asset.styleSheet().bytes.count <= 15_000)
        #expect(Asset.script().bytes.count <= 10_000)
    }

    @Test("A name holds a mark of the content, so that it may be cached for ever")
    func names() throws {
        let one = Asset(stem: "a", ending: "css", type: "text/css", bytes: [1])
        let two = Asset(stem: "a", ending: "css", type: "text/css", bytes: [2])
        #expect(one.name != two.name)
        #expect(one.address.text == "/assets/\(one.name)")
    }
}
