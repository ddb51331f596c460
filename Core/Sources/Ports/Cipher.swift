/// The cryptography that the house needs, as functions: Core itself links none.
///
/// The live ones (AES-256-GCM, SHA-256, HMAC-SHA-256 of swift-crypto) are in `Adapters`; every function is pure but for
/// the random nonce inside `seal`.
public struct Cipher: Sendable {
    /// Encrypts and authenticates: nonce, ciphertext and tag in one run of bytes. `context` is authenticated, not kept.
    public let seal: @Sendable (_ plain: [UInt8], _ key: SymmetricKey, _ context: [UInt8]) -> [UInt8]
    /// Gives back what `seal` was given; nil if key, context or bytes are not the same.
    public let open: @Sendable (_ sealed: [UInt8], _ key: SymmetricKey, _ context: [UInt8]) -> [UInt8]?
    /// SHA-256, 32 bytes.
    public let hash: @Sendable (_ bytes: [UInt8]) -> [UInt8]
    /// HMAC-SHA-256, 32 bytes.
    public let authenticate: @Sendable (_ bytes: [UInt8], _ key: SymmetricKey) -> [UInt8]

    public init(
        seal: @escaping @Sendable ([UInt8], SymmetricKey, [UInt8]) -> [UInt8],
        open: @escaping @Sendable ([UInt8], SymmetricKey, [UInt8]) -> [UInt8]?,
        hash: @escaping @Sendable ([UInt8]) -> [UInt8],
        authenticate: @escaping @Sendable ([UInt8], SymmetricKey) -> [UInt8]
    ) {
        self.seal = seal
        self.open = open
        self.hash = hash
        self.authenticate = authenticate
    }
}

/// A key of 256 bits. Never printed, never compared but by its bytes.
public struct SymmetricKey: Sendable, Hashable, CustomStringConvertible {
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) { self.bytes = bytes }

    public var description: String { "(key)" }
}
