import Basics
import Glibc
public import Hummingbird
public import HummingbirdCore
import NIOCore

extension FrontDoor {
    /// How the house takes connections: heads within the limits of `Basics.Limits`, complete in time.
    public static var server: HTTPServerBuilder {
        .http1(
            configuration: .init(
                additionalChannelHandlers: [ConnectionGuard()],
                idleTimeout: .seconds(Int64(Limits.headSeconds)),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: Limits.headerBytes, maxHeaderListSize: Limits.headBytes,
                    maxHeaderFieldCount: Limits.headers)))
    }

    /// Where the house listens, and how many connections it takes at once: never so many that none of the process's
    /// descriptors are left for the storage and the letter worker. More wait until one is free.
    public static func listening(host: String, port: Int) -> ApplicationConfiguration {
        ApplicationConfiguration(
            address: .hostname(host, port: port),
            availableConnectionsDelegate: MaximumAvailableConnections(mostConnections()))
    }

    /// Asks for as many descriptors as the process may have, and keeps some back.
    private static func mostConnections() -> Int {
        var limit = rlimit()
        guard getrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return Limits.connections }
        if limit.rlim_cur < limit.rlim_max {
            var raised = rlimit(rlim_cur: min(limit.rlim_max, 1 << 16), rlim_max: limit.rlim_max)
            raised.rlim_cur = max(raised.rlim_cur, limit.rlim_cur)
            if setrlimit(Int32(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        let most = Int(min(limit.rlim_cur, 1 << 20)) - Limits.keptDescriptors
        return min(Limits.connections, max(8, most))
    }
}
