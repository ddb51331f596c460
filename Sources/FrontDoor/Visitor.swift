public import Casework

/// What a browser is known by without an account: a random name, and the cases that it has shown to hold.
///
/// It lives in one cookie that the house has authenticated; nothing is stored on the server.
public struct Visitor: Sendable, Hashable {
    /// 128 random bits in base 32.
    public var name: String
    /// At most `most`, the newest last.
    public var cases: [VorgangId]
    /// Whether the cookie must be set: it is new, or changed.
    var isFresh: Bool

    static let most = 20

    init(name: String, cases: [VorgangId] = [], isFresh: Bool) {
        self.name = name
        self.cases = cases
        self.isFresh = isFresh
    }

    /// This visitor, also holding a case.
    public func holding(_ id: VorgangId) -> Visitor {
        var next = self
        next.cases.removeAll { $0 == id }
        next.cases.append(id)
        next.cases = Array(next.cases.suffix(Visitor.most))
        next.isFresh = true
        return next
    }
}
