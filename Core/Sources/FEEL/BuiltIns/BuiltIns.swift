/// The hand-written table of all built-in functions (DMN 1.5, 10.3.4). A recipe for one more stands in
/// docs/recipes/add-a-feel-function.md.
enum BuiltIns {
    static let all: [BuiltIn] =
        conversions + logic + strings + patterns + lists + listSearches + listChanges + statistics + numbers + roundings
        + temporals + ranges + contexts

    private static let byName: [String: BuiltIn] = Dictionary(
        all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    static func named(_ name: String) -> BuiltIn? { byName[name] }

    /// Names that hold a keyword, which the reader would not join by itself.
    static let spacedNames: [SpacedName] = [
        "date and time", "years and months duration", "days and time duration",
    ].compactMap { SpacedName($0) }

    static let spacedTypeNames: [SpacedName] = [
        "date and time", "years and months duration", "days and time duration",
    ].compactMap { SpacedName($0) }
}
