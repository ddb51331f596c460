public import Basics
public import Casework
public import Forms
public import Ports

extension TownHall {
    /// Keeps an uploaded file for a draft that begins with it.
    public func storeFile(_ bytes: [UInt8], name: String, mediaType: String, for draft: NewDraft) async throws
        -> FileReference
    {
        try await store(bytes, name: name, mediaType: mediaType, town: draft.town, key: draft.key.key)
    }

    /// Keeps an uploaded file of a case. It is on the disk, encrypted, before the event that names it.
    public func storeFile(
        _ bytes: [UInt8], name: String, mediaType: String, for id: VorgangId, scope: Scope
    ) async throws -> FileReference {
        guard let row = try await registry.row(id, scope: scope), let key = try await keys.key(KeyId(row.keyId)) else {
            throw CaseMissing()
        }
        return try await store(bytes, name: name, mediaType: mediaType, town: TownId(row.town), key: key)
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
    /// The blob's id goes with the content: a late second maker never overwrites what an event names by its hash.
    public func storeDocument(
        _ bytes: [UInt8], id: DocumentId, title: String, fileName: String, mediaType: String,
        origin: Dokument.Origin, of vorgang: Vorgang
    ) async throws -> Dokument {
        guard let key = try await keys.key(KeyId(vorgang.keyId)) else { throw CaseMissing() }
        let hash = hex(cipher.hash(bytes))
        let blob = BlobId(id.text + "-" + hash.prefix(16))
        try await blobs.put(blob, cipher.seal(bytes, key, Array(blob.text.utf8)), town: TownId(vorgang.town))
        return Dokument(
            id: id, title: title, fileName: fileName, mediaType: mediaType, size: bytes.count,
            hash: hash, blob: blob.text, at: clock.now(), origin: origin)
    }

    private func store(
        _ bytes: [UInt8], name: String, mediaType: String, town: TownId, key: SymmetricKey
    ) async throws -> FileReference {
        let id: BlobId = randomness.id()
        try await blobs.put(id, cipher.seal(bytes, key, Array(id.text.utf8)), town: town)
        return FileReference(
            blob: Id(id.text), name: name, mediaType: mediaType, size: bytes.count, hash: hex(cipher.hash(bytes)))
    }
}
