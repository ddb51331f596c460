import Adapters
import ArgumentParser
import Couriers
import Hall
import Logging
import ServiceLifecycle
import Storage
import UnixSignals

/// `rathaus worker`: couriers alone, beside any number of servers on one PostgreSQL.
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Carries letters and mails, and serves nothing: for installations with several servers.",
        discussion: """
            Any number of workers may run: PostgreSQL gives each entry to one of them, and wakes them when there is one. \
            The data folder is the one of the servers.
            """)

    @OptionGroup var stored: StoredData

    @OptionGroup var delivery: Delivery

    @OptionGroup var drafts: DraftDays

    func run() async throws {
        try await ending {
            var log = Logger(label: "rathaus")
            log.logLevel = .notice
            let house = try await House.open(
                stored.place(), listening: true, draftDays: drafts.draftDays,
                base: delivery.base ?? "http://127.0.0.1:8080")
            let printer = LetterWorker(command: Shipped.letterWorker)
            let couriers = CourierService(
                hall: house.hall,
                couriers: try delivery.couriers(house, printer),
                wakes: house.storage.outboxWakes, log: log)
            log.notice("carrying")
            try await ServiceGroup(
                services: [couriers, SweepService(hall: house.hall, staff: house.storage.staff, log: log)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: log
            ).run()
            await printer.stop()
            await house.storage.close()
        }
    }
}
