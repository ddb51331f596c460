/// A value that can be written as a part of a page.
public protocol View: Sendable {
    /// Writes this part at the end of the page, in the language given.
    func write(to html: inout HTML, in language: Language)
}

extension HTML {
    /// Writes a part of the page.
    public mutating func view(_ view: some View, in language: Language) { view.write(to: &self, in: language) }

    /// Writes parts of the page one after another.
    public mutating func views(_ views: [some View], in language: Language) {
        for view in views { view.write(to: &self, in: language) }
    }
}

extension View {
    /// This part alone, for tests and for answers to the script.
    public func html(in language: Language = .german) -> HTML {
        var html = HTML(capacity: 1 << 10)
        write(to: &html, in: language)
        return html
    }
}
