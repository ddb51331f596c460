import Basics
import Catalogue
import Testing

@Suite struct ServiceSearchTests {
    @Test(
        "People find a service by their own words",
        arguments: [
            ("hund", "hund-an"), ("Hunde anmelden", "hund-an"), ("ich möchte meinen Hund anmelden", "hund-an"),
            ("hund abmelden", "hund-ab"), ("hundemarke", "hund-an"), ("steuer hund", "hund-an"),
            ("mein hund ist gestorben", "hund-ab"),
            ("anwohnerparkausweis", "parken"), ("Parkausweis", "parken"), ("parken", "parken"),
            ("geburtsurkunden", "geburt"),
            ("ich habe ein Kind bekommen", "geburt"), ("urkunde geburt", "geburt"), ("Gewerbeanmeldung", "gewerbe"),
            ("firma", "gewerbe"), ("umzug", "wohnsitz"), ("ich ziehe um: ummelden", "wohnsitz"), ("perso", "ausweis"),
            ("Muell", "muell"), ("mülltonnen", "muell"), ("jagdscheine", "jagd"), ("auto anmelden", "kfz"),
            ("99027002012000", "geburt"), ("urn:de:fim:leika:leistung:99027002012000", "geburt"),
        ])
    func finds(text: String, id: String) {
        #expect(Sample.services.search(text).first?.id.text == id)
    }

    @Test(
        "Typing mistakes are forgiven",
        arguments: [
            ("hudnesteuer", "hund-an"), ("Geburtsukrunde", "geburt"), ("personalausweiss", "ausweis"),
            ("gewebe", "gewerbe"),
            ("jadgschein", "jagd"),
        ])
    func mistakes(text: String, id: String) {
        #expect(Sample.services.search(text).first?.id.text == id)
    }

    @Test("Who fits more of the words comes first")
    func ranks() {
        let found = Sample.services.search("anmelden").map(\.id.text)
        #expect(Set(found).isSuperset(of: ["hund-an", "gewerbe", "wohnsitz", "kfz"]))
        #expect(Sample.services.search("gewerbe anmelden").first?.id == "gewerbe")
        #expect(Sample.services.search("anmelden", limit: 2).count == 2)
    }

    @Test("Nonsense finds nothing and never fails", arguments: ["", "   ", "?!", "qqqqqqqqqq", "ich", "🙂", "\u{0}"])
    func nonsense(text: String) {
        #expect(Sample.services.search(text).isEmpty)
    }

    @Test("A name comes in the language asked for, or in German")
    func languages() {
        #expect(Sample.services["geburt"]?.name("en") == "Geburtsurkunde (EN)")
        #expect(Sample.services["geburt"]?.name("fr") == "Geburtsurkunde")
        #expect(Sample.services["nichts"] == nil)
        #expect(Sample.services.leistungen(lebenslage: "Geburt").map(\.id) == ["geburt"])
    }

    @Test("A service key has 14 digits and says what they mean")
    func key() throws {
        let key = try #require(LeiKaKey("99 050 012 104 000"))
        #expect(key.description == "99050012104000")
        #expect([key.instance, key.object, key.act, key.detail] == ["99", "050012", "104", "000"])
        #expect(LeiKaKey(key.urn) == key)
        #expect(LeiKaKey("06050012104000")?.instance == "06")
        for text in ["", "9905001210400", "990500121040000", "9905001210400x"] { #expect(LeiKaKey(text) == nil) }
    }
}
