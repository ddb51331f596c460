public import Basics

extension PackageFiles {
    /// The package with what it inherits: parts that it lacks come from the family that `package.yaml` names, and what that
    /// lacks from its own family. A part of the package itself always goes before one of the family; letters and texts count
    /// by their file names.
    ///
    /// Throws if parts that must be there are missing and a family is not known, or families name each other in a circle.
    /// - Parameter family: the files of a family by its name; nil if there is none.
    public func completed(_ family: (String) -> PackageFiles?) throws(Findings) -> PackageFiles {
        var whole = self
        var next = familyName
        var seen: [String] = []
        while let name = next {
            guard !seen.contains(name), seen.count < 5, let files = family(name) else {
                // A package that has all its parts needs no family.
                if whole[ServicePackage.processPath] != nil, whole[AkteSettings.path] != nil { return whole }
                throw Findings(PackageFiles.noFamily(name))
            }
            seen.append(name)
            for path in files.paths where PackageFiles.isInherited(path) && whole[path] == nil {
                whole[path] = files[path]
            }
            next = files.familyName
        }
        return whole
    }

    private static func noFamily(_ name: String) -> Finding {
        Finding(
            "package-family", .error,
            Words(
                de: "Die Familie „\(name)“ gibt es nicht, oder Familien verweisen im Kreis aufeinander.",
                en: "there is no family “\(name)”, or families name each other in a circle"),
            at: Place(file: Manifest.path))
    }

    /// The family that the manifest names; nil where the manifest cannot be read, which the reading of the package tells.
    private var familyName: String? {
        guard let bytes = self[Manifest.path], let (manifest, _) = try? Manifest.read(bytes) else { return nil }
        return manifest.family
    }

    /// Parts of a family that its services share. The schema, the journey and the description are each service's own.
    private static func isInherited(_ path: String) -> Bool {
        let parts: Set = [
            ServicePackage.processPath, ServicePackage.decisionsPath, AkteSettings.path, Steckbrief.path,
        ]
        return parts.contains(path) || path.hasPrefix(Letter.folder + "/") || path.hasPrefix("texte/")
    }
}
