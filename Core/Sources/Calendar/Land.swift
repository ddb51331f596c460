/// One of the sixteen Länder, by the first two digits of every regional key.
public enum Land: String, Hashable, Sendable, Codable, CaseIterable {
    case schleswigHolstein = "01"
    case hamburg = "02"
    case niedersachsen = "03"
    case bremen = "04"
    case nordrheinWestfalen = "05"
    case hessen = "06"
    case rheinlandPfalz = "07"
    case badenWuerttemberg = "08"
    case bayern = "09"
    case saarland = "10"
    case berlin = "11"
    case brandenburg = "12"
    case mecklenburgVorpommern = "13"
    case sachsen = "14"
    case sachsenAnhalt = "15"
    case thueringen = "16"

    /// The key, two digits.
    public var key: String { rawValue }

    /// The German name.
    public var german: String {
        switch self {
        case .schleswigHolstein: "Schleswig-Holstein"
        case .hamburg: "Hamburg"
        case .niedersachsen: "Niedersachsen"
        case .bremen: "Bremen"
        case .nordrheinWestfalen: "Nordrhein-Westfalen"
        case .hessen: "Hessen"
        case .rheinlandPfalz: "Rheinland-Pfalz"
        case .badenWuerttemberg: "Baden-Württemberg"
        case .bayern: "Bayern"
        case .saarland: "Saarland"
        case .berlin: "Berlin"
        case .brandenburg: "Brandenburg"
        case .mecklenburgVorpommern: "Mecklenburg-Vorpommern"
        case .sachsen: "Sachsen"
        case .sachsenAnhalt: "Sachsen-Anhalt"
        case .thueringen: "Thüringen"
        }
    }
}
