/// A small drawing of one hand: 20 by 20, a line of 1.75, round ends. It stands beside words, never instead of them.
public enum Icon: Hashable, Sendable, CaseIterable {
    case back, search, check, attention, info, document, upload, person, clock, place, lock, mail

    /// Writes the drawing, hidden from assistive technology.
    func write(to html: inout HTML) {
        html.literal("<svg class=\"icon\" viewBox=\"0 0 20 20\" aria-hidden=\"true\" focusable=\"false\">")
        html.literal(paths)
        html.literal("</svg>")
    }

    private var paths: StaticString {
        switch self {
        case .back: "<path d=\"M12 4 6 10l6 6\"/>"
        case .search: "<circle cx=\"9\" cy=\"9\" r=\"5.5\"/><path d=\"m13.2 13.2 4.3 4.3\"/>"
        case .check: "<path d=\"m4 10.5 4 4 8-9\"/>"
        case .attention: "<path d=\"M10 3 2.5 16.5h15zM10 8v4M10 14.2v.1\"/>"
        case .info: "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><path d=\"M10 9v5M10 6.2v.1\"/>"
        case .document: "<path d=\"M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15M7.5 10h5M7.5 13h5\"/>"
        case .upload: "<path d=\"M10 13V3.5M6 7l4-4 4 4M3 13v4h14v-4\"/>"
        case .person: "<circle cx=\"10\" cy=\"6.5\" r=\"3.5\"/><path d=\"M3 17.5c.6-4 3.4-5.5 7-5.5s6.4 1.5 7 5.5\"/>"
        case .clock: "<circle cx=\"10\" cy=\"10\" r=\"7.5\"/><path d=\"M10 5.5V10l3 2\"/>"
        case .place:
            "<path d=\"M10 18c4-4.5 6-7.3 6-10A6 6 0 0 0 4 8c0 2.7 2 5.5 6 10z\"/><circle cx=\"10\" cy=\"8\" r=\"2\"/>"
        case .lock: "<path d=\"M4.5 9h11v8h-11zM7 9V6a3 3 0 0 1 6 0v3\"/>"
        case .mail: "<path d=\"M2.5 4.5h15v11h-15zM3 5l7 6 7-6\"/>"
        }
    }
}
