public import Basics
import Casework
public import Hall
public import Ports

/// Checks who wants to sign in: password first, then a code of the second factor; locks out after too many mistakes.
///
/// Failures are counted on the account and answered alike whether there is such an account or not.
public struct SignInDesk: Sendable {
    let register: any StaffRegister
    let directory: Directory
    let passwords: Passwords
    let codes: OneTimeCodes
    let cipher: Cipher
    let key: SymmetricKey
    let randomness: Randomness
    /// In a demonstration the page shows the code that the app would.
    let showsCodes: Bool

    /// `key` seals the secrets of second factors.
    public init(
        register: any StaffRegister, directory: Directory, passwords: Passwords, codes: OneTimeCodes, cipher: Cipher,
        key: SymmetricKey, randomness: Randomness, showsCodes: Bool
    ) {
        self.register = register
        self.directory = directory
        self.passwords = passwords
        self.codes = codes
        self.cipher = cipher
        self.key = key
        self.randomness = randomness
        self.showsCodes = showsCodes
    }

    /// After so many mistakes an account waits, longer each time.
    static let mistakes = 5

    enum Outcome {
        case good(StaffAccount)
        case wrong
        case locked
    }

    /// The account of `name@stadt` with that password.
    func password(_ login: String, _ password: String, now: Instant) async throws -> Outcome {
        guard var account = try await account(login) else {
            _ = try await passwords.verify(password, passwords.decoy)
            return .wrong
        }
        if let until = account.lockedUntil, until > now { return .locked }
        guard try await passwords.verify(password, account.passwordHash) else {
            try await fail(&account, now: now)
            return .wrong
        }
        return .good(account)
    }

    /// The account after a code of its second factor; a code works once.
    func code(_ typed: String, of id: StaffAccount.ID, now: Instant) async throws -> Outcome {
        guard var account = try await register.account(id.staff, scope: .town(id.town)) else { return .wrong }
        if let until = account.lockedUntil, until > now { return .locked }
        guard let secret = secret(of: account),
            let step = codes.step(of: typed, secret: secret, now: now, after: account.totpLastStep)
        else {
            try await fail(&account, now: now)
            return .wrong
        }
        account.totpLastStep = step
        account.failures = 0
        account.lockedUntil = nil
        try await register.keep(account)
        return .good(account)
    }

    /// The code that the account's app shows now; in a demonstration only.
    func shownCode(of account: StaffAccount, now: Instant) -> String? {
        guard showsCodes, let secret = secret(of: account) else { return nil }
        let present = now.microseconds / (OneTimeCodes.stepSeconds * 1_000_000)
        return codes.code(secret, step: max(present, account.totpLastStep + 1))
    }

    private func secret(of account: StaffAccount) -> [UInt8]? {
        account.totpSealed.flatMap { cipher.open($0, key, Array(account.id.text.utf8)) }
    }

    private func account(_ login: String) async throws -> StaffAccount? {
        let halves = login.lowercased().split(separator: "@").map { $0.filter { !$0.isWhitespace } }
        guard halves.count == 2, let town = try await directory.town(slug: String(halves[1])) else { return nil }
        return try await register.account(login: String(halves[0]), town: town.id)
    }

    private func fail(_ account: inout StaffAccount, now: Instant) async throws {
        account.failures += 1
        if account.failures >= SignInDesk.mistakes {
            let minutes = Int64(1) << Int64(min(account.failures - SignInDesk.mistakes, 6))
            account.lockedUntil = now.advanced(bySeconds: minutes * 60)
        }
        try await register.keep(account)
    }
}

extension StaffAccount {
    /// What names an account: who, and in which town.
    struct ID: Hashable, Sendable {
        let staff: StaffId
        let town: TownId
    }
}
