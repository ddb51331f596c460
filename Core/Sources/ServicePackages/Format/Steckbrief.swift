public import Basics

/// The profile sheet of a process, `steckbrief.yaml`: what others must know of a model before they compare it, take it over
/// or ask about it (process library of the KGSt, profile sheet of FIM).
public struct Steckbrief: Hashable, Sendable {
    public var title: String
    /// The number in a register of processes.
    public var number: String?
    public var version: String
    /// The day of this state, ISO 8601.
    public var date: String?
    public var purpose: String
    /// What starts the process, and what comes of it.
    public var trigger: String
    public var result: String
    /// The office that answers for the model; a role, not a person.
    public var responsible: String
    /// An address of a role.
    public var contact: String?
    public var legalBases: [String]
    public var roles: [String]
    public var documents: [String]
    /// Cases in a year and 10,000 inhabitants.
    public var volume: Int?
    /// Minutes of work at one case, days from its beginning to its end.
    public var minutes: Int?
    public var days: Int?
    /// The product of the budget to which the work belongs.
    public var product: String?

    public static let path = "steckbrief.yaml"

    public static func read(_ bytes: [UInt8]) throws(Findings) -> (Steckbrief, [Finding]) {
        var map = YAMLMap(try YAMLTree(bytes, file: path))
        let sheet = Steckbrief(
            title: map.required("titel"), number: map.text("nummer"), version: map.required("version"),
            date: map.text("stand"), purpose: map.required("zweck"), trigger: map.required("ausloeser"),
            result: map.required("ergebnis"), responsible: map.required("verantwortlich"), contact: map.text("kontakt"),
            legalBases: map.texts("rechtsgrundlagen"), roles: map.texts("rollen"), documents: map.texts("unterlagen"),
            volume: map.integer("fallzahl"), minutes: map.integer("bearbeitungsminuten"),
            days: map.integer("durchlauftage"), product: map.text("produkt"))
        if Version(sheet.version) == nil, !sheet.version.isEmpty {
            map.add([
                YAMLMap.finding(
                    "„version“ besteht aus drei Zahlen: 1.0.0", "“version” consists of three numbers: 1.0.0", map.place)
            ])
        }
        for (name, number) in [
            ("fallzahl", sheet.volume), ("bearbeitungsminuten", sheet.minutes), ("durchlauftage", sheet.days),
        ] where number.map({ $0 < 0 }) ?? false {
            map.add([YAMLMap.finding("„\(name)“ ist negativ", "“\(name)” is negative", map.place)])
        }
        return (sheet, map.close())
    }
}
