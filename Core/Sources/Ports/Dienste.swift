/// Systems beside the town hall, called by the names under which the operator has set them up: JSON goes out, JSON comes
/// back.
///
/// `key` is the same for every try of one order: whoever receives it twice does its work once. Throws `DienstError`.
public protocol Dienste: Sendable {
    /// `body` is a JSON object; so is the answer, or it is empty.
    func call(_ name: String, in town: TownId, _ body: [UInt8], key: String) async throws -> [UInt8]
}

/// A call that came to nothing. Nothing personal: who solves the incident reads it, and the operator's log.
public struct DienstError: Error, Hashable, Sendable {
    public enum Code: Hashable, Sendable {
        /// The operator has set up no service of this name for the town.
        case unknown
        /// No connection, or no answer in time.
        case unreachable(String)
        /// It answered with this status of HTTP.
        case refused(Int)
        /// What it answered is no JSON object, or too large.
        case unreadable
    }

    public let name: String
    public let code: Code

    public init(_ name: String, _ code: Code) {
        self.name = name
        self.code = code
    }
}
