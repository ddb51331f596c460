import Basics

extension Check {
    /// The item definition of data, followed through references to data objects and stores.
    func itemDefinitionOf(_ data: Int) -> Int? {
        var element = data
        for name in ["dataObjectRef", "dataStoreRef"] {
            if let referenced = target(tree.reference(name, of: element)) { element = referenced }
        }
        return target(tree.reference("itemSubjectRef", of: element))
    }

    /// Whether two item definitions describe the same thing.
    func isSameItem(_ a: Int?, _ b: Int?) -> Bool {
        if a == b { return true }
        guard let a, let b, let structure = tree.attribute("structureRef", of: a) else { return false }
        return structure == tree.attribute("structureRef", of: b)
            && flag("isCollection", a, default: false) == flag("isCollection", b, default: false)
    }

    /// Data and their declared structure (10.4.1).
    mutating func dataElements() {
        for data in index.all("dataObject", "dataInput", "dataOutput", "dataStore") {
            guard let definition = target(tree.reference("itemSubjectRef", of: data)) else { continue }
            let collection = flag("isCollection", data, default: false)
            if local(data) != "dataStore", collection != flag("isCollection", definition, default: false) {
                report(
                    "bpmn-data-collection", data, de: "„isCollection“ stimmt nicht mit der Datenstruktur überein.",
                    en: "“isCollection” does not agree with the data structure.")
            }
        }
        for reference in index.all("dataObjectReference") {
            guard let state = tree.child("dataState", of: reference).flatMap({ tree.attribute("name", of: $0) }),
                let name = tree.attribute("name", of: reference), !state.isEmpty,
                let object = target(tree.reference("dataObjectRef", of: reference)),
                let objectName = tree.attribute("name", of: object), !objectName.isEmpty
            else { continue }
            if name != "\(objectName) [\(state)]" {
                report(
                    "bpmn-data-reference-name", reference,
                    de: "Der Verweis heißt nach Datenobjekt und Zustand: „\(objectName) [\(state)]“.",
                    en: "The reference is named after data object and state: “\(objectName) [\(state)]”.")
            }
        }
    }

    /// Every input and output belongs to a set; optional and late ones are of their set, too (10.4.2).
    mutating func dataSets() {
        for owner in index.all("inputSet", "outputSet").map({ tree[$0].parent }).uniqued() { sets(of: owner) }
        for owner in index.all("ioSpecification") { sets(of: owner) }
        for set in index.all("inputSet", "outputSet") {
            let isInput = local(set) == "inputSet"
            let all = tree.references(isInput ? "dataInputRefs" : "dataOutputRefs", of: set)
            let names =
                isInput
                ? ["optionalInputRefs", "whileExecutingInputRefs"] : ["optionalOutputRefs", "whileExecutingOutputRefs"]
            if names.flatMap({ tree.references($0, of: set) }).contains(where: { !all.contains($0) }) {
                report(
                    "bpmn-data-set", set, de: "Was wahlfrei oder später kommt, muss auch in der Menge selbst stehen.",
                    en: "What is optional or comes later must be in the set itself.")
            }
            let partners = tree.references(isInput ? "outputSetRefs" : "inputSetRefs", of: set).compactMap {
                target($0)
            }
            for partner in partners
            where !tree.references(isInput ? "inputSetRefs" : "outputSetRefs", of: partner).contains(id(set)) {
                report(
                    "bpmn-data-set-pair", set, de: "Ein- und Ausgabemenge müssen aufeinander verweisen.",
                    en: "Input and output set must refer to each other.")
            }
        }
    }

    private mutating func sets(of owner: Int) {
        for (kind, set, list) in [
            ("dataInput", "inputSet", "dataInputRefs"), ("dataOutput", "outputSet", "dataOutputRefs"),
        ] {
            let listed = Set(tree.children(set, of: owner).flatMap { tree.references(list, of: $0) })
            for data in tree.children(kind, of: owner) where !listed.contains(id(data)) {
                report(
                    "bpmn-data-unlisted", data, de: "Die Daten stehen in keiner Ein- oder Ausgabemenge.",
                    en: "The data are in no input or output set.")
            }
        }
    }

