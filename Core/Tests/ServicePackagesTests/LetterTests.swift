import Basics
import FEEL
import Testing

@testable import ServicePackages

@Suite struct LetterTests {
    private let names: Set<String> = ["name", "betrag", "hunde", "tag", "vorgang"]

    private func letter(_ body: String, head: String = "<meta name=\"art\" content=\"bescheid\"/>") throws -> Letter {
        try Letter(
            Array("<html lang=\"de\"><head><title>Brief</title>\(head)</head><body>\(body)</body></html>".utf8),
            file: "schreiben/brief.html", names: names)
    }

    private func html(_ body: String, _ context: Context = Context()) throws -> String {
        try letter(body).render(context, clock: ShippedPackages.clock).html
    }

    @Test func `values are put in, escaped and in German`() throws {
        let context: Context = [
            "name": .string("Müller & <Söhne>"), "betrag": .number(1234), "tag": .date(FEELDate("2026-03-27")!),
        ]
        #expect(try html("<p>{{name}}</p>", context) == "<p>Müller &amp; &lt;Söhne&gt;</p>")
        #expect(try html("<p>{{betrag | euro}}</p>", context) == "<p>1.234,00 €</p>")
        #expect(try html("<p>{{betrag * 2}}</p>", context) == "<p>2.468</p>")
        #expect(try html("<p>{{tag}} {{tag | kurz}}</p>", context) == "<p>27. März 2026 27.03.2026</p>")
    }

    @Test func `conditions and loops`() throws {
        let dogs = Value.list([.context(["name": .string("Asta")]), .context(["name": .string("Bello")])])
        #expect(
            try html("{{je hund in hunde}}<b>{{hund.name}}</b>{{ende}}", ["hunde": dogs]) == "<b>Asta</b><b>Bello</b>")
        let body = "{{wenn betrag &gt; 10}}viel{{sonst}}wenig{{ende}}"
        #expect(try html(body, ["betrag": .number(11)]) == "viel")
        #expect(try html(body, ["betrag": .number(1)]) == "wenig")
        #expect(try html(body) == "wenig")
    }

    @Test func `a placeholder without a value is marked and named`() throws {
        let text = try letter("<p>{{name}} {{vorgang.zeichen}} {{name}}</p>").render(
            Context(), clock: ShippedPackages.clock)
        #expect(text.missing == ["name", "vorgang.zeichen"])
        #expect(text.html.contains("<mark class=\"luecke\">vorgang.zeichen</mark>"))
    }

    @Test(arguments: [
        ("{{nachname}}", "letter-name-unknown"), ("{{name", "letter-placeholder"), ("{{1 +}}", "letter-placeholder"),
        ("{{wenn name}}", "letter-placeholder"), ("{{ende}}", "letter-placeholder"),
        ("{{je x y}}{{ende}}", "letter-placeholder"),
        (String(repeating: "{{wenn name}}", count: 20), "letter-placeholder"), ("<p>", "xml-malformed"),
    ])
    func `what is wrong in a letter is named with its place`(body: String, code: String) {
        let found = codes { try letter(body) }
        #expect(found == [code])
    }

    // MARK: Frames

    private static let frame = """
        <html lang="de"><body><h1>Bescheid</h1><p>{{name}},</p><section class="inhalt"/>\
        <section class="rechtsbehelf"><p>Widerspruch innerhalb eines Monats</p></section><p>Gruß</p></body></html>
        """

    private func framed(_ body: String, _ files: [String: String]) throws -> Letter {
        let text = """
            <html lang="de"><head><title>B</title><meta name="art" content="bescheid"/><meta name="rahmen" content="b"/></head>\
            <body>\(body)</body></html>
            """
        return try Letter(
            Array(text.utf8), file: "schreiben/brief.html", names: names,
            files: PackageFiles(files.mapValues { Array($0.utf8) }))
    }

    @Test func `a letter stands in its frame, with its own heading and remedy where it has them`() throws {
        let files = ["schreiben/_b.html": LetterTests.frame]
        let context: Context = ["name": .string("Anna")]
        let plain = try framed("<p>Ja.</p>", files)
        #expect(plain.hasRemedy)
        #expect(
            plain.render(context, clock: ShippedPackages.clock).html == """
                <h1>Bescheid</h1><p>Anna,</p><p>Ja.</p><section class="rechtsbehelf"><p>Widerspruch innerhalb eines Monats</p>\
                </section><p>Gruß</p>
                """)
        let own = try framed(
            "<h1>Nein</h1><p>Nein.</p><section class=\"rechtsbehelf\"><p>Klage, ein Monat</p></section>", files)
        #expect(
            own.render(context, clock: ShippedPackages.clock).html == """
                <h1>Nein</h1><p>Anna,</p><p>Nein.</p><section class="rechtsbehelf"><p>Klage, ein Monat</p></section><p>Gruß</p>
                """)
    }

    @Test func `a frame that is missing or has no place for the letter is named`() {
        #expect(codes { try framed("<p/>", [:]) } == ["letter-frame"])
        #expect(codes { try framed("<p/>", ["schreiben/_b.html": "<html><body/></html>"]) } == ["letter-frame"])
        #expect(codes { try framed("<p/>", ["schreiben/_b.html": "<html>"]) } == ["xml-malformed"])
    }

    @Test func `no notice that ships repeats salutation, remedy or signature`() throws {
        for name in ShippedPackages.names + ShippedPackages.families.map({ "_familien/" + $0 }) {
            let files = try ShippedPackages.own(name)
            for path in files.paths where path.hasPrefix("schreiben/bescheid-") {
                let text = String(decoding: files[path] ?? [], as: UTF8.self)
                #expect(
                    !text.contains("empfaenger.anrede") && !text.contains("sachbearbeitung.name"), "\(name) \(path)")
            }
        }
    }

    @Test func `a notice says which remedy there is`() throws {
        let remedy = "<section class=\"rechtsbehelf\"><p>Widerspruch innerhalb eines Monats</p></section>"
        #expect(try letter(remedy).hasRemedy)
        #expect(try !letter("<section class=\"rechtsbehelf\"><p>Rufen Sie uns an.</p></section>").hasRemedy)
        #expect(try !letter("<p>Widerspruch innerhalb eines Monats</p>").hasRemedy)
    }

    @Test func `a letter must say what it is`() {
        #expect(codes { try letter("<p/>", head: "") } == ["letter-format"])
        #expect(codes { try letter("<p/>", head: "<meta name=\"art\" content=\"gedicht\"/>") } == ["letter-format"])
    }
}
