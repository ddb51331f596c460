import FIM
import ServicePackages
import XDomea
import XML

extension FuzzTarget {
    /// A document: read, written and read again.
    static let xml = FuzzTarget(name: "xml") { bytes in
        guard let document = try? XMLDocument(bytes) else { return }
        let written = document.bytes()
        let again = readable("a document") { try XMLDocument(written) }
        require(again.bytes() == written, "a document written twice differs")
        _ = readable("an indented document") { try XMLDocument(document.bytes(indent: 2)) }
    }

    /// A data schema of XDatenfelder 2 or 3: imported with its rules, written in both versions, read again.
    static let xdatenfelder = FuzzTarget(name: "xdatenfelder") { bytes in
        guard let read = try? SchemaImport(bytes) else { return }
        let written = XDFWriter.write(read.source)
        let again = readable("a schema") { try XDFReader.read(written).schema }
        require(XDFWriter.write(again) == written, "a schema written twice differs")
        _ = readable("a converted schema") { try XDFReader.read(XDFWriter.write(read.source.converted(to: .two))) }
        _ = readable("a package's schema") { try XDFReader.read(XDFWriter.write(read.schema)) }
        _ = readable("an XML Schema") { try XMLDocument(read.schema.xmlSchema()) }
        _ = read.schema.jsonSchema().text()
    }

    /// A code list.
    static let genericode = FuzzTarget(name: "genericode") { bytes in
        _ = CodelisteReader.looksLike(bytes.prefix(4_096))
        _ = (try? CodelisteReader.read(bytes))?.werte()
    }

    /// A service: read, written and read again.
    static let xzufi = FuzzTarget(name: "xzufi") { bytes in
        guard let service = try? LeistungFile.read(bytes) else { return }
        let written = LeistungFile.bytes(service)
        let again = readable("a service") { try LeistungFile.read(written) }
        require(LeistungFile.bytes(again) == written, "a service written twice differs")
    }

    /// A message of the disposal as another system sends it.
    static let xdomea = FuzzTarget(name: "xdomea") { bytes in _ = try? EmpfangeneNachricht(bytes) }
}
