public import Basics
public import Catalogue
public import FIM
public import Forms

/// A family of services: what a schema lacks to be a whole service – process, letters, file, texts.
public struct Family: Sendable {
    public let name: String
    public let files: PackageFiles

    public init(name: String, files: PackageFiles) {
        self.name = name
        self.files = files
    }

    /// A whole package from an imported schema: its fields and code lists, a journey by rule, everything else from the
    /// family and marked as defaults, so that it can be published at once.
    ///
    /// Nothing is made up: texts that the schema does not have stay absent and are named by the lint.
    /// - Parameter service: the description of the service, where one came along with the schema.
    public func wholePackage(
        from read: SchemaImport, service: Leistung? = nil, publisher: String = "Import"
    ) throws(Findings) -> PackageFiles {
        var package = files
        package["datenfelder.xml"] = read.datenfelder
        for list in read.lists { package["codelisten/" + list.fileName] = list.bytes }
        package[JourneyFile.path] = JourneyFile.bytes(try Journey.byRule(for: read.form))
        let leistung = service ?? leistung(of: read)
        package[LeistungFile.path] = LeistungFile.bytes(leistung)
        let manifest = Manifest(
            id: Manifest.PackageID(read.packageID), version: read.packageVersion, name: leistung.name(),
            licence: "unbekannt", publisher: publisher, leika: leistung.schluessel.first?.description, family: name,
            defaults: (files.paths + (service == nil ? [LeistungFile.path] : [])).filter { $0 != Manifest.path })
        package[Manifest.path] = manifest.bytes
        return package
    }

    /// The files with what every package of the family has in common and this one does not bring itself: the letter of a
    /// query back, which says the same for every service.
    func completing(_ package: PackageFiles) -> PackageFiles {
        guard let bytes = package[Manifest.path], let manifest = try? Manifest.read(bytes).0, manifest.family == name
        else { return package }
        var whole = package
        for path in Family.common where whole[path] == nil { whole[path] = files[path] }
        return whole
    }

    static let common = [Letter.folder + "/rueckfrage.html"]

    private func leistung(of read: SchemaImport) -> Leistung {
        let form = read.form
        var leistung = Leistung(id: Id(read.packageID))
        leistung.texte.append(Leistungstext(.name, form.title.isEmpty ? read.packageID : form.title))
        if let help = form.help, !help.isEmpty { leistung.texte.append(Leistungstext(.teaser, help)) }
        let bezug = form.angaben.bezug.map(\.text).filter { !$0.isEmpty }
        if !bezug.isEmpty { leistung.texte.append(Leistungstext(.handlungsgrundlagen, bezug.joined(separator: "\n"))) }
        let prose = [form.angaben.description, form.angaben.definition].compactMap { $0 }.joined(separator: " ")
        leistung.schluessel = Family.keys(in: prose)
        return leistung
    }

    /// Service keys stand in prose: 14 digits that begin with 99.
    static func keys(in prose: String) -> [LeiKaKey] {
        var keys: [LeiKaKey] = []
        for run in prose.utf8.split(whereSeparator: { !(0x30...0x39).contains($0) }) where run.count == 14 {
            let text = String(decoding: Array(run), as: UTF8.self)
            if text.hasPrefix("99"), let key = LeiKaKey(text), !keys.contains(key) { keys.append(key) }
        }
        return keys
    }
}
