/// A sentence in the two languages that Rathaus speaks to people who work with it.
public struct Words: Hashable, Sendable, Codable {
    public var de: String
    public var en: String

    public init(de: String, en: String) {
        self.de = de
        self.en = en
    }
}
