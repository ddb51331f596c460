import Basics
import XML

/// Walks over the elements of a message and holds the file to its structure: known children, each as often as allowed.
///
/// The order of children is not held to the standard's, as real exports differ in it.
final class XDFCursor {
    let xml: XMLReader
    let namespace: String

    init(_ xml: XMLReader, namespace: String) {
        self.xml = xml
        self.namespace = namespace
    }

    /// Goes through the children of the element that starts here. `handle` reads one to its end, or returns false
    /// if it does not know it. A child not named in `many` may come once.
    func children(
        of parent: String, many: [String] = [], _ handle: (String) throws(Findings) -> Bool
    ) throws(Findings) {
        let depth = xml.depth
        var seen: [String] = []
        while let event = try xml.next() {
            if event == .end, xml.depth == depth { return }
            guard event == .start else { continue }
            let name = xml.name
            let place = xml.place
            guard name.namespace == namespace || name.namespace == nil && name.local == "code" else {
                throw Findings(.xdfUnexpected(name.description, in: parent, place))
            }
            if !many.contains(name.local) {
                if seen.contains(name.local) { throw Findings(.xdfDuplicate(name.local, in: parent, place)) }
                seen.append(name.local)
            }
            guard try handle(name.local) else { throw Findings(.xdfUnexpected(name.local, in: parent, place)) }
        }
    }

    /// The text of the element that starts here; nil if it is empty.
    func text() throws(Findings) -> String? {
        let parent = xml.name.local
        let depth = xml.depth
        var text: String?
        while let event = try xml.next() {
            if event == .end, xml.depth == depth { break }
            if event == .start { throw Findings(.xdfUnexpected(xml.name.local, in: parent, xml.place)) }
            if event == .text { text = text.map { $0 + xml.text } ?? xml.text }
        }
        return text?.isEmpty == false ? text : nil
    }

    /// The text without white space around it; nil if nothing is left.
    func token() throws(Findings) -> String? {
        guard let text = try text() else { return nil }
        let token = XMLElement.trim(text)
        return token.isEmpty ? nil : token
    }

    /// The value of an element of a code type: its unqualified child `code`.
    func code() throws(Findings) -> (code: String?, listVersion: String?) {
        let version = xml.attribute("listVersionID")
        var code: String?
        try children(of: xml.name.local) { local throws(Findings) in
            switch local {
            case "code": code = try token()
            case "name": _ = try text()
            default: return false
            }
            return true
        }
        return (code, version)
    }
}
