public import Basics

/// How the file of a service is kept: `akte.yaml`. A retention period is a maximum (principle of storage limitation)
/// and a minimum (records law) at once, so its legal basis stands beside it.
public struct AkteSettings: Hashable, Sendable {
    /// What becomes of the file when its period has run out.
    public enum Disposal: String, Hashable, Sendable, CaseIterable {
        /// The archive decides (Bewerten).
        case assess = "bewerten"
        /// Without an offer to the archive, where an agreement with it says so.
        case destroy = "vernichten"
        case archive = "archivieren"
    }

    /// The number of the unit in the file plan: `22.10`.
    public var plan: String
    /// The title of the unit.
    public var title: String
    /// The subject of a case, with placeholders: `Hundesteuer {{nachname}}`.
    public var subject: String?
    /// Years after the end of the year in which the case was closed.
    public var retentionYears: Int
    public var retentionBasis: String
    public var disposal: Disposal
    /// Reasons for which the period stands still: pending lawsuit, appeal.
    public var holds: [String]
    /// Days in which the town wants to have decided.
    public var targetDays: Int?
    /// Weeks after which a draft that nobody touches is deleted, at least 1.
    public var draftWeeks: Int

    public init(
        plan: String, title: String, subject: String? = nil, retentionYears: Int, retentionBasis: String,
        disposal: Disposal = .assess, holds: [String] = [], targetDays: Int? = nil, draftWeeks: Int = usualDraftWeeks
    ) {
        self.plan = plan
        self.title = title
        self.subject = subject
        self.retentionYears = retentionYears
        self.retentionBasis = retentionBasis
        self.disposal = disposal
        self.holds = holds
        self.targetDays = targetDays
        self.draftWeeks = draftWeeks
    }

    static let path = "akte.yaml"
    /// The weeks of drafts where a package names none.
    public static let usualDraftWeeks = 12

    static func read(_ bytes: [UInt8]) throws(Findings) -> (AkteSettings, [Finding]) {
        var map = YAMLMap(try YAMLTree(bytes, file: path))
        var retention = map.map("aufbewahrung") ?? YAMLMap(empty: map.place)
        let years = retention.integer("jahre")
        if years.map({ !(0...110).contains($0) }) ?? true {
            map.add([
                YAMLMap.finding(
                    "„aufbewahrung: jahre“ muss von 0 bis 110 gehen", "“aufbewahrung: jahre” must be 0 to 110",
                    map.place)
            ])
        }
        let weeks = map.integer("entwurfswochen")
        if weeks.map({ !(1...520).contains($0) }) ?? false {
            map.add([
                YAMLMap.finding(
                    "„entwurfswochen“ muss von 1 bis 520 gehen", "“entwurfswochen” must be 1 to 520", map.place)
            ])
        }
        let disposal = map.text("aussonderung")
        if let disposal, Disposal(rawValue: disposal) == nil {
            map.add([
                YAMLMap.finding(
                    "„aussonderung“ ist bewerten, vernichten oder archivieren",
                    "“aussonderung” is bewerten, vernichten or archivieren", map.place)
            ])
        }
        let settings = AkteSettings(
            plan: map.required("aktenplan"), title: map.required("titel"), subject: map.text("betreff"),
            retentionYears: years ?? 0, retentionBasis: retention.required("grundlage"),
            disposal: disposal.flatMap(Disposal.init) ?? .assess, holds: map.texts("sperren"),
            targetDays: map.integer("zieltage"), draftWeeks: weeks ?? usualDraftWeeks)
        map.add(retention.close())
        return (settings, map.close())
    }
}
