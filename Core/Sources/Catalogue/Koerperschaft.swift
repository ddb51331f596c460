/// A body of the official list: a Land, Regierungsbezirk, Kreis, Verband or Gemeinde.
public struct Koerperschaft: Hashable, Sendable, Identifiable {
    public var key: RegionalKey
    /// The official name, with its suffix: `Gießen, Universitätsstadt`.
    public var name: String
    public var art: Art
    /// The postcode of the seat of the administration.
    public var postcode: String?
    /// Inhabitants; 0 where the list has none (above the Gemeinde) and where nobody lives.
    public var population: Int
    /// The name in addresses, unique in the list: `giessen`, `muenster-darmstadt-dieburg`; empty for a Kreis that is
    /// a town of its own, since the town carries it.
    public var slug: String

    public var id: RegionalKey { key }

    /// The name without what follows its comma: `Gießen`.
    public var shortName: String {
        name.firstIndex(of: ",").map { String(name[..<$0]) } ?? name
    }

    /// What kind of body it is, by the Textkennzeichen of the official list.
    public enum Art: UInt8, Hashable, Sendable, Codable {
        case land = 10
        case regierungsbezirk = 20
        case kreisfreieStadtAlsKreis = 41
        case stadtkreisAlsKreis = 42
        case kreis = 43
        case landkreis = 44
        case regionalverband = 45
        case amt = 51
        case samtgemeinde = 52
        case verbandsgemeinde = 53
        case verwaltungsgemeinschaft = 54
        case kirchspielslandgemeinde = 55
        case verwaltungsverband = 56
        case verwaltungsgemeinschaftTraeger = 57
        case erfuellendeGemeinde = 58
        case markt = 60
        case kreisfreieStadt = 61
        case stadtkreis = 62
        case stadt = 63
        case gemeinde = 64
        case gemeindefreiesGebietBewohnt = 65
        case gemeindefreiesGebiet = 66
        case grosseKreisstadt = 67
        /// Not said by the list.
        case andere = 0

        /// The word before the name where a bare name would be mistaken for a town: `Landkreis`.
        var prefix: String {
            switch self {
            case .land: "Land"
            case .kreis: "Kreis"
            case .landkreis: "Landkreis"
            case .amt: "Amt"
            case .samtgemeinde: "Samtgemeinde"
            case .verbandsgemeinde: "Verbandsgemeinde"
            case .verwaltungsgemeinschaft, .verwaltungsgemeinschaftTraeger: "Verwaltungsgemeinschaft"
            case .kirchspielslandgemeinde: "Kirchspielslandgemeinde"
            case .verwaltungsverband: "Verwaltungsverband"
            case .erfuellendeGemeinde: "Erfüllende Gemeinde"
            default: ""
            }
        }

        /// Whether the town is its own Kreis.
        var isKreisfrei: Bool { self == .kreisfreieStadt || self == .stadtkreis }
    }

    /// The name as one says it: `Landkreis Gießen`, `Lahn-Dill-Kreis`, `Gießen`.
    public var spokenName: String {
        Koerperschaft.spoken(name: shortName, art: art)
    }

    /// How a name stands in addresses: `Gießen` and `GIESSEN` are `giessen`.
    public static func slug(of name: String) -> String {
        String(decoding: Folding.slug(name.prefix(200)), as: UTF8.self)
    }

    static func spoken(name: String, art: Art) -> String {
        let prefix = art.prefix
        if prefix.isEmpty || name.hasPrefix(prefix) { return name }
        let namesItself = name.lowercased()
        let isKreis = art == .kreis || art == .landkreis
        return isKreis && namesItself.contains("kreis") ? name : prefix + " " + name
    }
}
