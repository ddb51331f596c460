public import Basics

/// A schema with its journey, checked and made ready: filled in by many people at once, never changed.
///
/// ```swift
/// let form = try Form(schema: schema, journey: try .byRule(for: schema))
/// var filled = FilledForm(form, Answers(), clock: clock)
/// ```
public struct Form: Sendable {
    public let schema: Datenschema
    public let journey: Journey
    public let tree: SchemaTree
    /// What the check found that does not hinder: conditions nobody could read, optional fields on no page.
    public let warnings: [Finding]

    let pages: [FormPage]
    /// The number of a page by its id.
    let pageNumbers: [PageID: Int]
    /// The conditions of the pages on which a place stands; without an entry it stands on one without a condition.
    let placements: [Int: [CompiledCondition]]
    /// What rules and settings say about a place, by node.
    let logic: [Int: NodeLogic]
    let calculations: [(calculation: Calculation, program: CompiledCondition)]

    /// Throws `Findings` if a page names a place that is not there, if a required field stands on no page, or if a
    /// condition of the journey is no FEEL.
    public init(schema: Datenschema, journey: Journey) throws(Findings) {
        var lists: Set<SchemaPath> = []
        for page in journey.pages { if case .list(let path) = page.content { lists.insert(path) } }
        let tree = try SchemaTree(schema, settings: journey.settings, lists: lists)
        var maker = FormMaker(schema: schema, journey: journey, tree: tree)
        maker.make()
        if maker.findings.haveErrors { throw Findings(maker.findings) }
        self.schema = schema
        self.journey = journey
        self.tree = tree
        warnings = maker.findings
        pages = maker.pages
        pageNumbers = maker.pageNumbers
        placements = Form.placements(of: maker.pages)
        logic = maker.logic
        calculations = maker.calculations
    }

    private static func placements(of pages: [FormPage]) -> [Int: [CompiledCondition]] {
        var conditions: [Int: [CompiledCondition]] = [:]
        var free: Set<Int> = []
        for page in pages {
            for place in page.items + (page.list.map { [$0] } ?? []) {
                if let condition = page.condition {
                    conditions[place, default: []].append(condition)
                } else {
                    free.insert(place)
                }
            }
        }
        return conditions.filter { !free.contains($0.key) }
    }
}

/// A page of a journey with its places found.
struct FormPage: Sendable {
    let page: JourneyPage
    /// The groups with rows in which the page stands, from the outside in.
    let scope: [Int]
    let condition: CompiledCondition?
    /// The places on it; empty for a list page.
    let items: [Int]
    /// The group whose rows it lists.
    let list: Int?
}

/// What rules and settings say about one place.
struct NodeLogic: Sendable {
    /// Asked only if all of `visible` and, if there are any, one of `shown` hold.
    var visible: [CompiledCondition] = []
    var shown: [CompiledCondition] = []
    var required: [CompiledCondition] = []
    var forbidden: [CompiledCondition] = []
    var checks: [(condition: CompiledCondition, message: String)] = []
}
