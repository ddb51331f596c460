import Basics
import Catalogue
import Testing

@Suite struct GemeindeverzeichnisTests {
    private let list: Gemeindeverzeichnis

    init() throws { list = try OfficialList.list.get() }

    @Test("The shipped list has every municipality, postcode and address once")
    func whole() {
        #expect(list.gemeindeCount == 10_943)
        #expect(list.postcodeCount > 8_000)
        #expect(list.sharedPostcodeCount > 1_380)
        let slugs = list.all.map(\.slug).filter { !$0.isEmpty }
        #expect(Set(slugs).count == slugs.count)
        #expect(
            slugs.allSatisfy {
                $0.utf8.allSatisfy { $0 == 0x2d || ($0 >= 0x30 && $0 < 0x3a) || ($0 > 0x60 && $0 < 0x7b) }
            })
        for body in list.all where !body.slug.isEmpty { #expect(list.body(slug: body.slug)?.key == body.key) }
        for body in list.all { if let ags = body.key.ags { #expect(list.body(ags: ags)?.key == body.key) } }
    }

    @Test(
        "Names in addresses are told apart by Kreis, and a town that is a Kreis keeps the bare name",
        arguments: [
            ("giessen", "065310005005"), ("fuerth", "095630000000"), ("fuerth-bergstrasse", "064310007007"),
            ("hessen", ""), ("land-hessen", "06"), ("landkreis-giessen", "06531"), ("lahn-dill-kreis", "06532"),
            ("reg-bez-giessen", "065"), ("berlin", "110000000000"),
        ])
    func slugs(slug: String, key: String) {
        #expect(list.body(slug: slug)?.key.description ?? "" == key)
    }

    @Test(
        "Keys are found as programs write them",
        arguments: [
            ("065310005005", "065310005005"), ("06531005", "065310005005"), ("065310005005000", "065310005005"),
            ("06531000", "06531"), ("065310000000", "06531"), ("06000000", "06"), ("060000000000", "06"), ("06", "06"),
            ("06412000", "064120000000"), ("064120000000", "064120000000"), ("06531 005", "065310005005"),
            ("065319999005", "065310005005"),
        ])
    func resolve(text: String, key: String) {
        guard case .body(let body) = list.resolve(text) else {
            Issue.record("\(text) was not found")
            return
        }
        #expect(body.key.description == key)
    }

    @Test("Old keys lead to the successor, or are reported with their name")
    func old() {
        guard case .dissolved(let bromskirchen, let successor) = list.resolve("06635005") else {
            Issue.record("06635005 was not found")
            return
        }
        #expect(bromskirchen.name == "Bromskirchen")
        #expect(successor?.shortName == "Allendorf (Eder)")
        #expect(list.resolve("06435014").body?.key.description == "064150000000")
        guard case .dissolved(let kuehdorf, nil) = list.resolve("16076038") else {
            Issue.record("16076038 should have no successor")
            return
        }
        #expect(kuehdorf.name == "Kühdorf")
    }

    @Test("What is no key is unknown", arguments: ["", "99", "12345", "06531x05", "0653100050050001", "06999000"])
    func unknown(text: String) {
        #expect(list.resolve(text) == .unknown)
    }

    @Test("A postcode in several towns offers the choice")
    func postcodes() {
        let shared = list.towns(postcode: "35428")
        #expect(shared.places.map(\.shortName) == ["Langgöns"])
        #expect(shared.only?.shortName == "Langgöns")
        let choice = list.towns(postcode: "37318")
        #expect(choice.places.count > 5)
        #expect(choice.only == nil)
        #expect(list.towns(postcode: "00000").places.isEmpty)
        #expect(list.towns(postcode: "3539").places.isEmpty)
        #expect(list.towns(postcode: "07980").dissolved.map(\.name).contains("Kühdorf"))
    }

    @Test(
        "People find their town by what they type",
        arguments: [
            ("Gießen", "Gießen"), ("giessen", "Gießen"), ("GIESSEN", "Gießen"), ("Giesen", "Giesen"),
            ("Goettingen", "Göttingen"),
            ("gottingen", "Göttingen"), ("frankf", "Frankfurt am Main"), ("bad homburg", "Bad Homburg v. d. Höhe"),
            ("homburg bad", "Bad Homburg v. d. Höhe"), ("35390 Gießen", "Gießen"), ("35390", "Gießen"),
            ("fürth bergstr", "Fürth"), ("Münche", "München"), ("Bromskirchen", "Allendorf (Eder)"),
        ])
    func names(text: String, name: String) {
        #expect(list.search(text).places.first?.shortName == name)
        #expect(!list.search(text).isGuess)
    }

    @Test(
        "Typing mistakes are forgiven, as a guess",
        arguments: [
            ("Wiesbadn", "Wiesbaden"), ("Marbrug", "Marburg"), ("Hanua", "Hanau"),
            ("Offenbahc am Mian", "Offenbach am Main"),
        ])
    func typos(text: String, name: String) {
        let found = list.search(text)
        #expect(found.isGuess)
        #expect(found.only == nil)
        #expect(found.places.contains { $0.shortName == name })
    }

    @Test("The larger namesake comes first and the other says its Kreis")
    func namesakes() {
        let found = list.search("Fürth", limit: 10).places.filter { $0.shortName == "Fürth" }
        #expect(found.map(\.key.description) == ["095630000000", "064310007007"])
        #expect(found.map { list.label(of: $0) } == ["Fürth", "Fürth (Landkreis Bergstraße)"])
        #expect(list.search("fuerth hessen").places.first == found[1])
    }

    @Test(
        "Nonsense finds nothing and never fails",
        arguments: ["", " ", "!!!", "qqqqqqqq", "xx", "🙂", "\u{0}", "' OR 1=1"])
    func nonsense(text: String) {
        #expect(list.search(text).places.isEmpty)
    }

    @Test("A very long query is cut and answered")
    func long() {
        #expect(list.search(String(repeating: "a", count: 1_000_000)).places.isEmpty)
        #expect(list.search(String(repeating: "a ", count: 1_000)).places.count <= 20)
    }

    @Test("Bodies above a town come nearest first, a town that is a Kreis has no Kreis above")
    func ancestors() throws {
        let giessen = try #require(RegionalKey("065310005005"))
        #expect(
            list.ancestors(of: giessen).map(\.spokenName) == ["Landkreis Gießen", "Reg.-Bez. Gießen", "Land Hessen"])
        let frankfurt = try #require(RegionalKey("064120000000"))
        #expect(list.ancestors(of: frankfurt).map(\.key.description) == ["064", "06"])
    }

    @Test(
        "A damaged table is refused with its line",
        arguments: [
            ("01\tLand\t10\t\t\n01\tLand\t10\t\t\n", "catalogue-body-order"), ("01\tLand\n", "catalogue-body"),
            ("xx\tLand\t10\t\t\n", "catalogue-body"),
        ])
    func damaged(table: String, code: String) {
        #expect {
            try Gemeindeverzeichnis(gemeinden: Array(table.utf8), postleitzahlen: [], alteSchluessel: [])
        } throws: { error in
            (error as? Findings)?.all.map(\.code) == [code]
        }
    }
}
