import Adapters
public import ArgumentParser
import Basics
public import Casework
import Foundation
import Hall
import Ports
import Storage

/// `rathaus staff`: local accounts of the people who work on cases.
struct StaffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "Adds and lists staff.",
        subcommands: [StaffAddCommand.self, StaffListCommand.self])
}

extension Role: @retroactive ExpressibleByArgument {}

/// `rathaus staff add`: a new account; prints the address for the app of the second factor once.
struct StaffAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Adds an account. The password is read from standard input.")

    @Argument(help: "The login; people sign in as LOGIN@TOWN-SLUG.")
    var login: String

    @Option(help: "The name that letters and the timeline show.")
    var name: String

    @Option(help: "The town's regional key.")
    var town: String

    @Option(parsing: .upToNextOption, help: "sachbearbeitung, leitung, administration, redaktion.")
    var role: [Role] = [.sachbearbeitung]

    @Option(parsing: .upToNextOption, help: "The offices whose cases and tasks are theirs; without, all of the town.")
    var unit: [String] = []

    @OptionGroup var stored: StoredData

    func run() async throws {
        guard let password = readLine(strippingNewline: true), password.count >= 12 else {
            throw ValidationError("the password (standard input) has at least 12 characters")
        }
        try await ending {
            let house = try await House.open(stored.existing())
            guard let town = try await house.directory.town(TownId(self.town)) else {
                throw Findings(.townUnknown(self.town))
            }
            let id: StaffId = house.randomness.id()
            let secret = house.randomness.bytes(20)
            let sealed = house.cipher.seal(secret, try house.key(for: "second factors"), Array(id.text.utf8))
            try await house.storage.staff.keep(
                StaffAccount(
                    id: id, town: town.id, login: login.lowercased(), name: name, roles: Set(role), units: unit,
                    passwordHash: try await ScryptPasswords.live(house.randomness).hash(password), totpSealed: sealed))
            Terminal.print(
                OneTimeCodes.address(secret: secret, account: "\(login)@\(town.slug)", issuer: town.name) + "\n")
            await house.storage.close()
        }
    }
}

/// `rathaus staff list`: the accounts of a town.
struct StaffListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the accounts of a town.")

    @Option(help: "The town's regional key.")
    var town: String

    @OptionGroup var stored: StoredData

    func run() async throws {
        try await ending {
            let house = try await House.open(stored.existing())
            for account in try await house.storage.staff.accounts(scope: .town(TownId(town))) {
                let roles = account.roles.map(\.rawValue).sorted().joined(separator: ",")
                let units = account.units.isEmpty ? "" : " (\(account.units.joined(separator: ",")))"
                Terminal.print("\(account.login) \(roles) \(account.name)\(units)\n")
            }
            await house.storage.close()
        }
    }
}
