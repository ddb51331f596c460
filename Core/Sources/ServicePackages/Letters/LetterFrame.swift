import Basics
import XML

/// What letters have in common: `schreiben/_NAME.html`, which a letter names with `<meta name="rahmen" content="NAME"/>`.
///
/// The frame is a whole page. The letter's `<h1>` takes the place of the frame's, the rest of its body that of the frame's
/// `<section class="inhalt"/>`; a letter with a remedy of its own (`<section class="rechtsbehelf">`) keeps it instead of the
/// frame's. So salutation, remedy and signature stand in one place for all notices.
struct LetterFrame: Sendable {
    let body: XMLElement

    /// Throws `Findings` (`letter-frame`) if it is no page with a place for the content.
    init(_ bytes: [UInt8], file: String) throws(Findings) {
        let document = try XMLDocument(bytes, file: file)
        guard let body = document.root.first("body"), body.elements.contains(where: { $0.isSection("inhalt") }) else {
            throw LetterFrame.fault(
                "Ein Rahmen braucht in body <section class=\"inhalt\"/>.",
                "a frame needs <section class=\"inhalt\"/> in its body", document.root.place ?? Place(file: file))
        }
        self.body = body
    }

    /// The body of a letter within the frame.
    func body(around letter: XMLElement) -> XMLElement {
        let heading = body.first("h1") == nil ? nil : letter.first("h1")
        let hasRemedy = body.elements.contains { $0.isSection("rechtsbehelf") }
        let remedy = hasRemedy ? letter.elements.first { $0.isSection("rechtsbehelf") } : nil
        var whole = letter
        whole.children = body.children.flatMap { node -> [XMLNode] in
            guard let element = node.element else { return [node] }
            if element.local == "h1", let heading { return [.element(heading)] }
            if element.isSection("rechtsbehelf"), let remedy { return [.element(remedy)] }
            guard element.isSection("inhalt") else { return [node] }
            return letter.children.filter { $0.element != heading && $0.element != remedy || $0.element == nil }
        }
        return whole
    }

    /// The frame that the head of a letter names, read from the files of its package; nil if it names none.
    static func frame(of head: XMLElement, in files: PackageFiles) throws(Findings) -> LetterFrame? {
        guard let meta = head.elements("meta").first(where: { $0[attribute: "name"] == "rahmen" }),
            let name = meta[attribute: "content"]
        else { return nil }
        let path = path(of: name)
        guard let bytes = files[path] else {
            throw fault(
                "Den Rahmen „\(path)“ gibt es nicht.", "there is no frame “\(path)”", meta.place ?? Place(file: path))
        }
        return try LetterFrame(bytes, file: path)
    }

    static func path(of name: String) -> String { Letter.folder + "/_" + name + ".html" }

    /// Whether a file is a frame and no letter.
    static func isFrame(_ path: String) -> Bool { path.hasPrefix(Letter.folder + "/_") }

    private static func fault(_ de: String, _ en: String, _ place: Place) -> Findings {
        Findings(Finding("letter-frame", .error, Words(de: de, en: en), at: place))
    }
}

extension XMLElement {
    fileprivate func isSection(_ name: String) -> Bool {
        local == "section" && self[attribute: "class"]?.split(separator: " ").contains(Substring(name)) ?? false
    }
}
