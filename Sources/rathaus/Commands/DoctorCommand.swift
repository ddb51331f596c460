import Adapters
import ArgumentParser
import Foundation
import Hall
import Ports
import Storage

/// `rathaus doctor`: asks everything that the house leans on whether it is configured, reachable, and lets us in.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Asks storage, letter worker, mail server, malware scanner and services how they are.",
        discussion: "Give it the options of the server. Exit status 69 if one of them does not answer.")

    @OptionGroup var stored: StoredData

    @OptionGroup var delivery: Delivery

    @OptionGroup var scanning: Scanning

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await ending {
            let house = try await House.open(stored.place())
            _ = try await house.storage.registry.nextDue()
            await house.storage.close()
            let letters = LetterWorker(command: Shipped.letterWorker)
            let answers = [
                Health(adapter: "storage", state: .good), await letters.health(), await delivery.mailHealth(),
                await scanning.health(), try await delivery.diensteHealth(house),
            ]
            await letters.stop()
            try print(answers)
            if answers.contains(where: { $0.state == .unreachable || $0.state == .unauthorised }) { throw ExitCode(69) }
        }
    }

    private func print(_ answers: [Health]) throws {
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return Terminal.print(String(decoding: try encoder.encode(answers), as: UTF8.self) + "\n")
        }
        for one in answers {
            Terminal.print(
                "\(one.adapter): \(one.state.rawValue)" + (one.advice.isEmpty ? "" : ": \(one.advice)") + "\n")
        }
    }
}
