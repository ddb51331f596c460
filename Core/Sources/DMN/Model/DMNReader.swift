import Basics
import XML

/// Reads the elements of a model from a document. What it does not know it leaves aside: the document keeps it.
struct DMNReader {
    /// The namespaces of DMN 1.2 to 1.5, and of 1.1, whose elements read alike.
    static let namespaces: Set<String> = [
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    ]

    let file: String?
    private(set) var findings: [Finding] = []

    init(file: String?) { self.file = file }

    mutating func model(_ root: XMLElement) throws(Findings) -> DMNModel {
        guard root.local == "definitions", let namespace = root.namespace, DMNReader.namespaces.contains(namespace)
        else { throw Findings(.dmnNoModel(root.place ?? Place(file: file))) }
        var model = DMNModel(
            name: root[attribute: "name"] ?? "", namespace: root[attribute: "namespace"] ?? "", file: file)
        for element in root.elements where element.namespace == namespace { read(element, into: &model) }
        return model
    }

    private mutating func read(_ element: XMLElement, into model: inout DMNModel) {
        switch element.local {
        case "import": model.imports += modelImport(element)
        case "itemDefinition": model.types.append(itemDefinition(element))
        case "inputData":
            model.inputs.append(
                InputData(
                    id: id(element), name: name(element), variable: variable(of: element), place: element.place))
        case "decision": model.decisions.append(decision(element))
        case "businessKnowledgeModel": model.knowledge.append(businessKnowledge(element))
        case "decisionService": model.services.append(service(element))
        default: break
        }
    }

    // MARK: Parts

    private func id(_ element: XMLElement) -> String { element[attribute: "id"] ?? name(element) }

    /// A name with the white space of XML put in order.
    func name(_ element: XMLElement) -> String { DMNReader.tidy(element[attribute: "name"] ?? "") }

    /// One space where there was white space, none at the ends.
    static func tidy(_ text: String) -> String {
        text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
    }

    func typing(_ element: XMLElement) -> BoxedExpression.Typing {
        BoxedExpression.Typing(typeRef: typeRef(element), place: element.place)
    }

    /// The declared type; models up to 1.1 write it as a qualified name.
    func typeRef(_ element: XMLElement) -> String? {
        let text = element[attribute: "typeRef"] ?? element.first("typeRef")?.text
        return text.map(DMNReader.tidy).flatMap { $0.isEmpty ? nil : $0 }
    }

    func variable(_ element: XMLElement) -> Variable {
        Variable(name: name(element), typeRef: typeRef(element), place: element.place)
    }

    private func variable(of element: XMLElement) -> Variable {
        guard let inner = element.first("variable") else { return Variable(name: name(element), place: element.place) }
        var made = variable(inner)
        if made.name.isEmpty { made.name = name(element) }
        return made
    }

    private func modelImport(_ element: XMLElement) -> [ModelImport] {
        let kind = element[attribute: "importType"] ?? ""
        guard DMNReader.namespaces.contains(kind) || kind.contains("/spec/DMN/") else { return [] }
        return [
            ModelImport(
                name: name(element), namespace: element[attribute: "namespace"] ?? "", place: element.place)
        ]
    }

    private func itemDefinition(_ element: XMLElement) -> ItemDefinition {
        var item = ItemDefinition(name: name(element), typeRef: typeRef(element), place: element.place)
        item.isCollection = element[attribute: "isCollection"] == "true"
        item.allowedValues = element.first("allowedValues").flatMap(source)
        item.typeConstraint = element.first("typeConstraint").flatMap(source)
        item.components = element.elements("itemComponent").map(itemDefinition)
        if let function = element.first("functionItem") {
            item.function = ItemDefinition.FunctionItem(
                parameters: function.elements("parameters").map { variable($0) },
                outputTypeRef: function[attribute: "outputTypeRef"])
        }
        return item
    }

    /// The text inside an element: its `text` child with the place where the characters begin.
    func source(_ element: XMLElement) -> SourceText? {
        guard let text = element.first("text") else { return nil }
        var place = text.place
        place?.column += (text.prefix.map { $0.count + 1 } ?? 0) + text.local.count + 2
        return SourceText(text: text.text, place: place, language: element[attribute: "expressionLanguage"])
    }

    private func references(_ element: XMLElement, _ local: String) -> [Requirement] {
        element.elements(local).compactMap { part in
            part[attribute: "href"].map { Requirement(href: $0, place: part.place) }
        }
    }

    private func requirements(_ element: XMLElement, _ wrapper: String, _ locals: [String]) -> [Requirement] {
        element.elements(wrapper).flatMap { inner in locals.flatMap { references(inner, $0) } }
    }

    private mutating func decision(_ element: XMLElement) -> Decision {
        Decision(
            id: id(element), name: name(element), variable: variable(of: element),
            requirements: requirements(element, "informationRequirement", ["requiredDecision", "requiredInput"]),
            knowledge: requirements(element, "knowledgeRequirement", ["requiredKnowledge"]),
            logic: logic(in: element), place: element.place)
    }

    private mutating func businessKnowledge(_ element: XMLElement) -> BusinessKnowledge {
        BusinessKnowledge(
            id: id(element), name: name(element), variable: variable(of: element),
            knowledge: requirements(element, "knowledgeRequirement", ["requiredKnowledge"]),
            function: element.first("encapsulatedLogic").map { function($0) }, place: element.place)
    }

    private func service(_ element: XMLElement) -> DecisionService {
        DecisionService(
            id: id(element), name: name(element), variable: variable(of: element),
            outputs: references(element, "outputDecision"), encapsulated: references(element, "encapsulatedDecision"),
            inputDecisions: references(element, "inputDecision"), inputData: references(element, "inputData"),
            place: element.place)
    }

    mutating func report(_ finding: Finding) { findings.append(finding) }
}
