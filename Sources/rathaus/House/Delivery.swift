import Adapters
import ArgumentParser
import Basics
import Casework
import Foundation
import Hall
import Ports
import Storage

/// The options of those who carry letters and mails out of the house.
struct Delivery: ParsableArguments {
    @Option(help: "Mail server, smtp://host:port; without it mails are written into DATA/mail.")
    var mail: String?

    @Option(help: "The sender of mails.")
    var sender = "rathaus@localhost"

    @Option(help: "The address of the portal in mails and letters.")
    var base: String?

    @Option(help: "The list of systems that processes may call; without it DATA/dienste.json, if it is there.")
    var services: String?

    func mailHealth() async -> Health {
        guard let mail else {
            return Health(
                adapter: "mail", state: .unconfigured,
                advice: "Mails are written into the data folder: name a mail server with --mail.")
        }
        return await SMTPMailer(url: mail, sender: sender).health()
    }

    /// One courier for each kind of errand. Throws `StorageError(.misconfigured)` if the list of services is wrong.
    func couriers(_ house: House, _ printer: LetterWorker) throws -> [any Courier] {
        let mailer: any Mailer =
            mail.map { SMTPMailer(url: $0, sender: sender) } ?? MailFolder(folder: house.folder.path + "/mail")
        let (hall, shelf, directory) = (house.hall, house.shelf, house.directory)
        let mails = MailCourier(mailer: mailer, base: hall.base) { try await directory.town($0) }
        return [
            LetterCourier(printer: printer) { vorgang, letter in
                guard let town = try await directory.town(TownId(vorgang.town)) else { throw CaseMissing() }
                return try await hall.page(of: letter, in: vorgang, town: town, shelf: shelf).html
            },
            mails, TimerCourier(),
            OrderCourier(dienste: HTTPDienste(try dienste(house)), mails: mails) { vorgang, hall in
                _ = try await hall.close(
                    vorgang.id, scope: .town(TownId(vorgang.town)), by: .system("orders"), seen: nil, shelf: shelf)
            },
        ]
    }

    func diensteHealth(_ house: House) async throws -> Health { await HTTPDienste(try dienste(house)).health() }

    private func dienste(_ house: House) throws -> DiensteDatei {
        let path = services ?? house.folder.path + "/dienste.json"
        guard let data = FileManager.default.contents(atPath: path) else {
            guard services == nil else { throw StorageError(.misconfigured, "the file \(path) cannot be read") }
            return DiensteDatei()
        }
        return try DiensteDatei([UInt8](data), environment: ProcessInfo.processInfo.environment)
    }
}
