import Basics
import Catalogue
import Foundation
import Hall
import ServicePackages
import Testing

@testable import Portal

@Suite struct WegweiserTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appendingPathComponent(path)))
    }

    private static func list() throws -> Gemeindeverzeichnis {
        try Gemeindeverzeichnis(
            gemeinden: bytes("Municipalities/gemeinden.tsv"),
            postleitzahlen: bytes("Municipalities/postleitzahlen.tsv"),
            alteSchluessel: bytes("Municipalities/alte-schluessel.tsv"))
    }

    /// A service of the family with a LeiKa key.
    private static func service(_ id: String, _ leika: String) throws -> Service {
        var files = try Family.antragAllgemein().newPackage(id: id, name: "Dienst \(id)", publisher: "Test")
        var leistung = Leistung(id: Id(id), schluessel: [try #require(LeiKaKey(leika))])
        leistung.texte = [Leistungstext(.name, "Dienst \(id)")]
        files["leistung.xml"] = LeistungFile.bytes(leistung)
        return try Service(ServicePackage(files), sha256: { _ in [UInt8](id.utf8) })
    }

    private static func town(_ id: String, _ slug: String) -> Town {
        Town(id: TownId(id), name: slug.capitalized, slug: slug, accent: "#0b5c6b", contact: [:])
    }

    private static func offer(_ service: Service, in town: Town) -> TownService {
        TownService(
            offer: Offer(
                town: town.id, slug: service.manifest.id.text, package: service.manifest.id.text, version: "0.1.0",
                hash: service.hash, unit: "amt"), service: service)
    }

    private static let hund = "99102013104000"
    private static let auto = "99036008104000"

    /// A demo town that no list knows, a Kreis and a town in it.
    private static func wegweiser() throws -> Wegweiser {
        let (dog, car) = (try service("hund", hund), try service("auto", auto))
        let (demo, kreis, giessen) = (
            town("069980001001", "lindenau"), town("06531", "kreis"), town("065310005005", "giessen")
        )
        return try Wegweiser(
            [
                (demo, [offer(dog, in: demo)]), (kreis, [offer(car, in: kreis)]),
                (giessen, [offer(dog, in: giessen), offer(try service("hund-neu", hund), in: giessen)]),
            ], list())
    }

    private func slugs(_ way: Wegweiser.Way) -> [String] {
        switch way {
        case .offer(let town, let service): [town.slug, service.offer.slug]
        case .choice(let town, let services): [town.slug] + services.map(\.offer.slug)
        default: []
        }
    }

    @Test("A town that the official list does not hold is found by every form of its key")
    func demoTown() throws {
        let ways = try Self.wegweiser()
        for key in ["069980001001", "069980001001000", "06998001", "0699 8000 1001"] {
            #expect(slugs(ways.way(leika: Self.hund, ars: key)) == ["lindenau", "hund"], "\(key)")
        }
    }

    @Test("What the town does not offer is looked for in its Kreis; several at one place are a choice")
    func above() throws {
        let ways = try Self.wegweiser()
        #expect(slugs(ways.way(leika: Self.auto, ars: "065310005005")) == ["kreis", "auto"])
        #expect(slugs(ways.way(leika: Self.auto, ars: "06531")) == ["kreis", "auto"])
        #expect(slugs(ways.way(leika: Self.hund, ars: "06531005")) == ["giessen", "hund", "hund-neu"])
    }

    @Test("The failures are told apart")
    func failures() throws {
        let ways = try Self.wegweiser()
        for key in ["99999999999999", "hund", "", "９９１０２０１３１０４０００"] {
            guard case .serviceUnknown = ways.way(leika: key, ars: "069980001001") else {
                Issue.record("\(key) is no service")
                continue
            }
        }
        for key in ["999999999999", "", "lindenau", "06998", String(repeating: "1", count: 5_000)] {
            guard case .placeUnknown = ways.way(leika: Self.hund, ars: key) else {
                Issue.record("\(key.prefix(20)) is no place")
                continue
            }
        }
        guard case .nobody(let leistung, "Lindenau", let town) = ways.way(leika: Self.auto, ars: "069980001001") else {
            Issue.record("nobody offers it there")
            return
        }
        #expect(leistung.id == "auto" && town?.slug == "lindenau")
    }

    @Test("Every municipality of the official list has a way or a reason")
    func everyMunicipality() throws {
        let list = try Self.list()
        let ways = try Self.wegweiser()
        var found = 0
        for line in String(decoding: try Self.bytes("Municipalities/gemeinden.tsv"), as: UTF8.self).split(
            separator: "\n")
        {
            guard let key = line.split(separator: "\t").first.map(String.init), key.count == 12, RegionalKey(key) != nil
            else { continue }
            switch ways.way(leika: Self.auto, ars: key) {
            case .offer: found += 1
            case .nobody(_, let place, _): #expect(!place.isEmpty)
            default: Issue.record("\(key) is not known")
            }
        }
        #expect(list.gemeindeCount > 10_000 && found == 18, "the towns of the Landkreis Gießen")
    }
}
