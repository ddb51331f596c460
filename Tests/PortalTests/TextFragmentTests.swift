import Testing

@testable import Portal

@Suite struct TextFragmentTests {
    @Test(
        "Texts of services become plain paragraphs",
        arguments: [
            ("  Ein Satz.  ", "Ein Satz."),
            ("<p>Eins</p><p>Zwei</p>", "Eins\n\nZwei"),
            ("Sie brauchen:<ul><li>Ausweis</li><li>Foto</li></ul>", "Sie brauchen:\n\n– Ausweis\n– Foto"),
            ("a<br/>b", "a\nb"),
            ("Geb&uuml;hr &#8364; &#x20AC; &amp;c", "Gebühr € € &c"),
            ("3 < 5 & mehr", "3 < 5 & mehr"),
            ("&nix; &#xFFFFFFFF;", "&nix; &#xFFFFFFFF;"),
            ("<b", "<b"),
            ("<script>alert(1)</script>", "alert(1)"),
            ("", ""),
        ])
    func plain(text: String, expected: String) {
        #expect(TextFragment.plain(text) == expected)
    }
}
