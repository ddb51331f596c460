import Basics
import FoundationEssentials

@testable import ServicePackages

/// The packages that ship with the house, read from the folder `Leistungen` of the repository.
enum ShippedPackages {
    static let names = [
        "bewohnerparkausweis", "buergerhaus-mieten", "digitaler-briefkasten", "gaststaettenanzeige", "geburtsurkunde",
        "hundesteuer-anmeldung", "sondernutzung", "vereinsfoerderung",
    ]
    static let clock = WallClock.standing(at: Instant(microseconds: 1_795_305_600_000_000))

    private static let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/Leistungen/"

    static let families = [
        "nachweis", "anzeige", "genehmigung", "zuwendung", "buchung", "meldung", "abgabenbescheid",
    ]

    /// A package with what it inherits.
    static func files(of name: String) throws -> PackageFiles {
        try own(name).completed { try? own("_familien/" + $0) }
    }

    /// What lies in the folder of a package or family.
    static func own(_ name: String) throws -> PackageFiles {
        let folder = root + name
        var files: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            guard let data = FileManager.default.contents(atPath: folder + "/" + path), !isFolder(folder + "/" + path)
            else { continue }
            files[path] = Array(data)
        }
        return PackageFiles(files)
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }
}
