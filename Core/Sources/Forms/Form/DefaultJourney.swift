public import Basics

extension Journey {
    /// A journey for a schema that has none: one group per page, long groups in parts, rows with a list page.
    ///
    /// The rules: a group of up to twelve questions is one page, its label the title; a longer one is taken apart,
    /// its label becoming the section; a repeatable group, and an optional one of more than three questions, gets
    /// the pages of one row and a list page after them ("noch eine?"). So every imported schema is a form that can be
    /// filled in without an edit.
    public static func byRule(for schema: Datenschema) throws(Findings) -> Journey {
        var maker = DefaultJourney(tree: try SchemaTree(schema))
        maker.pages(of: maker.tree.roots, title: schema.title, section: nil)
        return Journey(pages: maker.pages, declarations: [.truth], isDefault: true)
    }
}

extension Declaration {
    /// That what was stated is true: it closes every application.
    static let truth = Declaration(
        id: "wahrheit", text: "Meine Angaben sind vollständig und richtig, soweit ich das weiß.")
}

/// Makes pages from the places of a schema.
struct DefaultJourney {
    let tree: SchemaTree
    private(set) var pages: [JourneyPage] = []
    private var names: Set<String> = []

    static let longestPage = 12
    /// Optional groups of up to so many questions stay on the page of their neighbours.
    static let shortestList = 3

    init(tree: SchemaTree) { self.tree = tree }

    /// Pages for neighbours of one level: fields run together, groups stand alone.
    mutating func pages(of level: [Int], title: String, section: String?) {
        var run: [Int] = []
        var size = 0
        for index in level {
            let node = tree.nodes[index]
            guard node.inputs > 0 || node.field?.kind == .label else { continue }
            if node.field != nil || isSmall(node) {
                if size + max(node.inputs, 1) > DefaultJourney.longestPage {
                    flush(&run, title: title, section: section)
                    size = 0
                }
                run.append(index)
                size += max(node.inputs, node.field != nil ? 1 : 0)
            } else {
                flush(&run, title: title, section: section)
                size = 0
                pages(of: node, above: title, section: section)
            }
        }
        flush(&run, title: title, section: section)
    }

    /// A group so small that it stays beside its neighbours.
    private func isSmall(_ node: FormNode) -> Bool {
        node.parent != nil && !needsRows(node) && !node.holdsRows && !holdsLists(node) && node.inputs <= 4
    }

    private func needsRows(_ node: FormNode) -> Bool {
        guard node.group != nil else { return false }
        return node.hasRows || (node.min == 0 && node.inputs > DefaultJourney.shortestList)
    }

    /// Whether a group below it will get a list page.
    private func holdsLists(_ node: FormNode) -> Bool {
        node.inputs > DefaultJourney.shortestList
            && node.children.contains { needsRows(tree.nodes[$0]) || holdsLists(tree.nodes[$0]) }
    }

    private mutating func pages(of node: FormNode, above: String, section: String?) {
        let label = node.label.isEmpty ? above : node.label
        if node.inputs <= DefaultJourney.longestPage, !node.holdsRows, !holdsLists(node) {
            add(title: label, section: section, content: .fields([node.path]))
        } else {
            pages(of: node.children, title: label, section: section ?? (node.parent == nil ? nil : above))
        }
        if needsRows(node) { add(title: label, section: section, content: .list(of: node.path), suffix: "liste") }
    }

    private mutating func flush(_ run: inout [Int], title: String, section: String?) {
        defer { run = [] }
        let paths = run.map { tree.nodes[$0].path }
        guard run.contains(where: { tree.nodes[$0].inputs > 0 }) else {
            // A lone remark goes to the page that follows it: to the one before it if there is none.
            if let last = pages.indices.last, case .fields(let before) = pages[last].content, sameRows(before, paths) {
                pages[last].content = .fields(before + paths)
            }
            return
        }
        let only = run.count == 1 ? tree.nodes[run[0]] : nil
        let words = only.flatMap { $0.label.isEmpty ? nil : $0.label } ?? title
        add(title: words, section: words == title ? section : section ?? title, content: .fields(paths))
    }

    private func sameRows(_ a: [SchemaPath], _ b: [SchemaPath]) -> Bool {
        guard let x = a.first, let y = b.first else { return false }
        return tree[x]?.rowGroups == tree[y]?.rowGroups
    }

    private mutating func add(title: String, section: String?, content: JourneyPage.Content, suffix: String? = nil) {
        let words = title.isEmpty ? "Angaben" : title
        var name = Slug.make(words) + (suffix.map { "-" + $0 } ?? "")
        var number = 2
        while !names.insert(name).inserted {
            name = Slug.make(words) + (suffix.map { "-" + $0 } ?? "") + "-\(number)"
            number += 1
        }
        pages.append(JourneyPage(id: PageID(name), title: words, section: section, content: content))
    }
}

/// Words made fit for an address: `Halterin oder Halter` → `halterin-oder-halter`.
public enum Slug {
    /// Lower case, umlauts spelled out, everything else a dash; at most 40 bytes, never empty.
    public static func make(_ words: String) -> String {
        var out: [UInt8] = []
        for scalar in words.lowercased().unicodeScalars {
            switch scalar {
            case "ä": out += Array("ae".utf8)
            case "ö": out += Array("oe".utf8)
            case "ü": out += Array("ue".utf8)
            case "ß": out += Array("ss".utf8)
            case "a"..."z", "0"..."9": out.append(UInt8(scalar.value))
            default: if let last = out.last, last != 0x2d { out.append(0x2d) }
            }
            if out.count >= 40 { break }
        }
        while out.last == 0x2d { out.removeLast() }
        return out.isEmpty ? "seite" : String(decoding: out.prefix(42), as: UTF8.self)
    }
}
