import Basics
import Catalogue

/// A few services and units around Gießen that the tests share.
enum Sample {
    static let giessen = RegionalKey("065310005005")
    static let langgoens = RegionalKey("065310010010")
    static let frankfurt = RegionalKey("064120000000")

    static func service(
        _ id: Id<Leistung>, _ key: String, _ name: String, synonyms: [String] = [], words: [String] = [],
        situations: [String] = [], level: RegionalKey.Level = .gemeinde
    ) -> Leistung {
        Leistung(
            id: id, schluessel: [LeiKaKey(key)].compactMap { $0 },
            texte: [Leistungstext(.name, name), Leistungstext(.name, name + " (EN)", sprache: "en")],
            synonyme: synonyms,
            alltagswoerter: words, lebenslagen: situations, ebene: level)
    }

    static let services = Leistungsverzeichnis([
        service(
            "hund-an", "99102001104000", "Hundesteuer anmelden", synonyms: ["Hundemarke"],
            words: ["Welpe", "mein Hund"]),
        service("hund-ab", "99102001070000", "Hundesteuer abmelden", words: ["Hund gestorben"]),
        service(
            "parken", "99108003001000", "Bewohnerparkausweis beantragen", synonyms: ["Anwohnerparken"],
            words: ["Auto parken"]),
        service("geburt", "99027002012000", "Geburtsurkunde", words: ["Baby", "Kind"], situations: ["Geburt"]),
        service("gewerbe", "99050012104000", "Gewerbe anmelden", words: ["selbstständig machen", "Firma gründen"]),
        service(
            "wohnsitz", "99115005104000", "Wohnsitz anmelden", synonyms: ["Ummeldung"], words: ["umziehen", "Umzug"]),
        service("ausweis", "99089004012000", "Personalausweis beantragen", synonyms: ["Perso"]),
        service("muell", "99001001001000", "Abfallbehälter bestellen", words: ["Mülltonne", "Müll"]),
        service("jagd", "99058001001000", "Jagdschein", level: .kreis),
        service("kfz", "99036001001000", "Fahrzeug zulassen", words: ["Auto anmelden"], level: .kreis),
        service("doppelt-a", "99999999999999", "Doppelt A"), service("doppelt-b", "99999999999999", "Doppelt B"),
        service("nur-land", "99000000000001", "Landessache", level: .land),
        service("zentral", "99000000000002", "Zentralsache", level: .land),
    ])

    static let units: [Organisationseinheit] = [
        Organisationseinheit(
            id: "giessen", name: "Universitätsstadt Gießen", art: .gemeinde, gebiet: giessen, istHauptstelle: true),
        Organisationseinheit(id: "giessen-steuer", name: "Steueramt", art: .amt, gebiet: giessen),
        Organisationseinheit(
            id: "lk-giessen", name: "Landkreis Gießen", art: .kreis, gebiet: RegionalKey("06531"), istHauptstelle: true),
        Organisationseinheit(
            id: "frankfurt", name: "Frankfurt", art: .gemeinde, gebiet: frankfurt, istHauptstelle: true),
        Organisationseinheit(id: "rp", name: "RP Gießen", art: .regierungspraesidium, gebiet: RegionalKey("065")),
        Organisationseinheit(id: "bund", name: "Bundesamt", art: .andere, gebiet: nil),
    ]
    static let fallback = Organisationseinheit(id: "auffang", name: "Auffangstelle", art: .andere, gebiet: nil)

    static func router() throws -> Zustaendigkeitsfinder {
        try Zustaendigkeitsfinder(
            services, OfficialList.list.get(), einheiten: units,
            zustaendigkeiten: [
                Zustaendigkeit("hund-an", in: giessen, "giessen-steuer", by: .email),
                Zustaendigkeit("hund-ab", in: RegionalKey("06531"), "lk-giessen"),
                Zustaendigkeit("gewerbe", in: RegionalKey("065"), "rp", by: .xta),
                Zustaendigkeit("zentral", in: nil, "bund", by: .schnittstelle("fit-connect")),
            ], auffangstelle: fallback)
    }
}
