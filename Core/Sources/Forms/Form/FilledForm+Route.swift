import Basics

extension FilledForm {
    /// The stops on the way, in order, as the answers stand now.
    public var route: [Stop] { Inquiry(self).route }

    /// Where a stop lies on the way; `nil` if it is not on it (any more).
    public func progress(at stop: Stop) -> Progress? {
        Progress(of: stop, on: route)
    }

    /// The first stop inside a row of a group, wherever the journey asks for it: before the list of rows or after it.
    public func firstStop(inRow row: Int, of group: AnswerPath) -> Stop? {
        let inquiry = Inquiry(self)
        guard let node = form.tree.node(at: group), let around = inquiry.rows(of: group)?.dropLast() else { return nil }
        let wanted = Array(around) + [row]
        return inquiry.route.first { stop in
            guard stop.rows.starts(with: wanted), let page = inquiry.page(at: stop) else { return false }
            return page.scope.count >= wanted.count && page.scope[wanted.count - 1] == node.index
        }
    }

    /// The first stop on which something is missing or wrong; `nil` when the form is ready for the review page.
    public var firstOpenStop: Stop? {
        let inquiry = Inquiry(self)
        return inquiry.route.first { !inquiry.findings(at: $0).isEmpty }
    }
}

extension Progress {
    init?(of stop: Stop, on route: [Stop]) {
        guard let index = route.firstIndex(of: stop) else { return nil }
        self.init(
            step: index + 1, of: route.count + 1, previous: index > 0 ? route[index - 1] : nil,
            next: index + 1 < route.count ? route[index + 1] : nil)
    }
}

extension Inquiry {
    /// Longer ways are cut off; nobody walks them.
    static let maximumStops = 5_000

    var route: [Stop] { way.map(\.stop) }

    /// The stops on the way with the numbers of their pages.
    var way: [(page: Int, stop: Stop)] {
        var stops: [(page: Int, stop: Stop)] = []
        walk(form.pages[...], scope: [], rows: [], into: &stops)
        return stops
    }

    /// Goes through neighbouring pages; those that stand in a group with rows are gone through once for each row.
    private func walk(
        _ pages: ArraySlice<FormPage>, scope: [Int], rows: [Int], into stops: inout [(page: Int, stop: Stop)]
    ) {
        var at = pages.startIndex
        while at < pages.endIndex, stops.count < Inquiry.maximumStops {
            let page = pages[at]
            if page.scope.count <= scope.count {
                if isOnWay(page, rows: rows) { stops.append((at, Stop(page: page.page.id, rows: rows))) }
                at += 1
                continue
            }
            let inner = Array(page.scope.prefix(scope.count + 1))
            var end = at + 1
            while end < pages.endIndex, pages[end].scope.starts(with: inner) { end += 1 }
            let group = tree.nodes[inner[scope.count]]
            if isAsked(group, rows: rows) {
                for row in 0..<rowCount(group, rows: rows) {
                    walk(pages[at..<end], scope: inner, rows: rows + [row], into: &stops)
                }
            }
            at = end
        }
    }

    /// A page is on the way if its condition holds and anything on it is asked.
    func isOnWay(_ page: FormPage, rows: [Int]) -> Bool {
        if let condition = page.condition, !holds(condition, rows: rows) { return false }
        if let list = page.list { return isAsked(tree.nodes[list], rows: rows) }
        return page.items.contains { anyAsked(tree.nodes[$0], rows: rows) }
    }

    private func anyAsked(_ node: FormNode, rows: [Int]) -> Bool {
        guard isAsked(node, rows: rows) else { return false }
        if let field = node.field { return field.kind != .hidden }
        return node.children.contains { anyAsked(tree.nodes[$0], rows: rows) }
    }

    /// The page of a stop, if it is on the way.
    func page(at stop: Stop) -> FormPage? {
        guard let number = form.pageNumbers[stop.page] else { return nil }
        let page = form.pages[number]
        guard page.scope.count == stop.rows.count else { return nil }
        for (depth, group) in page.scope.enumerated() {
            let outer = Array(stop.rows.prefix(depth))
            guard stop.rows[depth] < rowCount(tree.nodes[group], rows: outer) else { return nil }
        }
        return isOnWay(page, rows: stop.rows) ? page : nil
    }
}
