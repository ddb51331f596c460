import BPMN
import Basics
import Casework
import FrontDoor
import Hall
import Pages

/// A repair of the process as it is chosen on a page and travels in addresses and hidden fields: what is to end, and where it
/// is to go on.
struct ChosenChange {
    /// `f12` something open, `i3` an incident, `neu` nothing.
    let from: String
    /// The id of a step, or `-` for none.
    let to: String

    /// Nothing is to end, a step begins in addition.
    static let addition = "neu"
    /// Nothing is to begin.
    static let nowhere = "-"

    /// Nil while nothing was chosen.
    init?(_ value: (String) -> String?) {
        guard let from = value("von") else { return nil }
        self.from = from
        to = value("nach") ?? ""
    }

    init(_ standing: Standing) {
        from =
            switch standing.token {
            case .frame(let id): "f\(id)"
            case .incident(let id): "i\(id)"
            }
        to = ""
    }

    /// Throws what is missing in the choice.
    func change() throws(Findings) -> TokenChange {
        guard !to.isEmpty else { throw Findings(.noTarget) }
        if from == ChosenChange.addition {
            guard to != ChosenChange.nowhere else { throw Findings(.noTarget) }
            return .start(to)
        }
        guard let id = Int(from.dropFirst()) else { throw Findings(.noSource) }
        switch (from.first, to) {
        case ("f", ChosenChange.nowhere): return .cancel(frame: id)
        case ("f", _): return .move(frame: id, to: to)
        case ("i", ChosenChange.nowhere): throw Findings(.noTarget)
        case ("i", _): return .release(incident: id, to: to)
        default: throw Findings(.noSource)
        }
    }

    var query: [(String, String)] { [("von", from), ("nach", to)] }
}

extension Finding {
    fileprivate static let noSource = Finding(
        "change-source", .error,
        Words(de: "Wählen Sie, welcher Schritt geändert werden soll.", en: "Choose the step that is to be changed."),
        subject: "von")
    fileprivate static let noTarget = Finding(
        "change-target", .error,
        Words(de: "Wählen Sie, wo es weitergehen soll.", en: "Choose where it is to go on."), subject: "nach")
}
