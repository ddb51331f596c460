import Basics
import Casework
import Ports

/// Makes and checks what the house hands to browsers: the visitor's cookie and the tokens of forms. Keyed, stateless.
struct Seals: Sendable {
    let cipher: Cipher
    let key: SymmetricKey
    let randomness: Randomness

    func newVisitor() -> Visitor { Visitor(name: Randomness.base32(randomness.bytes(16)), isFresh: true) }

    /// The token of this visitor's forms. The name is random for each browser, so the token is as well.
    func token(for visitor: Visitor) -> String { mark("form:" + visitor.name) }

    func accepts(_ token: String?, of visitor: Visitor) -> Bool {
        token.map { same($0, self.token(for: visitor)) } ?? false
    }

    func cookie(for visitor: Visitor) -> String {
        let text = ([visitor.name] + visitor.cases.map(\.text)).joined(separator: ".")
        return text + "!" + mark("visitor:" + text)
    }

    /// The visitor of a cookie; nil if the house did not write it.
    func visitor(of cookie: String) -> Visitor? {
        let halves = cookie.split(separator: "!", omittingEmptySubsequences: false)
        guard halves.count == 2, cookie.utf8.count < 2_000, same(String(halves[1]), mark("visitor:" + halves[0])) else {
            return nil
        }
        let parts = halves[0].split(separator: ".")
        guard let name = parts.first else { return nil }
        return Visitor(name: String(name), cases: parts.dropFirst().map { VorgangId(String($0)) }, isFresh: false)
    }

    /// SHA-256 of a staff session's token, in hexadecimal: what the store keeps.
    func sessionHash(_ token: String) -> String { hexadecimal(cipher.hash(Array(("staff:" + token).utf8))) }

    func newSessionToken() -> String { Randomness.base32(randomness.bytes(32)) }

    func pass(_ text: String, for visitor: Visitor) -> String { text + "!" + mark("pass:\(visitor.name):\(text)") }

    func text(ofPass pass: String, for visitor: Visitor) -> String? {
        guard let end = pass.lastIndex(of: "!") else { return nil }
        let text = String(pass[..<end])
        return same(String(pass[pass.index(after: end)...]), mark("pass:\(visitor.name):\(text)")) ? text : nil
    }

    private func mark(_ text: String) -> String {
        Randomness.base32(Array(cipher.authenticate(Array(text.utf8), key).prefix(20)))
    }

    private func same(_ a: String, _ b: String) -> Bool {
        let (x, y) = (Array(a.utf8), Array(b.utf8))
        guard x.count == y.count else { return false }
        return zip(x, y).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
