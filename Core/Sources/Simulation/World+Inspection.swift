import Basics
import Casework
import Forms
import Hall
import Ports
import Synchronization

/// The invariants that hold after every step.
extension World {
    /// Looks at what is really stored and compares it with what the world was told. Throws the first that is broken.
    func inspect() async throws {
        if let broken = state.withLock({ $0.broken }) { throw broken }
        for file in files {
            var file = file
            try await inspectStream(&file)
            if !file.isErased { try await inspectContent(&file) }
            state.withLock { $0.files[file.number] = file }
        }
        try inspectReferences()
        try inspectPost()
    }

    /// I1 and I3 over the stored bytes: they only grow, without gap, and the row is as far as the events.
    private func inspectStream(_ file: inout CaseFile) async throws {
        let scope = Scope.town(file.town)
        let stored = try await registry.events(of: StreamId(file.id.text), after: 0, scope: scope)
        let row = try await registry.row(file.id, scope: scope)
        let name = "c\(file.number)"
        if stored.isEmpty, row == nil {
            if file.isSwept { return }
            if !file.stored.isEmpty || isOver(file) { return try inspectSwept(&file) }
        }
        guard stored.count >= file.stored.count, zip(stored, file.stored).allSatisfy(==) else {
            throw Broken("I3", "the stream of \(name) was rewritten or cut")
        }
        for (index, event) in stored.enumerated().dropFirst(file.stored.count) {
            guard event.version == index + 1 else { throw Broken("I3", "\(name) has a gap at \(index + 1)") }
            guard event.hash == cipher.hash(event.header + event.body) else {
                throw Broken("I3", "entry \(event.version) of \(name) has another hash")
            }
        }
        guard (row?.version ?? 0) == stored.count else {
            throw Broken("I3", "the row of \(name) stands at \(row?.version ?? 0) of \(stored.count) events")
        }
        guard stored.count >= file.told else {
            throw Broken("I1", "\(name) was acknowledged up to \(file.told) and has \(stored.count) events")
        }
        if stored.count > file.stored.count { file.isFresh = true }
        file.row = row
        file.keyId = row.map { KeyId($0.keyId) }
        if file.isErased { file.stored = stored }
    }

    /// I1, I2, I3 and I5 over what the events say.
    private func inspectContent(_ file: inout CaseFile) async throws {
        guard file.isFresh else { return }
        guard let row = file.row else { return try compareMarks(file) }
        guard let key = try await keys.key(KeyId(row.keyId)) else {
            throw Broken("I1", "the key of c\(file.number) is gone")
        }
        let codec = fronts[0].hall.codec
        let stored = try await registry.events(
            of: StreamId(file.id.text), after: file.stored.count, scope: .town(file.town))
        for event in stored {
            let recorded = try codec.open(event, key: key)
            if file.vorgang == nil {
                file.vorgang = Vorgang(id: file.id, town: file.town.text, beginning: recorded)
            } else {
                file.vorgang?.apply(recorded)
            }
            if let fingerprint = Fingerprint.of(recorded) { file.happened[fingerprint, default: 0] += 1 }
            for (blob, hash) in World.files(named: recorded) {
                try await inspectFile(blob, hash: hash, file, key)
                file.named.insert(blob)
            }
        }
        file.stored += stored
        guard let vorgang = file.vorgang, VorgangRow(vorgang) == row else {
            throw Broken("I3", "the events of c\(file.number) do not give its row")
        }
        try compareMarks(file)
        try inspectOutbox(file, vorgang)
        try inspectProcess(file, vorgang)
        file.isFresh = false
    }

    /// I1 and I2: everything that was acknowledged is there, once; nothing is there that nobody was given.
    private func compareMarks(_ file: CaseFile) throws {
        for (name, mark) in file.marks.sorted(by: { $0.key < $1.key }) {
            let count = file.happened[name] ?? 0
            if count < mark.allowed.lowerBound { throw Broken("I1", "“\(name)” of c\(file.number) is lost") }
            if count > mark.allowed.upperBound {
                throw Broken("I2", "“\(name)” of c\(file.number) happened \(count) times, not \(mark.allowed)")
            }
        }
        for (name, count) in file.happened.sorted(by: { $0.key < $1.key }) where file.marks[name] == nil {
            guard name.hasPrefix("print|"), count == 1 else {
                throw Broken("I2", "“\(name)” of c\(file.number) happened \(count) times, and nobody was told so")
            }
        }
    }

