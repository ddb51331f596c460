public import Basics
public import Casework
public import Forms
public import Ports

extension TownHall {
    /// Keeps an uploaded file for a draft that begins with it.
    public func storeFile(_ bytes: [UInt8], name: String, mediaType: String, for draft: NewDraft) async throws
        -> FileReference
    {
        try await store(bytes, name: name, mediaType: mediaType, for: draft.id, town: draft.town, key: draft.key.key)
    }

    /// Keeps an uploaded file of a case. It is on the disk, encrypted, before the event that names it. Throws `UploadRefused`
    /// when the scanner holds it back.
    public func storeFile(
        _ bytes: [UInt8], name: String, mediaType: String, for id: VorgangId, scope: Scope
    ) async throws -> FileReference {
        guard let row = try await registry.row(id, scope: scope), let key = try await keys.key(KeyId(row.keyId)) else {
            throw CaseMissing()
        }
        return try await store(bytes, name: name, mediaType: mediaType, for: id, town: TownId(row.town), key: key)
    }

    /// The plain bytes of a file or document of a case.
    public func file(blob: String, of id: VorgangId, scope: Scope) async throws -> [UInt8] {
        guard let row = try await registry.row(id, scope: scope), let key = try await keys.key(KeyId(row.keyId)),
            let sealed = try await blobs.get(BlobId(blob), town: TownId(row.town))
        else { throw CaseMissing() }
        guard let plain = cipher.open(sealed, key, Array(blob.utf8)) else {
            throw StorageError(.damaged, "blob \(blob) does not open")
        }
        return plain
    }

    /// Keeps a document that the house made, under an id that its maker repeats when it tries again.
    ///
    /// Each try keeps a file of its own: a late second maker never overwrites what an event names, and what none names
    /// is swept.
    public func storeDocument(
        _ bytes: [UInt8], id: DocumentId, title: String, fileName: String, mediaType: String,
        origin: Dokument.Origin, of vorgang: Vorgang
    ) async throws -> Dokument {
        guard let key = try await keys.key(KeyId(vorgang.keyId)) else { throw CaseMissing() }
        let blob = try await put(bytes, for: vorgang.id, town: TownId(vorgang.town), key: key)
        return Dokument(
            id: id, title: title, fileName: fileName, mediaType: mediaType, size: bytes.count,
            hash: hex(cipher.hash(bytes)), blob: blob.text, at: clock.now(), origin: origin)
    }

    private func store(
        _ bytes: [UInt8], name: String, mediaType: String, for id: VorgangId, town: TownId, key: SymmetricKey
    ) async throws -> FileReference {
        try await scan(bytes, for: id)
        let blob = try await put(bytes, for: id, town: town, key: key)
        return FileReference(
            blob: Id(blob.text), name: name, mediaType: mediaType, size: bytes.count, hash: hex(cipher.hash(bytes)))
    }

    /// Puts a file under a new id, sealed. It is noted before, so that the sweep finds it if no event ever names it.
    private func put(_ bytes: [UInt8], for id: VorgangId, town: TownId, key: SymmetricKey) async throws -> BlobId {
        let blob: BlobId = randomness.id()
        try await registry.files.note(NotedFile(blob, town: town, stream: StreamId(id.text)), at: clock.now())
        try await blobs.put(blob, cipher.seal(bytes, key, Array(blob.text.utf8)), town: town)
        return blob
    }
}

extension Decision {
    /// The files that its events name and no event of the case did before.
    func names(after vorgang: Vorgang?) -> [BlobId] {
        let new = Set(events.flatMap(\.files)).subtracting(vorgang?.files ?? [])
        return new.map(\.blob).sorted().map { BlobId($0) }
    }
}

extension Finding {
    static let fileGone = Finding(
        "file-gone", .error,
        Words(
            de:
                "Eine Datei, die Sie vor längerer Zeit hinzugefügt haben, ist nicht mehr da. Entfernen Sie sie hier und fügen "
                + "Sie sie noch einmal hinzu.",
            en: "A file that you added a while ago is no longer there. Remove it here and add it again."))
}