    /// Data associations (10.4.1).
    mutating func dataAssociations() {
        for association in index.all("dataInputAssociation", "dataOutputAssociation") {
            let sources = tree.references("sourceRef", of: association)
            let destination = tree.references("targetRef", of: association).first
            let transforms = tree.child("transformation", of: association) != nil
            associationOwner(association, sources, destination)
            if sources.count > 1, !transforms {
                report(
                    "bpmn-association-sources", association, de: "Mehrere Quellen brauchen eine Umformung.",
                    en: "Several sources need a transformation.")
            }
            if local(association) == "dataOutputAssociation", let found = target(destination),
                isProcessData(found, "dataInput")
            {
                report(
                    "bpmn-association-input-target", association,
                    de: "Eingaben des Prozesses werden nicht beschrieben.",
                    en: "Inputs of the process are not written.")
            }
            if local(association) == "dataInputAssociation",
                sources.compactMap({ target($0) }).contains(where: { isProcessData($0, "dataOutput") })
            {
                report(
                    "bpmn-association-output-source", association, de: "Ausgaben des Prozesses werden nicht gelesen.",
                    en: "Outputs of the process are not read.")
            }
            guard !transforms, tree.child("assignment", of: association) == nil, sources.count == 1,
                let from = target(sources[0]), let to = target(destination),
                let fromItem = itemDefinitionOf(from), let toItem = itemDefinitionOf(to)
            else { continue }
            let structure = tree.attribute("structureRef", of: fromItem)
            if fromItem != toItem, structure == nil || structure != tree.attribute("structureRef", of: toItem) {
                report(
                    "bpmn-association-item", association, de: "Quelle und Ziel haben verschiedene Datenstrukturen.",
                    en: "Source and target have different data structures.")
            }
        }
    }

    /// What goes in ends at an input of the activity or event, what comes out begins at one of its outputs.
    private mutating func associationOwner(_ association: Int, _ sources: [String], _ destination: String?) {
        let owner = tree[association].parent
        let isInput = local(association) == "dataInputAssociation"
        let holders = [owner] + tree.children("ioSpecification", of: owner)
        let own = holders.flatMap { tree.children(isInput ? "dataInput" : "dataOutput", of: $0) }.map(id)
        let ends = isInput ? [destination].compactMap { $0 } : sources
        guard !own.isEmpty, ends.contains(where: { !own.contains($0) && target($0).map(isActivityData) ?? false })
        else { return }
        report(
            "bpmn-association-owner", association,
            de: "Die Datenverbindung gehört nicht zu den Ein- und Ausgaben ihrer Aktivität.",
            en: "The data association does not belong to the inputs and outputs of its activity.")
    }

    private func isActivityData(_ data: Int) -> Bool { ["dataInput", "dataOutput"].contains(local(data)) }

    private func isProcessData(_ data: Int, _ kind: String) -> Bool {
        guard local(data) == kind else { return false }
        let owner = tree[data].parent
        return local(owner) == "ioSpecification" && local(tree[owner].parent) == "process"
    }

    /// Data that an event carries fit what it throws or catches (10.5.1).
    mutating func eventData() {
        for event in index.all(TreeIndex.events) {
            let data = tree.children("dataInput", of: event) + tree.children("dataOutput", of: event)
            guard !data.isEmpty else { continue }
            let items = definitions(event).compactMap(itemOfDefinition)
            if items.isEmpty { continue }
            let fits = data.count == items.count && zip(data, items).allSatisfy { isSameItem(itemDefinitionOf($0), $1) }
            if !fits {
                report(
                    "bpmn-event-data", event, de: "Die Daten passen nicht zu dem, was das Ereignis trägt.",
                    en: "The data do not fit what the event carries.")
            }
        }
    }

    private func itemOfDefinition(_ definition: Int) -> Int? {
        let names = [
            ("messageEventDefinition", "messageRef", "itemRef"), ("signalEventDefinition", "signalRef", "structureRef"),
            ("errorEventDefinition", "errorRef", "structureRef"),
            ("escalationEventDefinition", "escalationRef", "structureRef"),
        ]
        guard let (_, reference, item) = names.first(where: { $0.0 == local(definition) }),
            let carrier = target(tree.reference(reference, of: definition))
        else { return nil }
        return target(tree.reference(item, of: carrier))
    }
}

extension Array where Element: Hashable {
    /// Each once, in order.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
