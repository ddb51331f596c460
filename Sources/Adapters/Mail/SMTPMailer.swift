import CLibCurl
public import Ports

/// The live mailer: SMTP through libcurl. `smtp://host:port` or `smtps://…`, user and password in the address.
public actor SMTPMailer: Mailer, HealthChecked {
    private let queue = QueueExecutor(label: "rathaus.mail")
    private let url: String
    private let sender: String

    public init(url: String, sender: String) {
        self.url = url
        self.sender = sender
    }

    public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    public func send(_ mail: Mail, key: String) async throws {
        guard MailText.isAddress(mail.to) else { throw MailError("the address is none") }
        try transfer(MailText(mail, from: sender, key: key).bytes, to: mail.to)
    }

    private func transfer(_ message: [UInt8], to recipient: String) throws {
        guard let curl = curl_easy_init() else { throw MailError("libcurl does not start") }
        defer { curl_easy_cleanup(curl) }
        let recipients = curl_slist_append(nil, "<\(recipient)>")
        defer { curl_slist_free_all(recipients) }
        _ = rathaus_curl_set_text(curl, CURLOPT_URL, url)
        _ = rathaus_curl_set_text(curl, CURLOPT_MAIL_FROM, "<\(sender)>")
        _ = rathaus_curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients)
        _ = rathaus_curl_set_long(curl, CURLOPT_UPLOAD, 1)
        _ = rathaus_curl_set_long(curl, CURLOPT_TIMEOUT, 30)
        _ = rathaus_curl_set_long(curl, CURLOPT_NOSIGNAL, 1)
        _ = rathaus_curl_set_long(curl, CURLOPT_USE_SSL, Int(CURLUSESSL_TRY.rawValue))
        try perform(curl, message)
    }

    private func perform(_ curl: UnsafeMutableRawPointer, _ message: [UInt8]) throws {
        var source = MailSource(rest: message[...])
        let code = withUnsafeMutablePointer(to: &source) { pointer in
            _ = rathaus_curl_set_pointer(curl, CURLOPT_READDATA, pointer)
            _ = rathaus_curl_set_reader(curl) { buffer, size, count, source in
                guard let buffer, let source = source?.assumingMemoryBound(to: MailSource.self) else { return 0 }
                return source.pointee.give(into: buffer, at: size * count)
            }
            return curl_easy_perform(curl)
        }
        guard code == CURLE_OK else { throw MailError(String(cString: curl_easy_strerror(code))) }
    }

    public func health() async -> Health {
        guard let curl = curl_easy_init() else { return Health(adapter: "mail", state: .unreachable) }
        defer { curl_easy_cleanup(curl) }
        _ = rathaus_curl_set_text(curl, CURLOPT_URL, url)
        _ = rathaus_curl_set_long(curl, CURLOPT_CONNECT_ONLY, 1)
        _ = rathaus_curl_set_long(curl, CURLOPT_TIMEOUT, 10)
        let code = curl_easy_perform(curl)
        return code == CURLE_OK
            ? Health(adapter: "mail", state: .good)
            : Health(adapter: "mail", state: .unreachable, advice: "Check the mail server in --mail.")
    }
}

/// What is left to send of a message.
private struct MailSource {
    var rest: ArraySlice<UInt8>

    mutating func give(into buffer: UnsafeMutablePointer<CChar>, at most: Int) -> Int {
        let part = rest.prefix(most)
        for (i, byte) in part.enumerated() { buffer[i] = CChar(bitPattern: byte) }
        rest = rest.dropFirst(part.count)
        return part.count
    }
}

/// The mail server did not take a mail.
public struct MailError: Error, Hashable, Sendable {
    public let reason: String

    public init(_ reason: String) { self.reason = reason }
}
