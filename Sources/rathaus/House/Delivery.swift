import Adapters
import ArgumentParser
import Basics
import Casework
import Hall
import Ports
import Storage

/// The options of those who carry letters and mails out of the house.
struct Delivery: ParsableArguments {
    @Option(help: "Mail server, smtp://host:port; without it mails are written into DATA/mail.")
    var mail: String?

    @Option(help: "The sender of mails.")
    var sender = "rathaus@localhost"

    @Option(help: "The address of the portal in mails.")
    var base: String?

    /// One courier for each kind of errand.
    func couriers(_ house: House, _ printer: LetterWorker, base standard: String) -> [any Courier] {
        let mailer: any Mailer =
            mail.map { SMTPMailer(url: $0, sender: sender) } ?? MailFolder(folder: house.folder.path + "/mail")
        let (hall, shelf, directory) = (house.hall, house.shelf, house.directory)
        let mails = MailCourier(mailer: mailer, base: base ?? standard) { try await directory.town($0) }
        return [
            LetterCourier(printer: printer) { vorgang, letter in
                guard let town = try await directory.town(TownId(vorgang.town)) else { throw CaseMissing() }
                return try await hall.page(of: letter, in: vorgang, town: town, shelf: shelf).html
            },
            mails, TimerCourier(),
            OrderCourier(services: NoServices(), mails: mails) { vorgang, hall in
                _ = try await hall.close(
                    vorgang.id, scope: .town(TownId(vorgang.town)), by: .system("orders"), seen: nil, shelf: shelf)
            },
        ]
    }
}
