/// The address of a service at a place that stays the same whatever the house is called inside: by LeiKa key and
/// regional key.
///
///     DeepLink(path: "/leistung/99050012104000/065310005005")?.ort.ags  // "06531005"
public struct DeepLink: Hashable, Sendable {
    public var leistung: LeiKaKey
    public var ort: RegionalKey

    public init(_ leistung: LeiKaKey, _ ort: RegionalKey) {
        self.leistung = leistung
        self.ort = ort
    }

    /// `/leistung/99050012104000/065310005005`.
    public var path: String { "/leistung/\(leistung)/\(ort)" }

    /// Reads such a path, strictly.
    public init?(path: some StringProtocol) {
        let parts = path.prefix(100).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0].isEmpty, parts[1] == "leistung", let leistung = LeiKaKey(parts[2]),
            let ort = RegionalKey(parts[3])
        else { return nil }
        self.init(leistung, ort)
    }
}
