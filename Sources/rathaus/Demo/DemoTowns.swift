import Basics
import Casework
import Hall
import Ports

/// Two invented towns with the people who work there. Their regional keys are given to no real place.
struct DemoTown {
    let town: Town
    let staff: [Person]

    struct Person {
        let login: String
        let name: String
        let roles: Set<Role>
        /// The offices whose cases and tasks are theirs; empty for all.
        var units: [String] = []
    }

    /// Who is competent for a service, where it is not the citizens' office: what the town lays over the package.
    static let offices = [
        "sondernutzung": "einheit: {id: bauverwaltung, name: Bauverwaltung}\n",
        "vereinsfoerderung": "einheit: {id: kultur, name: Kultur und Vereine}\n",
        "buergerhaus-mieten": "einheit: {id: liegenschaften, name: Liegenschaften}\n",
        "gaststaettenanzeige": "einheit: {id: ordnungsamt, name: Ordnungsamt}\n",
    ]

    /// The password of every demo account.
    static let password = "rathaus-vorfuehrung"

    static let all = [
        DemoTown(
            town: Town(
                id: "069980001001", name: "Stadt Lindenau", slug: "lindenau", accent: "#0b5c6b",
                contact: [
                    "anschrift": "Marktplatz 1, 35999 Lindenau", "plz": "35999", "ort": "Lindenau",
                    "telefon": "06999 4010", "email": "rathaus@lindenau.example",
                    "gericht": "Verwaltungsgericht Musterstadt",
                    "leitung": "Bürgermeisterin Karla Sommer",
                    "oeffnungszeiten": "Mo, Di, Do, Fr 8–12 Uhr\nDo 14–18 Uhr",
                    "archiv": "Stadtarchiv Lindenau",
                ]),
            staff: [
                Person(login: "weber", name: "Anna Weber", roles: [.sachbearbeitung]),
                Person(login: "yilmaz", name: "Deniz Yılmaz", roles: [.sachbearbeitung]),
                Person(login: "koenig", name: "Petra König", roles: [.sachbearbeitung], units: ["ordnungsamt"]),
                Person(login: "roth", name: "Stefan Roth", roles: [.sachbearbeitung], units: ["bauamt"]),
                Person(login: "funk", name: "Leonie Funk", roles: [.sachbearbeitung], units: ["feuerwehr"]),
                Person(login: "brandt", name: "Jonas Brandt", roles: [.leitung]),
            ]),
        DemoTown(
            town: Town(
                id: "069980002002", name: "Gemeinde Auenfeld", slug: "auenfeld", accent: "#7a3e00",
                contact: [
                    "anschrift": "Hauptstraße 12, 35998 Auenfeld", "plz": "35998", "ort": "Auenfeld",
                    "telefon": "06998 220", "email": "gemeinde@auenfeld.example",
                    "gericht": "Verwaltungsgericht Musterstadt",
                    "leitung": "Bürgermeister Malte Ebel", "oeffnungszeiten": "Mo–Fr 8–12 Uhr\nDi 14–17 Uhr",
                    "archiv": "Kreisarchiv Musterkreis",
                ]),
            staff: [
                Person(login: "lang", name: "Miriam Lang", roles: [.sachbearbeitung, .leitung]),
                Person(login: "ebel", name: "Malte Ebel", roles: [.leitung, .administration]),
            ]),
    ]
}
