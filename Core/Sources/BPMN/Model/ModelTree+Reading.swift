public import Basics
import XML

extension ModelTree {
    /// How many elements a model may have: a diagram of 10,000 nodes has about 60,000.
    static let elementLimit = 500_000

    /// Reads a document that must be XML, under the guard of the XML reader: no DOCTYPE, no entities, no network.
    public init(_ bytes: [UInt8], file: String?) throws(Findings) {
        self.file = file
        let reader = try XMLReader(bytes, file: file, keepingRemarks: true)
        var open: [Int] = []
        while let event = try reader.next() {
            switch event {
            case .start:
                guard elements.count < ModelTree.elementLimit else { throw Findings(ModelTree.tooLarge(reader.place)) }
                let index = elements.count
                elements.append(ModelTree.element(reader, parent: open.last ?? -1))
                if let parent = open.last { elements[parent].children.append(.element(index)) }
                open.append(index)
            case .end: open.removeLast()
            case .text:
                if let parent = open.last, !reader.text.isEmpty { elements[parent].children.append(.text(reader.text)) }
            case .comment: keep(.comment(reader.text), in: open.last)
            case .instruction: keep(.instruction(target: reader.name.local, reader.text), in: open.last)
            }
        }
    }

    private mutating func keep(_ child: Child, in parent: Int?) {
        if let parent {
            elements[parent].children.append(child)
        } else if elements.isEmpty {
            prolog.append(child)
        }
    }

    private static func element(_ reader: XMLReader, parent: Int) -> Element {
        let name = reader.name
        let place = reader.place
        return Element(
            parent: parent, local: name.local, namespace: name.namespace, prefix: reader.prefix,
            attributes: reader.attributes.map {
                Attribute(local: $0.name.local, namespace: $0.name.namespace, prefix: $0.prefix, value: $0.value)
            },
            declarations: reader.namespaces.map { Declaration(prefix: $0.prefix, address: $0.address) },
            children: [], line: place.line, column: place.column)
    }

    private static func tooLarge(_ place: Place) -> Finding {
        Finding(
            "bpmn-too-large", .error,
            Words(de: "Das Modell hat zu viele Elemente.", en: "The model has too many elements."),
            at: place)
    }
}
