public import Basics
import Catalogue
import FIM
import Forms

extension Family {
    /// A new package of this family to begin with: a small schema, a journey by rule, and everything marked as default.
    public func newPackage(id: String, name: String, publisher: String) throws(Findings) -> PackageFiles {
        var package = files
        package[ServicePackage.schemaPath] = PackageResources.datenfelder_xml
        let form = try SchemaImport(PackageResources.datenfelder_xml, file: ServicePackage.schemaPath).form
        package[JourneyFile.path] = JourneyFile.bytes(try Journey.byRule(for: form))
        var leistung = Leistung(id: Id(id))
        leistung.texte.append(Leistungstext(.name, name))
        package[LeistungFile.path] = LeistungFile.bytes(leistung)
        let defaults = package.paths.filter { $0 != Manifest.path && $0 != JourneyFile.path }
        let manifest = Manifest(
            id: Manifest.PackageID(id), version: "0.1.0", name: name, licence: "EUPL-1.2", publisher: publisher,
            family: self.name, defaults: defaults)
        package[Manifest.path] = manifest.bytes
        return package
    }
}
