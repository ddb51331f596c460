public import Basics
public import Casework
public import Forms
public import Ports

/// A draft that has its id, key and secret but no first event yet: what the first Continue begins with.
public struct NewDraft: Sendable {
    public let id: VorgangId
    public let town: TownId
    public let service: ServiceRef
    /// The code with which the person comes back; shown once, only its hash is kept.
    public let secret: String
    let key: KeptKey
}

extension TownHall {
    /// Prepares a draft. Nothing is stored until `begin` or a file.
    public func newDraft(of service: ServiceRef, town: TownId) async throws -> NewDraft {
        let id: VorgangId = randomness.id(at: clock.now())
        let key = try await keys.fresh()
        return NewDraft(id: id, town: town, service: service, secret: secret(of: id, key.key), key: key)
    }

    /// The secret of a case, for whoever holds it already: it follows from the case's key, so it can be shown again and
    /// is gone with the key.
    public func secret(of id: VorgangId, scope: Scope) async throws -> String {
        guard let row = try await registry.row(id, scope: scope), let key = try await keys.key(KeyId(row.keyId)) else {
            throw CaseMissing()
        }
        return secret(of: id, key)
    }

    private func secret(of id: VorgangId, _ key: SymmetricKey) -> String {
        TownHall.grouped(Randomness.base32(Array(cipher.authenticate(Array("secret:\(id.text)".utf8), key).prefix(10))))
    }

    /// Keeps the first page of a draft: the draft begins and is saved in one transaction. Beginning it again saves.
    public func begin(_ draft: NewDraft, language: String, page: String, answers: Answers) async throws -> Vorgang {
        let now = clock.now()
        let events: [Event] = [
            .entwurfBegonnen(
                service: draft.service, language: language, keyId: draft.key.id.text,
                secretHash: secretHash(draft.secret, of: draft.id)),
            .seiteGespeichert(page: page, answers: StoredAnswers(answers)),
        ]
        do {
            return try await keep(
                Decision(events), of: nil, id: draft.id, town: draft.town, key: draft.key.key, by: .antragsteller,
                at: now)
        } catch let error as StorageError where error.code == .conflict {
            // The draft began already: the first answer was lost, or somebody clicked twice.
            return try await perform(
                .speichereSeite(page: page, answers: answers), on: draft.id, scope: .town(draft.town),
                by: .antragsteller)
        }
    }

    /// The case that a reference (or id) and a secret code open; nil if they do not belong together.
    public func open(reference: String, secret: String, scope: Scope) async throws -> Vorgang? {
        guard let row = try await row(named: reference, scope: scope), holds(secret, row) else { return nil }
        return try await open(row.id, scope: scope)
    }

    /// A case by what was written down: hyphens, blanks and capitals do not matter.
    private func row(named written: String, scope: Scope) async throws -> VorgangRow? {
        let name = written.filter { !$0.isWhitespace }
        if let row = try await registry.row(reference: name.uppercased(), scope: scope) { return row }
        if let row = try await registry.row(VorgangId(name.lowercased()), scope: scope) { return row }
        let plain = name.filter { $0.isLetter || $0.isNumber }
        if let row = try await registry.row(VorgangId(plain.lowercased()), scope: scope) { return row }
        guard plain.count == 9 else { return nil }
        let reference = plain.prefix(1) + "-" + TownHall.grouped(String(plain.dropFirst()))
        return try await registry.row(reference: reference.uppercased(), scope: scope)
    }

    /// Whether the secret is that of the case.
    public func holds(_ secret: String, _ row: VorgangRow) -> Bool {
        sameInConstantTime(secretHash(secret, of: row.id), row.secretHash)
    }

    func secretHash(_ secret: String, of id: VorgangId) -> String {
        let plain = secret.lowercased().filter { $0.isLetter || $0.isNumber }
        return hex(cipher.hash(Array((id.text + ":" + plain).utf8)))
    }

    /// `k7m2-9xqp-0abc-defg`: easier to type from paper.
    public static func grouped(_ text: String) -> String {
        let letters = Array(text)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: "-")
    }

    private func sameInConstantTime(_ a: String, _ b: String) -> Bool {
        let (x, y) = (Array(a.utf8), Array(b.utf8))
        guard x.count == y.count else { return false }
        return zip(x, y).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
