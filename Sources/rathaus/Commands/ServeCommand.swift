import Adapters
import ArgumentParser
import Basics
import Casework
import Couriers
import Desk
import Foundation
import FrontDoor
import Hall
import Hummingbird
import Logging
import Portal
import Ports
import ServiceLifecycle
import Storage

/// `rathaus serve`: portal, desk and couriers in one process.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serves the town hall: portal, desk and couriers in one process.")

    @Option(help: "The folder with everything that is kept.")
    var data = "./data"

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @Flag(help: "Fill two example towns with users, services and cases, and show sign-in codes.")
    var demo = false

    @Flag(help: "TLS ends before this server: cookies are marked secure.")
    var behindTls = false

    @Option(help: "Mail server, smtp://host:port; without it mails are written into DATA/mail.")
    var mail: String?

    @Option(help: "The sender of mails.")
    var sender = "rathaus@localhost"

    @Option(help: "The address of the portal in mails.")
    var base: String?

    func run() async throws {
        try await ending { try await serve() }
    }

    private func serve() async throws {
        var log = Logger(label: "rathaus")
        log.logLevel = .notice
        let house = try await House.open(data)
        let lock = try house.folder.lock()
        defer { lock.release() }
        let printer = LetterWorker(command: Shipped.letterWorker)
        let couriers = CourierService(hall: house.hall, couriers: couriers(house, printer), log: log)
        _ = try await house.hall.catchUp(batch: 100)
        if demo { try await Demo(house: house, couriers: couriers, log: log).fill() }
        let app = Application(
            responder: try responder(house, log),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            services: [couriers], logger: log)
        log.notice("serving", metadata: ["address": "http://\(host):\(port)"])
        try await app.runService()
        await printer.stop()
        await house.storage.close()
    }

    private func couriers(_ house: House, _ printer: LetterWorker) -> [any Courier] {
        let mailer: any Mailer =
            mail.map { SMTPMailer(url: $0, sender: sender) } ?? MailFolder(folder: data + "/mail")
        let (hall, shelf, directory) = (house.hall, house.shelf, house.directory)
        return [
            LetterCourier(printer: printer) { vorgang, letter in
                guard let town = try await directory.town(TownId(vorgang.town)) else { throw CaseMissing() }
                return try await hall.page(of: letter, in: vorgang, town: town, shelf: shelf).html
            },
            MailCourier(mailer: mailer, base: base ?? "http://\(host):\(port)") { try await directory.town($0) },
        ]
    }

    private func responder(_ house: House, _ log: Logger) throws -> some HTTPResponder<BasicRequestContext> {
        let door = FrontDoor(
            hall: house.hall, tenancy: house.directory, staff: house.storage.staff,
            key: try house.key(for: "front door"),
            settings: .init(isSecure: behindTls), log: log)
        let portal = PortalDoor(
            hall: house.hall, shelf: house.shelf, directory: house.directory,
            municipalities: try Shipped.municipalities())
        let desk = DeskDoor(
            hall: house.hall, shelf: house.shelf, staff: house.storage.staff,
            signIn: SignInDesk(
                register: house.storage.staff, directory: house.directory,
                passwords: ScryptPasswords.live(house.randomness), codes: .live, cipher: house.cipher,
                key: try house.key(for: "second factors"), randomness: house.randomness, showsCodes: demo))
        return door.responder(portal.routes + desk.routes)
    }
}
