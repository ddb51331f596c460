public import Basics
public import Casework
import Catalogue
public import Forms
public import Ports
public import ServicePackages
import Synchronization

/// The compiled services, by the hash of their package: compiled at first use, then shared by all cases that run on them.
public final class ServiceShelf: ServiceRules {
    let tenancy: any Tenancy
    private let cipher: Cipher
    let clock: WallClock
    /// The operator's limit for the days of all drafts; nil leaves them to the services.
    let mostDraftDays: Int?
    private let services = Mutex<[String: Service]>([:])

    public init(tenancy: any Tenancy, cipher: Cipher, clock: WallClock, mostDraftDays: Int? = nil) {
        self.mostDraftDays = mostDraftDays
        self.tenancy = tenancy
        self.cipher = cipher
        self.clock = clock
    }

    /// The service on which a case runs. Throws `CaseMissing` when its package is not installed any more.
    public func service(_ ref: ServiceRef) async throws -> Service { try await service(hash: ref.hash) }

    /// The service of an installed package.
    public func service(hash: String) async throws -> Service {
        if let kept = services.withLock({ $0[hash] }) { return kept }
        guard let archive = try await tenancy.archive(hash: hash) else { throw CaseMissing() }
        let service = try compile(ZIPArchive.unpack(archive))
        services.withLock { $0[hash] = service }
        return service
    }

    /// Compiles a package; throws `Findings` if it cannot run.
    public func compile(_ files: PackageFiles) throws -> Service {
        try Service(ServicePackage(files), sha256: cipher.hash)
    }

    /// Compiles a package that shall be offered; throws all findings if an error forbids it.
    public func publishable(_ files: PackageFiles) throws -> Service {
        try Service.publishable(files, clock: clock, sha256: cipher.hash)
    }

    /// Installs a package and answers its compiled form; installing it again changes nothing.
    @discardableResult
    public func install(_ files: PackageFiles) async throws -> Service {
        let service = try compile(files)
        try await install(service)
        return service
    }

    /// Installs a package that is compiled already.
    public func install(_ service: Service) async throws {
        let manifest = service.manifest
        try await tenancy.install(
            InstalledPackage(
                id: manifest.id.text, version: manifest.version, hash: service.hash,
                archive: try ZIPArchive.pack(service.package.files)))
        services.withLock { $0[service.hash] = service }
    }

    /// Offers an installed service in a town, under the package's own slug, with the town's overlay as its bytes.
    public func offer(_ service: Service, in town: TownId, unit: String, overlay: [UInt8] = []) async throws {
        try await tenancy.keep(
            Offer(
                town: town, slug: ServiceShelf.slug(of: service), package: service.manifest.id.text,
                version: service.manifest.version, hash: service.hash, unit: unit, overlay: overlay))
    }

    /// The name of a service in the addresses of a town.
    public static func slug(of service: Service) -> String { service.manifest.id.text.lowercased() }

    /// The reference that a new case of an offer gets. Throws the findings of an overlay that cannot be read any more: it
    /// was checked when it was published, and a fee is not guessed.
    public func reference(of offer: Offer) async throws -> ServiceRef {
        let service = try await service(hash: offer.hash)
        let angebot = try offer.overlay.isEmpty ? nil : Angebotsdatei.read(offer.overlay).0
        return ServiceRef(
            package: offer.package, version: offer.version, hash: offer.hash, slug: offer.slug,
            name: service.leistung.name(), unit: offer.unit,
            satzung: angebot.flatMap { $0.satzung.rechnung.isEmpty ? nil : $0.satzung })
    }

    /// The form of a case with its answers, in German: as clerks and letters have it, whatever the person's language.
    public func filled(_ vorgang: Vorgang) async throws -> FilledForm {
        let service = try await service(vorgang.service)
        return FilledForm(service.form(), vorgang.answers, clock: clock)
    }
}
