import Glibc
import Ports

/// One conversation with a clamd over a stream socket, with one deadline for all of it. Blocking: for threads of its own.
struct ClamdConnection: ~Copyable {
    private let socket: Int32
    private let deadline: Deadline

    /// Connects. Throws `ScanError` when nobody listens there or the deadline passes.
    init(_ address: ClamdAddress, until deadline: Deadline) throws(ScanError) {
        self.deadline = deadline
        socket = try ClamdConnection.connect(address, deadline)
    }

    deinit { close(socket) }

    func send(_ bytes: some Collection<UInt8>) throws(ScanError) {
        let bytes = Array(bytes)
        var sent = 0
        while sent < bytes.count {
            try wait(for: POLLOUT)
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(socket, buffer.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                throw ScanError.system("the scanner hung up")
            }
            sent += count
        }
    }

    /// What it answers up to the zero byte that ends an answer, or to the end of the connection; 4 kB at the most.
    func answer() throws(ScanError) -> String {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 512)
        while answer.count < 4_096, answer.last != 0 {
            try wait(for: POLLIN)
            let count = recv(socket, &buffer, buffer.count, 0)
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                throw ScanError.system("the scanner hung up")
            }
            if count == 0 { break }
            answer += buffer[..<count]
        }
        if answer.isEmpty { throw ScanError("the scanner gave no answer") }
        return String(decoding: answer.prefix { $0 != 0 }, as: UTF8.self)
    }

    private func wait(for event: Int32) throws(ScanError) { try ClamdConnection.wait(socket, event, deadline) }

    private static func wait(_ socket: Int32, _ event: Int32, _ deadline: Deadline) throws(ScanError) {
        while true {
            let left = deadline.milliseconds
            guard left > 0 else { throw ScanError("the scanner did not answer in time") }
            var watched = pollfd(fd: socket, events: Int16(event), revents: 0)
            let ready = poll(&watched, 1, Int32(clamping: left))
            if ready > 0 { return }
            if ready < 0, errno != EINTR { throw ScanError.system("the scanner cannot be watched") }
        }
    }

    private static func connect(_ address: ClamdAddress, _ deadline: Deadline) throws(ScanError) -> Int32 {
        switch address {
        case .socket(let path):
            var place = sockaddr_un()
            place.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &place.sun_path) { $0.copyBytes(from: path.utf8) }
            return try withUnsafeBytes(of: &place) { bytes throws(ScanError) in
                try connect(bytes, family: AF_UNIX, deadline)
            }
        case .host(let host, let port):
            return try connect(host, port, deadline)
        }
    }

    private static func connect(_ host: String, _ port: UInt16, _ deadline: Deadline) throws(ScanError) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0 else {
            throw ScanError("the scanner's host is not known")
        }
        defer { freeaddrinfo(found) }
        var refusal = ScanError("the scanner's host has no address")
        var next = found
        while let entry = next {
            let bytes = UnsafeRawBufferPointer(start: entry.pointee.ai_addr, count: Int(entry.pointee.ai_addrlen))
            do throws(ScanError) {
                return try connect(bytes, family: entry.pointee.ai_family, deadline)
            } catch {
                refusal = error
            }
            next = entry.pointee.ai_next
        }
        throw refusal
    }

    private static func connect(
        _ place: UnsafeRawBufferPointer, family: Int32, _ deadline: Deadline
    ) throws(ScanError) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let socket = Glibc.socket(family, kind, 0)
        guard socket >= 0 else { throw ScanError.system("no socket for the scanner") }
        do throws(ScanError) {
            let address = place.baseAddress!.assumingMemoryBound(to: sockaddr.self)
            if Glibc.connect(socket, address, socklen_t(place.count)) != 0 {
                guard errno == EINPROGRESS || errno == EAGAIN else {
                    throw ScanError.system("the scanner cannot be reached")
                }
                try wait(socket, POLLOUT, deadline)
            }
            var code: Int32 = 0
            var size = socklen_t(MemoryLayout<Int32>.size)
            getsockopt(socket, SOL_SOCKET, SO_ERROR, &code, &size)
            guard code == 0 else {
                errno = code
                throw ScanError.system("the scanner cannot be reached")
            }
            return socket
        } catch {
            close(socket)
            throw error
        }
    }
}

extension ScanError {
    /// With what the system says about the last call.
    fileprivate static func system(_ what: String) -> ScanError {
        ScanError("\(what): \(String(cString: strerror(errno)))")
    }
}

/// A moment after which nothing is waited for, on the machine's steady clock.
struct Deadline: Sendable {
    private let end: ContinuousClock.Instant

    init(seconds: Int) { end = ContinuousClock.now.advanced(by: .seconds(seconds)) }

    /// What is left; zero or less when it has passed.
    var milliseconds: Int64 {
        let left = end - ContinuousClock.now
        return left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
    }
}
