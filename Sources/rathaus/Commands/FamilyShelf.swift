import Basics
import Foundation
import ServicePackages

/// The families of services on disk: `_familien/NAME` beside the package, else those that ship with the product.
struct FamilyShelf {
    /// The folder in which the package lies that asks.
    let folder: String

    init(beside package: String) { folder = (package as NSString).deletingLastPathComponent }

    /// The files of a family; nil if there is none of that name.
    func files(of name: String) -> PackageFiles? {
        guard !name.isEmpty,
            name.utf8.allSatisfy({ $0 == 0x2d || (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) })
        else { return nil }
        for root in [folder.isEmpty ? "." : folder, Shipped.root + "/Leistungen"] {
            let path = root + "/_familien/" + name
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                continue
            }
            if let files = try? PackageOnDisk.folder(path) { return files }
        }
        return name == "antrag-allgemein" ? Family.antragAllgemein().files : nil
    }

    /// What makes a new or imported package: the common family is copied into it, to be fitted; others are inherited.
    static func family(_ name: String?) throws -> Family {
        guard let name, name != "antrag-allgemein" else { return Family.antragAllgemein() }
        guard FamilyShelf(beside: "").files(of: name) != nil else {
            throw Findings(
                Finding(
                    "package-family", .error,
                    Words(de: "Die Familie „\(name)“ gibt es nicht.", en: "there is no family “\(name)”")))
        }
        return Family(name: name, files: PackageFiles())
    }
}

extension PackageFiles {
    /// With what the package at a path inherits.
    func completed(at path: String) throws -> PackageFiles {
        let shelf = FamilyShelf(beside: path)
        return try completed { shelf.files(of: $0) }
    }
}
