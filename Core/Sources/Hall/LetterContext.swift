import Basics
import Calendar
import Casework
import Catalogue
import FEEL
import Forms
import ServicePackages

/// The values that fill the placeholders of a letter (`ServicePackages.LetterNames`).
struct LetterContext {
    let vorgang: Vorgang
    let letter: Schreiben
    let service: Service
    let town: Town
    let filled: FilledForm
    /// The address of the portal.
    let base: String
    let now: Instant

    var values: Context {
        var values = service.context(filled, satzung: vorgang.service.satzung)
        values["gemeinde"] = .context(texts(town.contact, ["name": town.name]))
        values["leistung"] = .context(["name": .string(service.leistung.name())])
        values["vorgang"] = .context([
            "zeichen": .string(vorgang.submission?.reference ?? ""),
            "eingang": .string(vorgang.submitted.map { BerlinTime.local($0).date.german } ?? ""),
            "link": .string("\(base)/\(town.slug)/status"),
        ])
        values["sachbearbeitung"] = .context(texts(["name": letter.signer], [:]))
        values["empfaenger"] = .context(texts(recipient.values, [:]))
        values["eingabe"] = .context(texts(letter.values, [:]))
        let question = vorgang.questions.last
        let due = question.map { CivilDate(iso: $0.due)?.german ?? $0.due } ?? ""
        values["rueckfrage"] = .context(texts(["text": question?.text ?? "", "frist": due], [:]))
        values["heute"] = .string(BerlinTime.local(now).date.german)
        return values
    }

    var recipient: Recipient { Recipient(filled) }

    private func texts(_ a: [String: String], _ b: [String: String]) -> Context {
        Context(a.merging(b) { _, new in new }.sorted { $0.key < $1.key }.map { ($0.key, Value.string($0.value)) })
    }
}

/// To whom letters of a case go, as far as the answers say: found by what the browser may fill in.
struct Recipient {
    private var parts: [String: String] = [:]

    init(_ filled: FilledForm) {
        for (_, node, value) in filled.values {
            if let token = node.settings.autocomplete, parts[token] == nil { parts[token] = value.printed }
            // Browsers know no token for the house number; it stands in a field of its own.
            if node.settings.alias == "hausnummer" || node.label == "Hausnummer", parts["hausnummer"] == nil {
                parts["hausnummer"] = value.printed
            }
        }
    }

    var name: String {
        parts["name"] ?? [parts["given-name"], parts["family-name"]].compactMap(\.self).joined(separator: " ")
    }

    var lines: [String] {
        let place = [parts["postal-code"], parts["address-level2"]].compactMap(\.self).joined(separator: " ")
        let street = [parts["street-address"] ?? parts["address-line1"], parts["hausnummer"], parts["address-line2"]]
            .compactMap(\.self)
        return [parts["organization"] ?? "", name, street.joined(separator: " "), place].filter { !$0.isEmpty }
    }

    /// Empty where the answers name nobody: a letter then says so where it stands.
    var values: [String: String] {
        [
            "name": name, "anschrift": lines.dropFirst().joined(separator: ", "),
            "anrede": name.isEmpty ? "Guten Tag," : "Guten Tag \(name),",
        ]
    }

    var mail: String? { parts["email"] }
}