    /// The files that an event names.
    private static func files(named recorded: RecordedEvent) -> [(blob: String, hash: String)] {
        switch recorded.event {
        case .seiteGespeichert(_, let stored):
            stored.answers.values.values.flatMap { answer -> [(blob: String, hash: String)] in
                if case .files(let files) = answer { files.map { ($0.blob.text, $0.hash) } } else { [] }
            }
        case .rueckfrageBeantwortet(_, _, let documents): documents.map { ($0.blob, $0.hash) }
        case .schreibenGedruckt(_, let document): [(document.blob, document.hash)]
        default: []
        }
    }

    /// I5: what an event names is there, whole, with its hash.
    func inspectFile(_ blob: String, hash: String, _ file: CaseFile, _ key: SymmetricKey) async throws {
        guard let sealed = try await blobs.get(BlobId(blob), town: file.town) else {
            throw Broken("I5", "the file \(blob) of c\(file.number) is not there")
        }
        guard let plain = cipher.open(sealed, key, Array(blob.utf8)), hex(cipher.hash(plain)) == hash else {
            throw Broken("I5", "the file \(blob) of c\(file.number) is another")
        }
    }

    /// I4: everything that must be carried was kept with its cause, and nothing else.
    private func inspectOutbox(_ file: CaseFile, _ vorgang: Vorgang) throws {
        let entries = truth.now.entries.values.filter { $0.stream.text == file.id.text }
        let letters = entries.filter { $0.kind == "letter" }
        let mails = entries.filter { $0.kind == "mail" }.count
        let released = vorgang.letters.filter { $0.state != .entwurf && !vorgang.isWithheld($0) }
        guard letters.count == released.count else {
            throw Broken("I4", "c\(file.number) has \(released.count) letters and \(letters.count) to print")
        }
        let waiting = released.filter { $0.document == nil }.count
        guard waiting <= letters.filter({ !$0.done }).count else {
            throw Broken("I4", "c\(file.number) waits for a letter that nobody prints")
        }
        let provided = vorgang.deliveries.filter { $0.way == .abruf }.count
        let expected = vorgang.submission?.mail == nil ? 0 : 1 + vorgang.questions.count + provided
        guard mails == expected else {
            throw Broken("I4", "c\(file.number) should send \(expected) mails and sends \(mails)")
        }
    }

    /// Numbers and file references are given once in a town.
    private func inspectReferences() throws {
        var seen: Set<String> = []
        for file in files {
            for number in [file.row?.reference, file.row?.aktenzeichen].compactMap({ $0 }) {
                guard seen.insert("\(file.town) \(number)").inserted else {
                    throw Broken("I1", "\(number) was given twice")
                }
            }
        }
    }

    /// I4 outside: every mail has a cause that was kept, says the same each time, and went to the right person; what
    /// counts as done has arrived.
    private func inspectPost() throws {
        let outside = truth.now
        for (key, mails) in outside.mailbox.sorted(by: { $0.key < $1.key }) {
            guard let entry = outside.entries[OutboxId(key)],
                let file = files.first(where: { $0.id.text == entry.stream.text })
            else { throw Broken("I4", "the mail \(key) was sent for nothing that was kept") }
            guard Set(mails).count == 1, mails.first?.to == file.mail else {
                throw Broken("I4", "the mail \(key) of c\(file.number) went wrong")
            }
        }
        let erased = Set(files.filter(\.isErased).map(\.id.text))
        for (id, entry) in outside.entries.sorted(by: { $0.key < $1.key })
        where entry.done && entry.kind == "mail" && outside.mailbox[id.text] == nil
            && !erased.contains(entry.stream.text)
        {
            throw Broken("I4", "the mail \(id) counts as sent and never arrived")
        }
    }
}
