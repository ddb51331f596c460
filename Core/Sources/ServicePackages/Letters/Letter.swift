public import Basics
import XML

/// A letter of a service: `schreiben/NAME.html`, well-formed HTML with FEEL placeholders between double braces.
///
/// The head says what it is: `<title>`, `<meta name="art" content="bescheid"/>`, for notices also
/// `<meta name="entscheidung" content="bewilligung"/>`, and the inputs of the clerk as
/// `<meta name="eingabe" content="begruendung: Begründung der Entscheidung"/>`. What letters have in common stands in a frame
/// (`LetterFrame`).
public struct Letter: Sendable {
    /// What a letter is for.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Confirmation of receipt, sent by itself.
        case receipt = "eingang"
        /// Query to the applicant.
        case query = "rueckfrage"
        /// Decision notice.
        case notice = "bescheid"
        /// Anything else that is told.
        case message = "mitteilung"
    }

    /// What a notice decides.
    public enum Decision: String, Hashable, Sendable, CaseIterable {
        case grant = "bewilligung"
        case partial = "teilbewilligung"
        case refusal = "ablehnung"
    }

    /// Words that the clerk adds to the letter.
    public struct Input: Hashable, Sendable {
        public var name: String
        public var label: String
    }

    /// Its name in the package: `bescheid-bewilligung`.
    public let name: String
    public let title: String
    public let kind: Kind
    public let decision: Decision?
    public let language: String
    public let inputs: [Input]
    let template: LetterTemplate
    /// The text without tags, for checks of words.
    let plain: String
    /// Whether it says which remedy there is.
    let hasRemedy: Bool

    static let folder = "schreiben"

    /// Throws `Findings` if the file is not well-formed, does not say what it is, or holds a placeholder that is no
    /// FEEL over the names.
    ///
    /// `files` are those of its package, in which its frame lies.
    init(
        _ bytes: [UInt8], file: String, names: Set<String>, files: PackageFiles = PackageFiles()
    ) throws(Findings) {
        let document = try XMLDocument(bytes, file: file)
        let place = document.root.place ?? Place(file: file)
        guard document.root.local == "html", let head = document.root.first("head"),
            let own = document.root.first("body")
        else {
            throw Letter.fault("ein Schreiben braucht html, head und body", "a letter needs html, head and body", place)
        }
        func meta(_ name: String) -> [String] {
            head.elements("meta").filter { $0[attribute: "name"] == name }.compactMap { $0[attribute: "content"] }
        }
        guard let kind = meta("art").first.flatMap(Kind.init) else {
            let known = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Letter.fault(
                "meta „art“ muss eines sein von: \(known)", "meta “art” must be one of: \(known)", head.place ?? place)
        }
        let body = try LetterFrame.frame(of: head, in: files)?.body(around: own) ?? own
        name = String(file.dropFirst(Letter.folder.count + 1).dropLast(5))
        title = head.first("title")?.trimmed ?? ""
        language = document.root[attribute: "lang"] ?? "de"
        self.kind = kind
        decision = meta("entscheidung").first.flatMap(Decision.init)
        inputs = meta("eingabe").map(Letter.input)
        let inner = XMLDocument(root: body).bytes()
        template = try LetterTemplate(Letter.inside(inner), file: file, place: body.place ?? place, names: names)
        plain = Letter.plain(body)
        hasRemedy = Letter.holdsRemedy(body)
    }

    private static func input(_ text: String) -> Input {
        let parts = text.split(separator: ":", maxSplits: 1).map { XMLElement.trim(String($0)) }
        return Input(name: parts.first ?? "", label: parts.count > 1 ? parts[1] : parts.first ?? "")
    }

    /// What stands between the start tag and the end tag of the root.
    private static func inside(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let start = text[...].firstPlace(of: "<body"), let open = text[start...].firstIndex(of: ">"),
            let close = text[...].lastPlace(of: "</body>")
        else { return "" }
        return String(text[text.index(after: open)..<close])
    }

    private static func plain(_ element: XMLElement, depth: Int = 0) -> String {
        guard depth < 64 else { return "" }
        var words = ""
        for child in element.children {
            switch child {
            case .text(let text): words += text
            case .element(let inner): words += " " + plain(inner, depth: depth + 1) + " "
            default: break
            }
        }
        return words
    }

    private static func holdsRemedy(_ element: XMLElement, depth: Int = 0) -> Bool {
        guard depth < 64 else { return false }
        if element[attribute: "class"]?.split(separator: " ").contains("rechtsbehelf") ?? false {
            let words = plain(element)
            let remedies = ["Widerspruch", "Klage", "Einspruch", "gerichtliche Entscheidung"]
            return ["Monat", "Frist"].contains { words.contains($0) } && remedies.contains { words.contains($0) }
        }
        return element.elements.contains { holdsRemedy($0, depth: depth + 1) }
    }

    private static func fault(_ de: String, _ en: String, _ place: Place) -> Findings {
        Findings(Finding("letter-format", .error, Words(de: de, en: en), at: place))
    }
}

extension Substring {
    /// Where a text stands first in this one: the index of its beginning.
    func firstPlace(of other: String) -> Index? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(other) { return at }
            at = index(after: at)
        }
        return nil
    }

    /// Where a text stands last in this one.
    func lastPlace(of other: String) -> Index? {
        var at = endIndex
        while at > startIndex {
            at = index(before: at)
            if self[at...].hasPrefix(other) { return at }
        }
        return nil
    }
}
