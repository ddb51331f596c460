import Basics
import Catalogue
import Testing

@Suite struct RoutingTests {
    private let router: Zustaendigkeitsfinder

    init() throws { router = try Sample.router() }

    @Test(
        "The nearest competent unit is found: town, Kreis, Regierungsbezirk, centre",
        arguments: [
            ("99102001104000", "065310005005", "giessen-steuer", "065310005005"),
            ("99102001070000", "065310005005", "giessen", "065310005005"),
            ("99102001070000", "065310010010", "lk-giessen", "06531"), ("99050012104000", "065310010010", "rp", "065"),
            ("99058001001000", "065310010010", "lk-giessen", "06531"),
            ("99058001001000", "064120000000", "frankfurt", "064120000000"),
            ("99000000000002", "065310010010", "bund", ""), ("99000000000002", "nirgends", "bund", ""),
            ("hund-an", "06531005", "giessen-steuer", "065310005005"),
            ("99102001104000", "065310005005000", "giessen-steuer", "065310005005"),
        ])
    func finds(service: String, place: String, unit: String, at: String) {
        let way = router.leitweg(leistung: service, ort: place)
        #expect(way.einheit.id.text == unit)
        #expect(way.gefundenBei?.description ?? "" == at)
        #expect(way.problem == nil)
        #expect(way.leistung != nil)
    }

    @Test("The way of delivery comes with the unit")
    func delivery() {
        #expect(router.leitweg(leistung: "99102001104000", ort: "065310005005").zustellweg == .email)
        #expect(router.leitweg(leistung: "99050012104000", ort: "06531").zustellweg == .xta)
        #expect(router.leitweg(leistung: "99000000000002", ort: "06").zustellweg == .schnittstelle("fit-connect"))
        #expect(router.leitweg(leistung: "99058001001000", ort: "06531").zustellweg == .intern)
    }

    @Test("The three failures are told apart, and each still leads somewhere")
    func failures() {
        let unknown = router.leitweg(leistung: "99123123123123", ort: "065310005005")
        #expect(unknown.problem == .leistungUnbekannt("99123123123123"))
        let ambiguous = router.leitweg(leistung: "99999999999999", ort: "065310005005")
        #expect(ambiguous.problem == .leistungMehrdeutig("99999999999999", ["doppelt-a", "doppelt-b"]))
        let nobody = router.leitweg(leistung: "99000000000001", ort: "065310005005")
        #expect(nobody.problem == .niemandZustaendig("nur-land", ort: "065310005005"))
        let nowhere = router.leitweg(leistung: "99102001104000", ort: "")
        #expect(nowhere.problem == .niemandZustaendig("hund-an", ort: ""))
        for way in [unknown, ambiguous, nobody, nowhere] { #expect(way.einheit == Sample.fallback) }
        let codes = [unknown, ambiguous, nobody].compactMap { $0.problem?.finding.code }
        #expect(Set(codes).count == 3)
        #expect(
            [unknown, ambiguous, nobody].compactMap { $0.problem?.words.de }.allSatisfy { $0.contains("Annahmestelle") }
        )
    }

    @Test("Every service at every place leads somewhere")
    func neverEmpty() throws {
        let list = try OfficialList.list.get()
        for body in list.all where body.key.description.hasPrefix("06") {
            for service in Sample.services.leistungen {
                let way = router.leitweg(service, ort: body.key)
                #expect(way.problem != nil || way.einheit != Sample.fallback)
            }
        }
    }

    @Test("Two units for the same service at the same place are refused, as are unknown ones")
    func refused() throws {
        let list = try OfficialList.list.get()
        func make(_ rows: [Zustaendigkeit]) throws {
            _ = try Zustaendigkeitsfinder(
                Sample.services, list, einheiten: Sample.units, zustaendigkeiten: rows, auffangstelle: Sample.fallback)
        }
        let one = Zustaendigkeit("kfz", in: Sample.giessen, "giessen")
        #expect(throws: Findings.self) { try make([one, Zustaendigkeit("kfz", in: Sample.giessen, "rp")]) }
        #expect(throws: Findings.self) { try make([Zustaendigkeit("gibtsnicht", in: Sample.giessen, "giessen")]) }
        #expect(throws: Findings.self) { try make([Zustaendigkeit("kfz", in: Sample.giessen, "gibtsnicht")]) }
    }

    @Test("Units and competences are read from tables, and bad rows are named by line")
    func tables() throws {
        let units =
            "# units\na|Amt A|amt|065310005005|1|Weg 1|35390|Gießen|a@example.org|0641\nk|Kammer|kammer||0|||||\n"
        let rows = "99102001104000|065310005005|a|email\nkfz|0|k|xta\n"
        let data = try Zustaendigkeitsdaten(
            einheiten: Array(units.utf8), zustaendigkeiten: Array(rows.utf8), Sample.services)
        #expect(data.einheiten.map(\.id) == ["a", "k"])
        #expect(data.einheiten[0].istHauptstelle)
        #expect(data.zustaendigkeiten.map(\.gebiet) == [Sample.giessen, nil])
        let bad = "a|Amt A|burg|065310005005|1|||||\n\na|b\n"
        #expect {
            try Zustaendigkeitsdaten(
                einheiten: Array(bad.utf8), zustaendigkeiten: Array("99999999999999|06|a|xta".utf8), Sample.services)
        } throws: { error in
            (error as? Findings)?.all.map { $0.place?.line } == [1, 3, 1]
        }
    }

    @Test("A deep link holds service and place, and nothing else is one")
    func deepLink() throws {
        let link = try #require(DeepLink(path: "/leistung/99050012104000/065310005005"))
        #expect(link.path == "/leistung/99050012104000/065310005005")
        #expect(link.ort.ags == "06531005")
        for path in [
            "/leistung/99050012104000", "leistung/99050012104000/06", "/leistung/x/06", "/leistung/99050012104000/06/",
        ] {
            #expect(DeepLink(path: path) == nil)
        }
    }
}
