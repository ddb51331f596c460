import Basics
import FEEL

@testable import ServicePackages

extension FuzzTarget {
    /// A packed service package: unpacked, packed, unpacked again, and read as a package.
    static let zip = FuzzTarget(name: "zip") { bytes in
        guard let files = try? ZIPArchive.unpack(bytes) else { return }
        let again = readable("an archive") { try ZIPArchive.unpack(ZIPArchive.pack(files)) }
        require(again == files, "files packed and unpacked differ")
        _ = try? ServicePackage(files)
    }

    /// The files of a package in YAML.
    static let yaml = FuzzTarget(name: "yaml") { bytes in
        _ = try? Manifest.read(bytes)
        _ = try? AkteSettings.read(bytes)
        _ = try? Texte.read(bytes, file: "texte/de.yaml", language: "de")
        _ = try? Example.read(bytes, file: "beispiele/a.yaml")
        guard let journey = try? JourneyFile.read(bytes).0 else { return }
        let written = JourneyFile.bytes(journey)
        let again = readable("a journey") { try JourneyFile.read(written).0 }
        require(JourneyFile.bytes(again) == written, "a journey written twice differs")
    }

    /// A letter: read and filled in.
    static let letter = FuzzTarget(name: "letter") { bytes in
        guard let letter = try? Letter(bytes, file: "schreiben/a.html", names: ["a", "name", "liste", "datum"]) else {
            return
        }
        let context: Context = [
            "a": .number(1234), "name": .string("<Müller> & {{a}}"),
            "liste": .list([.number(1), .context(["x": .string("y")])]), "datum": .null,
        ]
        let clock = WallClock.standing(at: Instant(microseconds: 1_700_000_000_000_000))
        require(
            letter.render(context, clock: clock).html.utf8.count <= 8 << 20, "a letter of more than eight megabytes")
    }
}
