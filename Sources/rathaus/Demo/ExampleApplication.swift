import Basics
import Casework
import Forms
import Foundation
import Hall
import Ports
import ServicePackages

/// Sends applications made from the examples of packages, under invented names, by the same commands as people use.
struct ExampleApplication {
    let house: House
    let town: Town

    /// Sends the offer's first example that goes through; nil if its package has none.
    func send(_ offer: Offer, by person: (first: String, last: String)) async throws -> Vorgang? {
        let service = try await house.shelf.service(hash: offer.hash)
        guard let example = service.package.examples.first(where: { $0.faults.isEmpty }) else { return nil }
        let draft = try await house.hall.newDraft(of: try await house.shelf.reference(of: offer), town: town.id)
        let answers = try await withFiles(named(example.answers, person, service), draft)
        let page = service.form().journey.pages.last?.id.text ?? ""
        let begun = try await house.hall.begin(draft, language: "de", page: page, answers: answers)
        let declared = service.form().journey.declarations.map(\.id)
        return try await house.hall.perform(
            .reicheEin(declarations: declared, retrievalConsent: true, mail: nil), on: begun.id, scope: .town(town.id),
            by: .antragsteller)
    }

    private func named(_ answers: Answers, _ person: (first: String, last: String), _ service: Service) -> Answers {
        var out = answers
        let tree = service.form().tree
        for path in answers.values.keys {
            switch tree.node(at: path)?.settings.alias {
            case "vorname": out[path] = .text(person.first)
            case "nachname": out[path] = .text(person.last)
            default: break
            }
        }
        return out
    }

    /// Examples name files that do not exist: each becomes a picture that says so.
    private func withFiles(_ answers: Answers, _ draft: NewDraft) async throws -> Answers {
        var out = answers
        for (path, answer) in answers.values {
            guard case .files(let files) = answer else { continue }
            let shipped = Shipped.bytes("Leistungen/_vorfuehrung/nachweis.png")
            let picture = shipped.isEmpty ? Self.picture : shipped
            var kept: [FileReference] = []
            for file in files {
                let name = (file.name as NSString).deletingPathExtension + ".png"
                kept.append(try await house.hall.storeFile(picture, name: name, mediaType: "image/png", for: draft))
            }
            out[path] = .files(kept)
        }
        return out
    }

    /// A picture of one grey point.
    private static let picture = [UInt8](
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=")
            ?? Data())
}
