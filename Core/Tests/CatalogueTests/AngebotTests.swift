import Basics
import Calendar
import Catalogue
import Testing

@Suite struct AngebotTests {
    @Test("A town shows what it offers and what the bodies above offer for it")
    func union() throws {
        let giessen = try #require(Sample.giessen)
        let langgoens = try #require(Sample.langgoens)
        let kreis = try #require(RegionalKey("06531"))
        var offers = Angebote(Sample.services, try OfficialList.list.get())
        let done1 = offers.set("hund-an", in: giessen)
        #expect(done1)
        let done2 = offers.set("kfz", in: kreis)
        #expect(done2)
        #expect(offers.leistungen(in: giessen).map(\.id) == ["hund-an", "kfz"])
        #expect(offers.leistungen(in: langgoens).map(\.id) == ["kfz"])
        offers.set("kfz", in: kreis, offered: false)
        #expect(offers.leistungen(in: langgoens).isEmpty)
        let done3 = offers.set("gibtsnicht", in: giessen)
        #expect(!done3)
        #expect(offers.angebot("hund-an", in: langgoens) == nil)
    }

    @Test("What a town leaves open is taken from the body above")
    func inheritance() throws {
        let giessen = try #require(Sample.giessen)
        var offers = Angebote(Sample.services, try OfficialList.list.get())
        var land = Angebot("parken", in: try #require(RegionalKey("06")))
        land.gebuehr = Cents(3_000)
        land.texte = [Leistungstext(.hinweise, "Land"), Leistungstext(.teaser, "Land")]
        land.unterlagen = ["Fahrzeugschein"]
        var town = Angebot("parken", in: giessen)
        town.texte = [Leistungstext(.hinweise, "Stadt")]
        town.unterlagen = ["Mietvertrag"]
        let done4 = offers.set(land)
        #expect(done4)
        let done5 = offers.set(town)
        #expect(done5)
        let merged = try #require(offers.angebot("parken", in: giessen))
        #expect(merged.gebiet == giessen)
        #expect(merged.gebuehr == Cents(3_000))
        #expect(merged.unterlagen == ["Fahrzeugschein", "Mietvertrag"])
        let service = try #require(Sample.services["parken"])
        #expect(merged.text(.hinweise, of: service) == "Stadt")
        #expect(merged.text(.teaser, of: service) == "Land")
        #expect(merged.text(.name, of: service) == "Bewohnerparkausweis beantragen")
    }

    @Test("A service that is valid elsewhere cannot be switched on")
    func areas() throws {
        var service = Sample.service("nur-bayern", "09000000000001", "Nur in Bayern")
        service.gebiete = [try #require(RegionalKey("09"))]
        var offers = Angebote(Leistungsverzeichnis([service]), try OfficialList.list.get())
        let done6 = offers.set("nur-bayern", in: try #require(Sample.giessen))
        #expect(!done6)
        let done7 = offers.set("nur-bayern", in: try #require(RegionalKey("091620000000")))
        #expect(done7)
    }

    @Test("Many services are switched on in many towns at once, each only where it is valid")
    func bulk() throws {
        let list = try OfficialList.list.get()
        var bavarian = Sample.service("nur-bayern", "09000000000001", "Nur in Bayern")
        bavarian.gebiete = [try #require(RegionalKey("09"))]
        let services = Leistungsverzeichnis(Sample.services.leistungen + [bavarian])
        let towns = list.all.map(\.key).filter { $0.level == .gemeinde }
        var offers = Angebote(services, list)
        let count = offers.set(services.leistungen.map(\.id) + ["gibtsnicht"], in: towns)
        let inBavaria = towns.count { $0.description.hasPrefix("09") }
        #expect(count == 14 * 10_943 + inBavaria)
        #expect(offers.leistungen(in: try #require(Sample.giessen)).count == 14)
        #expect(offers.leistungen(in: try #require(RegionalKey("091620000000"))).count == 15)
    }
}
