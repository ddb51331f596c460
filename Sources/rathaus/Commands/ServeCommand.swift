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

    @OptionGroup var stored: StoredData

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @Flag(help: "Fill two example towns with users, services and cases, and show sign-in codes.")
    var demo = false

    @Flag(help: "TLS ends before this server: cookies are marked secure.")
    var behindTls = false

    @Flag(help: "List every address with its method, its body and who may use it, and end.")
    var routes = false

    @OptionGroup var delivery: Delivery

    @OptionGroup var drafts: DraftDays

    @OptionGroup var scanning: Scanning

    func run() async throws {
        try await ending { try await serve() }
    }

    private func serve() async throws {
        var log = Logger(label: "rathaus")
        log.logLevel = .notice
        let place = try stored.place()
        let house = try await House.open(
            place, listening: true, draftDays: drafts.draftDays, scanner: scanning.scanner,
            base: delivery.base ?? "http://\(host):\(port)"
        ) { [log] in
            log.report($0)
        }
        if routes { return try await list(house, log) }
        // Any number of servers share a PostgreSQL and the folder with it; a SQLite file has one.
        let lock = stored.database == nil ? try house.folder.lock() : nil
        defer { lock?.release() }
        let printer = LetterWorker(command: Shipped.letterWorker)
        let rush = Rush()
        let couriers = CourierService(
            hall: house.hall, couriers: try delivery.couriers(house, printer),
            wakes: house.storage.outboxWakes, log: log
        ) { await rush.waitForItsEnd() }
        let index = IndexService(hall: house.hall, losses: house.storage.indexLosses, log: log)
        _ = try await house.hall.catchUp(batch: 100)
        if demo { try await Demo(house: house, couriers: couriers, log: log).fill() }
        let app = Application(
            responder: try responder(house, rush, log), server: FrontDoor.server,
            configuration: FrontDoor.listening(host: host, port: port),
            services: [couriers, index, SweepService(hall: house.hall, staff: house.storage.staff, log: log)],
            logger: log)
        log.notice("serving", metadata: ["address": "http://\(host):\(port)"])
        try await app.runService()
        await printer.stop()
        await house.storage.close()
    }

    private func list(_ house: House, _ log: Logger) async throws {
        for route in try doors(house) {
            Terminal.print("\(route.method) \(route.path) \(route.access) \(route.body)\n")
        }
        await house.storage.close()
    }

    private func responder(
        _ house: House, _ rush: Rush, _ log: Logger
    ) throws -> some HTTPResponder<BasicRequestContext> {
        let door = FrontDoor(
            hall: house.hall, tenancy: house.directory, staff: house.storage.staff,
            key: try house.key(for: "front door"),
            settings: .init(isSecure: behindTls), checks: [scanning.scanner].compactMap(\.self), rush: rush, log: log)
        return door.responder(try doors(house))
    }

    private func doors(_ house: House) throws -> [Route] {
        let portal = PortalDoor(
            hall: house.hall, shelf: house.shelf, directory: house.directory,
            municipalities: try Shipped.municipalities())
        let desk = DeskDoor(
            hall: house.hall, shelf: house.shelf, staff: house.storage.staff,
            signIn: SignInDesk(
                register: house.storage.staff, directory: house.directory,
                passwords: ScryptPasswords.live(house.randomness), codes: .live, cipher: house.cipher,
                key: try house.key(for: "second factors"), randomness: house.randomness, showsCodes: demo))
        return portal.routes + desk.routes
    }
}

extension Logger {
    /// What went wrong without harm to what is kept.
    fileprivate func report(_ trouble: HallTrouble) {
        switch trouble {
        case .indexBehind(let id, let reason):
            warning("the index does not follow", metadata: ["case": "\(id)", "reason": "\(reason)"])
        case .infected(let id, let signature):
            warning("an infected upload was refused", metadata: ["case": "\(id)", "signature": "\(signature)"])
        case .scannerSilent(let reason):
            error("the malware scanner gives no answer: uploads are refused", metadata: ["reason": "\(reason)"])
        }
    }
}
