/// The coat of arms of a town on its pages: a picture file, or a plain drawn shield in the accent for towns that have
/// none at hand (invented and new ones).
public enum Crest: Hashable, Sendable {
    /// A picture that the town uploaded.
    case picture(Address)
    /// A drawn shield with one figure.
    case shield(Figure)

    /// What the drawn shield shows.
    public enum Figure: String, Hashable, Sendable, CaseIterable {
        case waves, tree, tower, wheel, hill
    }

    /// Writes the coat of arms; the name of the town stands beside it, so it is silent.
    func write(to html: inout HTML) {
        switch self {
        case .picture(let address):
            html.void("img", .class("crest"), .source(address), .fixed("alt", ""), .number("height", 48))
        case .shield(let figure):
            html.literal("<svg class=\"crest\" viewBox=\"0 0 40 48\" aria-hidden=\"true\" focusable=\"false\">")
            html.literal("<path class=\"shield\" d=\"M2 2h36v22c0 11-8 18-18 22C10 42 2 35 2 24z\"/>")
            html.literal(Crest.drawing(of: figure))
            html.literal("</svg>")
        }
    }

    private static func drawing(of figure: Figure) -> StaticString {
        switch figure {
        case .waves:
            "<path class=\"stroke\" d=\"M6 17q4.7-5 9.3 0t9.3 0 9.4 0M6 25q4.7-5 9.3 0t9.3 0 9.4 0M8.5 33q4-5 7.7 0t7.6 0 7.7 0\"/>"
        case .tree:
            "<path class=\"solid\" d=\"M20 8a9 9 0 0 1 5 16.5L22 25v10h6v3H12v-3h6V25l-3-.5A9 9 0 0 1 20 8z\"/>"
        case .tower:
            "<path class=\"solid\" d=\"M11 9h4v3h3V9h4v3h3V9h4v9h-3v18h-3.5v-6a2.5 2.5 0 0 0-5 0v6H14V18h-3z\"/>"
        case .wheel:
            "<circle class=\"stroke\" cx=\"20\" cy=\"22\" r=\"10\"/><path class=\"stroke\" d=\"M20 12v20M10 22h20M13 15l14 14M27 15 13 29\"/>"
        case .hill:
            "<path class=\"solid\" d=\"M6 33 15 18l6 9 4-5 9 11-7 6.5-7 3.5-7-3.5z\"/><circle class=\"solid\" cx=\"28\" cy=\"13\" r=\"3.5\"/>"
        }
    }
}
