import CLibCurl
public import Ports

/// The live services: `POST` of JSON through libcurl, with the order's key in `Idempotency-Key`. No redirect is followed,
/// nothing but HTTP is spoken, and an answer of more than a megabyte is none.
public actor HTTPDienste: Dienste, HealthChecked {
    private let queue = QueueExecutor(label: "rathaus.dienste")
    private let file: DiensteDatei

    public init(_ file: DiensteDatei) { self.file = file }

    public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    static let answerLimit = 1_000_000

    public func call(_ name: String, in town: TownId, _ body: [UInt8], key: String) async throws -> [UInt8] {
        guard let dienst = file.dienst(name, in: town) else { throw DienstError(name, .unknown) }
        guard let curl = curl_easy_init() else { throw DienstError(name, .unreachable("libcurl does not start")) }
        defer { curl_easy_cleanup(curl) }
        var headers = curl_slist_append(nil, "Content-Type: application/json")
        headers = curl_slist_append(headers, "Accept: application/json")
        headers = curl_slist_append(headers, "Expect:")
        headers = curl_slist_append(headers, "Idempotency-Key: \(key)")
        if let token = dienst.token { headers = curl_slist_append(headers, "Authorization: Bearer \(token)") }
        defer { curl_slist_free_all(headers) }
        HTTPDienste.prepare(curl, dienst)
        _ = rathaus_curl_set_list(curl, CURLOPT_HTTPHEADER, headers)
        let (code, answer) = send(curl, body)
        guard code == CURLE_OK else {
            throw DienstError(name, .unreachable(String(cString: curl_easy_strerror(code))))
        }
        var status = 0
        _ = rathaus_curl_status(curl, &status)
        guard (200..<300).contains(status) else { throw DienstError(name, .refused(status)) }
        guard !answer.isTooLarge else { throw DienstError(name, .unreadable) }
        return answer.bytes
    }

    private static func prepare(_ curl: UnsafeMutableRawPointer, _ dienst: DiensteDatei.Dienst) {
        _ = rathaus_curl_set_text(curl, CURLOPT_URL, dienst.url)
        _ = rathaus_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = rathaus_curl_set_text(curl, CURLOPT_USERAGENT, "rathaus")
        _ = rathaus_curl_set_text(curl, CURLOPT_PROXY, "")
        _ = rathaus_curl_set_long(curl, CURLOPT_FOLLOWLOCATION, 0)
        _ = rathaus_curl_set_long(curl, CURLOPT_TIMEOUT, dienst.seconds)
        _ = rathaus_curl_set_long(curl, CURLOPT_NOSIGNAL, 1)
        _ = rathaus_curl_set_long(curl, CURLOPT_POST, 1)
    }

    private func send(_ curl: UnsafeMutableRawPointer, _ body: [UInt8]) -> (CURLcode, Received) {
        var answer = Received()
        let code = withUnsafeMutablePointer(to: &answer) { pointer in
            _ = rathaus_curl_set_pointer(curl, CURLOPT_WRITEDATA, pointer)
            _ = rathaus_curl_set_writer(curl) { part, size, count, answer in
                guard let part, let answer = answer?.assumingMemoryBound(to: Received.self) else { return 0 }
                answer.pointee.take(part, size * count)
                return size * count
            }
            return body.withUnsafeBytes { bytes in
                _ = rathaus_curl_set_long(curl, CURLOPT_POSTFIELDSIZE, bytes.count)
                _ = rathaus_curl_set_pointer(
                    curl, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
                return curl_easy_perform(curl)
            }
        }
        return (code, answer)
    }

    /// Whether every system that is set up takes a connection.
    public func health() async -> Health {
        guard !file.dienste.isEmpty else {
            return Health(adapter: "dienste", state: .unconfigured, advice: "No services are set up in dienste.json.")
        }
        let silent = file.dienste.sorted { $0.key < $1.key }.filter { !isReachable($0.value) }.map(\.key)
        return silent.isEmpty
            ? Health(adapter: "dienste", state: .good)
            : Health(
                adapter: "dienste", state: .unreachable,
                advice: "Check the addresses in dienste.json of: \(silent.joined(separator: ", ")).")
    }

    private func isReachable(_ dienst: DiensteDatei.Dienst) -> Bool {
        guard let curl = curl_easy_init() else { return false }
        defer { curl_easy_cleanup(curl) }
        _ = rathaus_curl_set_text(curl, CURLOPT_URL, dienst.url)
        _ = rathaus_curl_set_text(curl, CURLOPT_PROXY, "")
        _ = rathaus_curl_set_long(curl, CURLOPT_CONNECT_ONLY, 1)
        _ = rathaus_curl_set_long(curl, CURLOPT_NOSIGNAL, 1)
        _ = rathaus_curl_set_long(curl, CURLOPT_TIMEOUT, 10)
        return curl_easy_perform(curl) == CURLE_OK
    }
}

/// What has come of an answer.
private struct Received {
    var bytes: [UInt8] = []
    var isTooLarge = false

    mutating func take(_ part: UnsafeMutablePointer<CChar>, _ count: Int) {
        guard bytes.count + count <= HTTPDienste.answerLimit else {
            isTooLarge = true
            return
        }
        bytes += UnsafeRawBufferPointer(start: part, count: count)
    }
}
