import Basics
import Foundation
public import Ports

/// The operator's list of systems that processes may call (`dienste.json`): what does not stand in it is never called.
///
/// ```json
/// {"dienste": {
///     "kasse": {"url": "https://kasse.intern/auftraege", "geheimnis": "KASSE_TOKEN", "sekunden": 10},
///     "register/hunde": {"url": "https://register.intern/hunde"},
///     "065310005005/kasse": {"url": "https://kasse.giessen.intern/auftraege"}
/// }}
/// ```
///
/// A name with a town's key before it goes before the plain one, in that town. Addresses are `https`, or `http` on the
/// machine itself. `geheimnis` names the environment variable with the bearer token, so that none stands in a file.
public struct DiensteDatei: Sendable {
    /// One system.
    public struct Dienst: Sendable, Hashable {
        public let url: String
        /// The bearer token; nil if it asks for none.
        public let token: String?
        /// How long it may take to answer, in seconds; others wait meanwhile.
        public let seconds: Int
    }

    public let dienste: [String: Dienst]

    /// No system at all: every call is an incident that a person solves.
    public init() { dienste = [:] }

    private struct Stored: Decodable {
        struct Entry: Decodable {
            var url: String
            var geheimnis: String?
            var sekunden: Int?
        }
        var dienste: [String: Entry]
    }

    /// Throws `StorageError(.misconfigured)` that says which entry is wrong, and how.
    public init(_ bytes: [UInt8], environment: [String: String]) throws {
        let stored: Stored
        do {
            stored = try JSONDecoder().decode(Stored.self, from: Data(bytes))
        } catch { throw DiensteDatei.wrong("dienste.json is no list of services: \(error)") }
        var dienste: [String: Dienst] = [:]
        for (name, entry) in stored.dienste {
            guard DiensteDatei.isAllowed(entry.url) else {
                throw DiensteDatei.wrong("\(name): the address must be https, or http on 127.0.0.1, ::1 or localhost")
            }
            let seconds = entry.sekunden ?? 5
            guard (1...30).contains(seconds) else { throw DiensteDatei.wrong("\(name): sekunden must be 1 to 30") }
            let token = try entry.geheimnis.map { variable in
                guard let token = environment[variable], !token.isEmpty,
                    token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
                else { throw DiensteDatei.wrong("\(name): the environment has no usable \(variable)") }
                return token
            }
            dienste[name] = Dienst(url: entry.url, token: token, seconds: seconds)
        }
        self.dienste = dienste
    }

    /// The system of a name in a town.
    func dienst(_ name: String, in town: TownId) -> Dienst? { dienste["\(town.text)/\(name)"] ?? dienste[name] }

    private static func isAllowed(_ text: String) -> Bool {
        guard let url = URLComponents(string: text), let host = url.host, !host.isEmpty, url.user == nil,
            url.password == nil, url.fragment == nil
        else { return false }
        switch url.scheme {
        case "https": return true
        case "http": return ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host)
        default: return false
        }
    }

    private static func wrong(_ reason: String) -> StorageError { StorageError(.misconfigured, reason) }
}
