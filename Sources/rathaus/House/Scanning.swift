import Adapters
import ArgumentParser
import Ports

/// Where uploads are looked at for malware.
struct Scanning: ParsableArguments {
    @Option(
        help: """
            The malware scanner, a clamd: HOST:PORT or the path of its socket. While it does not answer, no upload is taken. \
            Without it, uploads are not scanned.
            """)
    var clamd: String?

    func validate() throws {
        guard clamd == nil || address != nil else {
            throw ValidationError("--clamd must be HOST:PORT or the path of a socket.")
        }
    }

    private var address: ClamdAddress? { clamd.flatMap { ClamdAddress($0) } }

    /// The scanner; nil when none is named.
    var scanner: ClamdScan? { address.map { ClamdScan($0) } }

    func health() async -> Health {
        await scanner?.health()
            ?? Health(
                adapter: "scanner", state: .unconfigured,
                advice: "Uploads are not scanned for malware: name a clamd with --clamd.")
    }
}
