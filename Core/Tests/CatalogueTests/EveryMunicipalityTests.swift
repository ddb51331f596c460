import Basics
import Catalogue
import Testing

/// The deep links of every municipality of the official list, with services that bodies of every level offer (RT-1 to RT-4,
/// RT-7).
@Suite struct EveryMunicipalityTests {
    /// Written simply, for comparison: where a service is offered, by digits.
    private struct World {
        let offered: [String: Set<String>]
        let router: Zustaendigkeitsfinder

        /// The nearest body that offers it: the place, then its Verband, Kreis, Regierungsbezirk, Land, then the centre.
        func nearest(_ service: String, _ place: String) -> String? {
            for digits in [12, 9, 5, 3, 2, 0] where offered[service]?.contains(String(place.prefix(digits))) ?? false {
                return String(place.prefix(digits))
            }
            return nil
        }
    }

    /// Keys of services by the level at whose bodies they are offered, every second body of it; one of all Länder, one
    /// central, one offered nowhere, and one key that two services have.
    private static let services: [(key: String, digits: Int)] = [
        ("99000000000012", 12), ("99000000000009", 9), ("99000000000005", 5), ("99000000000003", 3),
        ("99000000000002", 2), ("99000000000000", 0), ("99000000000099", 99),
    ]
    private static let ambiguous = "99000000000077"

    private static let gemeinden = Result {
        try OfficialList.list.get().all.filter { $0.key.level == .gemeinde }.map(\.key)
    }

    private static func world() throws -> World {
        let list = try OfficialList.list.get()
        var offered: [String: Set<String>] = [:]
        for (key, digits) in services {
            let bodies = list.all.map(\.key.description).filter { $0.utf8.count == digits }
            offered[key] = Set(bodies.enumerated().filter { digits == 2 || $0.offset % 2 == 0 }.map(\.element))
        }
        offered["99000000000000"] = [""]
        let known = (services.map(\.key) + ["a-" + ambiguous, "b-" + ambiguous]).map { id in
            Leistung(
                id: Id(id), schluessel: [LeiKaKey(id.suffix(14))].compactMap(\.self),
                texte: [Leistungstext(.name, "Leistung " + id)], ebene: .gemeinde)
        }
        var units: [String: Organisationseinheit] = [:]
        var rows: [Zustaendigkeit] = []
        for (service, bodies) in offered {
            for body in bodies {
                units[body] = Organisationseinheit(
                    id: Id("u" + body), name: body, art: .andere, gebiet: RegionalKey(body))
                rows.append(Zustaendigkeit(Id(service), in: RegionalKey(body), Id("u" + body)))
            }
        }
        return World(
            offered: offered,
            router: try Zustaendigkeitsfinder(
                Leistungsverzeichnis(known), list, einheiten: Array(units.values), zustaendigkeiten: rows,
                auffangstelle: Sample.fallback))
    }

    @Test("The deep link of a service leads from every municipality to the nearest body that offers it")
    func nearest() throws {
        let world = try EveryMunicipalityTests.world()
        let gemeinden = try EveryMunicipalityTests.gemeinden.get()
        #expect(gemeinden.count == 10_943)
        var wrong: [String] = []
        var levels: Set<Int> = []
        for place in gemeinden {
            for (key, _) in EveryMunicipalityTests.services {
                let link = try DeepLink(#require(LeiKaKey(key)), place)
                guard let read = DeepLink(path: link.path), read == link else {
                    wrong.append("\(link.path) is not read back")
                    continue
                }
                let way = world.router.leitweg(leistung: read.leistung.description, ort: read.ort.description)
                let expected = world.nearest(key, place.description)
                levels.insert(expected?.utf8.count ?? -1)
                let unit = expected.map { "u" + $0 } ?? Sample.fallback.id.text
                if way.einheit.id.text != unit || (way.problem == nil) != (expected != nil) {
                    wrong.append("\(link.path): \(way.einheit.id), not \(unit)")
                }
            }
        }
        #expect(wrong == [])
        #expect(levels == [12, 9, 5, 3, 2, 0, -1], "every level of the way was gone")
    }

    @Test("A key of 8, 12 or 15 digits means the same municipality")
    func written() throws {
        let world = try EveryMunicipalityTests.world()
        var wrong: [String] = []
        for place in try EveryMunicipalityTests.gemeinden.get() {
            let plain = world.router.leitweg(leistung: "99000000000012", ort: place.description)
            let forms = try [#require(place.ags), place.description + "000"]
            for form in forms where world.router.leitweg(leistung: "99000000000012", ort: form) != plain {
                // What nobody offers is named by the place as written.
                if plain.problem == nil { wrong.append("\(form) is not \(place)") }
            }
        }
        #expect(wrong == [])
    }

    @Test("At every municipality the three failures are told apart, and each leads to the catch-all")
    func failures() throws {
        let world = try EveryMunicipalityTests.world()
        var wrong: [String] = []
        for place in try EveryMunicipalityTests.gemeinden.get() {
            let codes = ["99123123123123", EveryMunicipalityTests.ambiguous, "99000000000099"].map { key in
                let way = world.router.leitweg(leistung: key, ort: place.description)
                if way.einheit != Sample.fallback || way.gefundenBei != nil { wrong.append("\(key) at \(place)") }
                return way.problem?.finding.code
            }
            if codes != ["routing-service-unknown", "routing-service-ambiguous", "routing-nobody-competent"] {
                wrong.append("\(place): \(codes)")
            }
        }
        #expect(wrong == [])
    }
}
