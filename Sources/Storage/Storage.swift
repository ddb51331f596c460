public import Hall
public import Ports

/// Everything that Rathaus keeps, opened: what the composition root hands to the rest of the house.
public struct Storage: Sendable {
    public let registry: any Registry
    public let staff: any StaffRegister
    public let tenancy: any Tenancy
    public let blobs: any Blobs
    public let keys: any KeyStore
    /// One element for each commit that put something into the outbox; for one reader.
    public let outboxWakes: AsyncStream<Void>
    /// One element each time derived data may have been lost, as when the connection that listens was made anew, or could not
    /// be kept; for one reader.
    public let indexLosses: AsyncStream<Void>

    let main: any Driver
    let keyDriver: any Driver
    private let atEnd: @Sendable () async -> Void

    init(
        registry: any Registry, main: any Driver, keyDriver: any Driver, blobs: any Blobs, keys: any KeyStore,
        outboxWakes: AsyncStream<Void>, indexLosses: AsyncStream<Void>, atEnd: @escaping @Sendable () async -> Void
    ) {
        self.registry = registry
        self.outboxWakes = outboxWakes
        self.indexLosses = indexLosses
        staff = SQLStaffRegister(main)
        tenancy = SQLTenancy(main)
        self.blobs = blobs
        self.keys = keys
        self.main = main
        self.keyDriver = keyDriver
        self.atEnd = atEnd
    }

    /// Ends all connections; what is used afterwards throws `.unreachable`.
    public func close() async {
        await atEnd()
        await main.close()
        await keyDriver.close()
    }
}
