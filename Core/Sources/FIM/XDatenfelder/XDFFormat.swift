/// The versions of XDatenfelder that are read and written.
public enum XDFFormat: Int, Hashable, Sendable {
    case two = 2
    case three = 3

    /// The namespace of its messages.
    public var namespace: String {
        switch self {
        case .two: "urn:xoev-de:fim:standard:xdatenfelder_2"
        case .three: "urn:xoev-de:fim:standard:xdatenfelder_3.0.0"
        }
    }

    init?(namespace: String?) {
        switch namespace {
        case XDFFormat.two.namespace: self = .two
        case XDFFormat.three.namespace: self = .three
        default: return nil
        }
    }
}
