import BPMN
import Basics
import FEEL
import Ports

/// What a process asks of systems beside the town hall (`rathaus:verbinder="dienst"`, `"register"`), in its own values.
///
/// A service gets the values that the model hands it and nothing else. Its answer, a JSON object, becomes variables. A
/// register is the service `register/NAME`; it gets `{"schluessel": …, "werte": {…}}` and enters the values, or changes
/// what stands under the key.
struct Fachdienste: Sendable {
    private let dienste: any Dienste
    private let zones: ZoneDatabase

    init(_ dienste: any Dienste, zones: ZoneDatabase = .machine()) {
        self.dienste = dienste
        self.zones = zones
    }

    /// More of an answer is not taken into a case.
    static let answerLimit = 256_000

    /// Calls a service by name; `key` is the same for every try of the same order.
    func call(_ name: String, in town: TownId, _ inputs: Variables, key: String) async throws -> Variables {
        try await send(name, in: town, JSON(inputs), key)
    }

    /// Enters into a register, or changes what stands there under the key.
    func upsert(
        _ register: String, in town: TownId, under id: String, _ values: Variables, key: String
    ) async throws -> Variables {
        let body = JSON.object([JSON.Member("schluessel", .string(id)), JSON.Member("werte", JSON(values))])
        return try await send("register/" + register, in: town, body, key)
    }

    private func send(_ name: String, in town: TownId, _ body: JSON, _ key: String) async throws -> Variables {
        let answer = try await dienste.call(name, in: town, Array(body.text.utf8), key: key)
        if answer.isEmpty { return Variables() }
        guard answer.count <= Fachdienste.answerLimit,
            case .object(let members)? = try? JSON(text: String(decoding: answer, as: UTF8.self))
        else { throw DienstError(name, .unreadable) }
        var values = Variables()
        for member in members {
            guard let value = try? Value(plain: member.value, zones: zones) else {
                throw DienstError(name, .unreadable)
            }
            values[member.name] = value
        }
        return values
    }
}

extension JSON {
    fileprivate init(_ variables: Variables) {
        self = .object(variables.values.sorted { $0.key < $1.key }.map { Member($0.key, JSON(plain: $0.value)) })
    }
}
