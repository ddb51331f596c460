import BPMN
import Basics
import FEEL
import ServicePackages

@testable import Casework

/// Processes written short: nodes and flows, told as `id: kind attributes` and `a > b`.
enum Modell {
    /// A model of a process; `nodes` is XML, `flows` are pairs with an optional condition after a bar.
    static func text(_ nodes: String, _ flows: [String], outside: String = "") -> String {
        let sequence = flows.enumerated().map { index, flow in
            let halves = flow.split(separator: "|", maxSplits: 1).map(String.init)
            let ends = halves[0].split(separator: ">").map(String.init)
            let condition =
                halves.count > 1
                ? "<conditionExpression xsi:type=\"tFormalExpression\">\(halves[1])</conditionExpression>" : ""
            return
                "<sequenceFlow id=\"f\(index)\" sourceRef=\"\(ends[0])\" targetRef=\"\(ends[1])\">\(condition)</sequenceFlow>"
        }
        return """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:rathaus="urn:rathaus:bpmn:1"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t">\(outside)
            <process id="p" isExecutable="true">\(nodes)\(sequence.joined())</process></definitions>
            """
    }

    static func rahmen(_ text: String) throws -> Verfahrensrahmen {
        let model = try ProcessModel.read(Array(text.utf8), file: "verfahren.bpmn")
        guard let modell = Verfahrensmodell(model, name: Verfahrensmodell.own, package: "p") else { throw Findings([]) }
        return Verfahrensrahmen(
            modell: modell, given: { ["steuer": .number(Decimal128(90)), "hunde": .number(Decimal128(2))][$0] },
            decide: { name, _ in name == "Gebühr" ? .number(Decimal128(60)) : nil },
            letter: { $0 == "zwischenbescheid" ? "Zwischenbescheid" : nil })
    }

    static func rahmen(_ nodes: String, _ flows: [String], outside: String = "") throws -> Verfahrensrahmen {
        try rahmen(text(nodes, flows, outside: outside))
    }

    static func user(_ id: String, _ act: String, _ more: String = "") -> String {
        "<userTask id=\"\(id)\" name=\"\(id)\" rathaus:taetigkeit=\"\(act)\" \(more)/>"
    }

    static func service(_ id: String, _ connector: String, _ more: String = "") -> String {
        "<serviceTask id=\"\(id)\" name=\"\(id)\" rathaus:verbinder=\"\(connector)\" \(more)/>"
    }

    static let start = "<startEvent id=\"s\"/>"
    static let end = "<endEvent id=\"e\"/>"

    /// One service task, then filing.
    static func one(_ service: String) throws -> Verfahrensrahmen {
        try rahmen(start + service + user("ablegen", "ablegen") + end, ["s>x", "x>ablegen", "ablegen>e"])
    }

    static func ersatz() throws -> Verfahrensrahmen {
        guard let modell = Verfahrensmodell.ersatz() else { throw Findings([]) }
        return Verfahrensrahmen(modell: modell)
    }
}

extension Story {
    /// The open tasks by their elements.
    var open: [String] { vorgang.verfahren?.aufgaben.map(\.element) ?? [] }

    func task(_ element: String) -> Int { vorgang.verfahren?.aufgaben.first { $0.element == element }?.id ?? -1 }

    mutating func do_(_ element: String, _ values: [String: String] = [:], by actor: Actor = Story.clerk) throws {
        try give(.erledigeAufgabe(task(element), values: values), by: actor)
    }

    /// The orders that wait for a courier.
    var orders: [Auftrag] { vorgang.verfahren?.auftraege ?? [] }
    var incidents: [Incident] { vorgang.verfahren?.stoerungen ?? [] }

    /// Writes a draft and decides with it.
    mutating func decide_(_ kind: Entscheidung.Kind = .bewilligung, by actor: Actor = Story.clerk) throws {
        try give(.entwirfSchreiben(template: "bescheid", title: "Bescheid", values: [:]), by: actor)
        try give(.entscheide(kind, letter: vorgang.letters.last?.id ?? ""), by: actor)
    }
}
