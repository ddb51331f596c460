import Basics

extension Visit {
    /// A text that this visitor alone may bring back within so many seconds: between two steps of a sign-in.
    public func pass(_ text: String, seconds: Int64) -> String {
        let until = now.advanced(bySeconds: seconds).microseconds
        return house.seals.pass("\(text)|\(until)", for: visitor)
    }

    /// The text of a pass; nil if it is not this visitor's, was changed, or is over.
    public func opened(_ pass: String) -> String? {
        guard let text = house.seals.text(ofPass: pass, for: visitor), let bar = text.lastIndex(of: "|"),
            let until = Int64(text[text.index(after: bar)...]), until > now.microseconds
        else { return nil }
        return String(text[..<bar])
    }
}
