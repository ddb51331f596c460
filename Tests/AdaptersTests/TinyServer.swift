import Glibc
import Synchronization

/// An HTTP server for one test: it answers what a closure says, one connection after the other.
final class TinyServer: Sendable {
    struct Request: Sendable {
        var head: String
        var body: [UInt8]

        /// The value of a header, by its name in any case.
        func header(_ name: String) -> String? {
            head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
                .map { $0.drop { $0 != ":" }.dropFirst().drop { $0 == " " } }.map(String.init)
        }
    }

    typealias Answer = @Sendable (Request) -> (status: Int, headers: String, body: [UInt8])

    let port: Int
    private let socket: Int32
    private let seen = Mutex<[Request]>([])
    private let answer: Answer

    init(_ answer: @escaping Answer) throws {
        self.answer = answer
        (socket, port) = TinyServer.listening()
        var thread = pthread_t()
        let own = Unmanaged.passRetained(self).toOpaque()
        pthread_create(
            &thread, nil,
            { own in
                own.map { Unmanaged<TinyServer>.fromOpaque($0).takeRetainedValue().serve() }
                return nil
            }, own)
    }

    /// A socket on a free port of loopback.
    private static func listening() -> (socket: Int32, port: Int) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                _ = bind(socket, plain, length)
                _ = getsockname(socket, plain, &length)
            }
        }
        listen(socket, 16)
        return (socket, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// What was received, in order.
    var requests: [Request] { seen.withLock { $0 } }

    func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

    private func serve() {
        while true {
            let connection = accept(socket, nil, nil)
            guard connection >= 0 else { break }
            if let request = read(connection) {
                seen.withLock { $0.append(request) }
                let (status, headers, body) = answer(request)
                let head =
                    "HTTP/1.1 \(status) X\r\n\(headers)Content-Length: \(body.count)\r\nConnection: close\r\n\r\n"
                let bytes = Array(head.utf8) + body
                var at = 0
                while at < bytes.count {
                    let sent = bytes[at...].withUnsafeBytes {
                        send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                    }
                    if sent <= 0 { break }
                    at += sent
                }
            }
            close(connection)
        }
        close(socket)
    }

    private func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let end = bytes.firstRange(of: [13, 10, 13, 10]) {
                let request = Request(
                    head: String(decoding: bytes[..<end.lowerBound], as: UTF8.self),
                    body: Array(bytes[end.upperBound...]))
                if request.body.count >= Int(request.header("Content-Length") ?? "") ?? 0 { return request }
            }
            let count = recv(connection, &part, part.count, 0)
            guard count > 0 else { return nil }
            bytes += part[..<count]
        }
    }
}
