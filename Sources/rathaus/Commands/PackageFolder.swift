import FIM
import Foundation

/// The folder of a service package that an import makes.
struct PackageFolder {
    private let read: SchemaImport

    init(_ read: SchemaImport) { self.read = read }

    /// Writes the folder `ID-VERSION` and gives its path.
    func write(into parent: String) throws -> String {
        let folder = parent + "/" + read.packageID + "-" + read.packageVersion
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try put(read.datenfelder, folder + "/datenfelder.xml")
        if !read.lists.isEmpty {
            try FileManager.default.createDirectory(
                atPath: folder + "/codelisten", withIntermediateDirectories: true)
            for list in read.lists { try put(list.bytes, folder + "/codelisten/" + list.fileName) }
        }
        let manifest = """
            id: \(read.packageID)
            version: \(read.packageVersion)
            name: \(JSONText.string(read.schema.bezeichnung).text())

            """
        try put(Array(manifest.utf8), folder + "/package.yaml")
        return folder
    }

    private func put(_ bytes: [UInt8], _ path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
}
