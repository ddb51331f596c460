import Basics

extension Check {
    /// Quantities and compensation of activities (10.3).
    mutating func activities() {
        for activity in index.all(TreeIndex.activities) {
            for name in ["startQuantity", "completionQuantity"] {
                guard let text = tree.attribute(name, of: activity) else { continue }
                if (Int(text) ?? 0) < 1 {
                    report(
                        "bpmn-quantity", activity, de: "„\(name)“ muss mindestens 1 sein.",
                        en: "“\(name)” must be at least 1.")
                }
            }
            if isForCompensation(activity), !incoming(activity).isEmpty || !outgoing(activity).isEmpty {
                report(
                    "bpmn-compensation-flow", activity, de: "Eine Kompensationsaktivität hat keine Sequenzflüsse.",
                    en: "A compensation activity has no sequence flows.")
            }
        }
    }

    /// Who does the work: by resource with parameters or by expression (8.4.12, 10.3.1).
    mutating func performers() {
        let names: Set = ["performer", "humanPerformer", "potentialOwner", "resourceRole"]
        for performer in index.all(names) {
            let hasResource = tree.child("resourceRef", of: performer) != nil
            let hasExpression = tree.child("resourceAssignmentExpression", of: performer) != nil
            let hasBinding = tree.child("resourceParameterBinding", of: performer) != nil
            if hasResource, hasExpression {
                report(
                    "bpmn-performer-ambiguous", performer,
                    de: "Entweder eine Ressource oder ein Ausdruck bestimmt, wer die Arbeit tut.",
                    en: "Either a resource or an expression says who does the work.")
            }
            if hasBinding, !hasResource {
                report(
                    "bpmn-performer-binding", performer, de: "Parameter setzen eine Ressource voraus.",
                    en: "Parameters need a resource.")
            }
        }
    }

    /// Loops and multiple instances (10.3.8).
    mutating func loops() {
        for activity in index.all(TreeIndex.activities) {
            let standard = tree.children("standardLoopCharacteristics", of: activity)
            let multiple = tree.children("multiInstanceLoopCharacteristics", of: activity)
            if standard.count + multiple.count > 1 {
                report(
                    "bpmn-loop-ambiguous", activity,
                    de: "Eine Aktivität ist entweder eine Schleife oder eine Mehrfachinstanz.",
                    en: "An activity is either a loop or a multi-instance.")
            }
            for loop in multiple { multiInstance(loop, of: activity) }
            for loop in standard {
                if let text = tree.attribute("loopMaximum", of: loop), (Int(text) ?? -1) < 0 {
                    report(
                        "bpmn-loop-maximum", loop, de: "„loopMaximum“ muss eine Zahl ab 0 sein.",
                        en: "“loopMaximum” must be a number from 0.")
                }
            }
        }
    }

    private mutating func multiInstance(_ loop: Int, of activity: Int) {
        let cardinality = tree.child("loopCardinality", of: loop)
        let data = tree.child("loopDataInputRef", of: loop)
        let foreign = tree[loop].attributes.contains { $0.namespace != nil && $0.local == "collection" }
        let zeebe = descendantsOfExtensions(loop).contains { local($0) == "loopCharacteristics" }
        if cardinality == nil, data == nil, !foreign, !zeebe {
            report(
                "bpmn-multi-instance-count", loop,
                de: "Eine Mehrfachinstanz braucht eine Anzahl oder eine Liste.",
                en: "A multi-instance needs a number or a list.")
        }
        if cardinality != nil, data != nil {
            report(
                "bpmn-multi-instance-ambiguous", loop,
                de: "Entweder eine Anzahl oder eine Liste bestimmt die Instanzen.",
                en: "Either a number or a list says how many instances there are.")
        }
        if let cardinality, let number = Int(tree.text(of: cardinality)), number < 0 {
            report(
                "bpmn-multi-instance-negative", cardinality, de: "Die Anzahl der Instanzen darf nicht negativ sein.",
                en: "The number of instances must not be negative.")
        }
        let needed: [String: (name: String, isThere: Bool)] = [
            "One": ("oneBehaviorEventRef", tree.reference("oneBehaviorEventRef", of: loop) != nil),
            "None": ("noneBehaviorEventRef", tree.reference("noneBehaviorEventRef", of: loop) != nil),
            "Complex": ("complexBehaviorDefinition", tree.child("complexBehaviorDefinition", of: loop) != nil),
        ]
        if let behavior = tree.attribute("behavior", of: loop), let need = needed[behavior], !need.isThere {
            report(
                "bpmn-multi-instance-behavior", loop, de: "Zum Verhalten „\(behavior)“ fehlt „\(need.name)“.",
                en: "The behaviour “\(behavior)” needs “\(need.name)”.")
        }
        for definition in tree.children("complexBehaviorDefinition", of: loop) {
            guard let condition = tree.child("condition", of: definition), !tree.text(of: condition).isEmpty else {
                report(
                    "bpmn-complex-behavior", definition, de: "Dem komplexen Verhalten fehlt die Bedingung.",
                    en: "The complex behaviour has no condition.")
                continue
            }
        }
    }

    /// Elements under `extensionElements` of an element, any namespace.
    func descendantsOfExtensions(_ element: Int) -> [Int] {
        var found: [Int] = []
        var open = tree.children("extensionElements", of: element)
        while let next = open.popLast() {
            let inner = tree.elements(in: next)
            found += inner
            open += inner
        }
        return found
    }

    /// The lists that a multi-instance goes through and fills (10.3.8, 10.4).
    mutating func loopData() {
        for loop in index.all("multiInstanceLoopCharacteristics") {
            let activity = tree[loop].parent
            let isSubprocess = TreeIndex.subprocesses.contains(local(activity))
            for (name, list, item) in [
                ("loopDataInputRef", "dataInput", "inputDataItem"),
                ("loopDataOutputRef", "dataOutput", "outputDataItem"),
            ] {
                guard let reference = tree.references(name, of: loop).first else { continue }
                let allowed: Set = isSubprocess ? [list, "dataObject", "dataObjectReference", "property"] : [list]
                guard let data = target(reference), allowed.contains(local(data)) else {
                    report(
                        "bpmn-multi-instance-data", loop,
                        de: "„\(name)“ muss Ein- oder Ausgabedaten der Aktivität nennen.",
                        en: "“\(name)” must name input or output data of the activity.")
                    continue
                }
                if let one = tree.child(item, of: loop) { loopItem(one, of: data) }
            }
        }
    }

    private mutating func loopItem(_ one: Int, of data: Int) {
        guard let itemDefinition = target(tree.reference("itemSubjectRef", of: one)) else { return }
        let listDefinition = itemDefinitionOf(data)
        let structure = tree.attribute("structureRef", of: itemDefinition)
        if flag("isCollection", itemDefinition, default: false)
            || (listDefinition.map { tree.attribute("structureRef", of: $0) != structure } ?? false)
        {
            report(
                "bpmn-multi-instance-item", one, de: "Das Element passt nicht zur Liste.",
                en: "The item does not fit the list.")
        }
    }

    /// Embedded, event, transaction and ad-hoc subprocesses (10.3.5–10.3.7).
    mutating func subprocesses() {
        for process in index.all(TreeIndex.subprocesses) {
            if tree.child("ioSpecification", of: process) != nil {
                report(
                    "bpmn-subprocess-data", process, de: "Ein Unterprozess hat keine eigenen Ein- und Ausgabedaten.",
                    en: "A subprocess has no input and output data of its own.")
            }
            if let method = tree.attribute("method", of: process), !isTransactionMethod(method) {
                report(
                    "bpmn-transaction-method", process, de: "Die Transaktionsmethode ist keine URI.",
                    en: "The transaction method is not a URI.")
            }
        }
        for process in index.all("adHocSubProcess") {
            let inner = nodes(in: process)
            if !inner.contains(where: { TreeIndex.activities.contains(local($0)) }) {
                report(
                    "bpmn-ad-hoc-empty", process, de: "Ein Ad-hoc-Unterprozess braucht eine Aktivität.",
                    en: "An ad-hoc subprocess needs an activity.")
            }
            for event in inner where ["startEvent", "endEvent"].contains(local(event)) {
                report(
                    "bpmn-ad-hoc-event", event, de: "Ein Ad-hoc-Unterprozess hat keine Start- und Endereignisse.",
                    en: "An ad-hoc subprocess has no start and end events.")
            }
        }
        for level in index.all(TreeIndex.levels) {
            for child in tree.elements(in: level)
            where TreeIndex.choreographies.contains(local(child)) && tree[child].isModel {
                report(
                    "bpmn-choreography-in-process", child, de: "Ein Prozess enthält keine Choreografie.",
                    en: "A process contains no choreography.")
            }
        }
    }

    private func isTransactionMethod(_ method: String) -> Bool {
        if ["##Compensate", "##Image", "##Store"].contains(method) { return true }
        var bytes = Array(method.utf8)[...]
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard bytes.count >= 2, bytes.removeFirst().isHexDigit, bytes.removeFirst().isHexDigit else {
                    return false
                }
            case 0...32, 127..., UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "{"),
                UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"):
                return false
            default: continue
            }
        }
        return true
    }

    /// Called processes and global tasks (10.3.4, 10.4.2).
    mutating func calls() {
        for call in index.all("callActivity") {
            guard let reference = tree.reference("calledElement", of: call), let called = target(reference) else {
                continue
            }
            if local(called) != "process", ModelBuilder.globalKinds[local(called)] == nil {
                report(
                    "bpmn-called-element", call,
                    de: "Aufgerufen werden kann nur ein Prozess oder eine globale Aufgabe.",
                    en: "Only a process or a global task can be called.")
            }
            let starts = tree.children("startEvent", of: called)
            if !starts.isEmpty, starts.allSatisfy({ !kinds($0).isEmpty }) {
                report(
                    "bpmn-called-process-start", called,
                    de: "Ein aufgerufener Prozess braucht ein Startereignis ohne Auslöser.",
                    en: "A called process needs a start event without a trigger.")
            }
            calledData(call, called)
        }
        for callable in index.all(
            "process", "globalTask", "globalUserTask", "globalScriptTask", "globalManualTask", "globalBusinessRuleTask")
        {
            if tree.child("supportedInterfaceRef", of: callable) != nil, tree.child("ioBinding", of: callable) == nil {
                report(
                    "bpmn-io-binding-missing", callable,
                    de: "Wer eine Schnittstelle anbietet, muss Ein- und Ausgaben an sie binden.",
                    en: "What offers an interface must bind inputs and outputs to it.")
            }
        }
    }

    private mutating func calledData(_ call: Int, _ called: Int) {
        guard let own = tree.child("ioSpecification", of: call) else { return }
        let other = tree.child("ioSpecification", of: called)
        for kind in ["dataInput", "dataOutput"] {
            let mine = structures(of: tree.children(kind, of: own))
            let theirs = other.map { structures(of: tree.children(kind, of: $0)) } ?? []
            if mine != theirs {
                report(
                    "bpmn-called-data", call, de: "Ein- und Ausgaben passen nicht zum aufgerufenen Element.",
                    en: "Inputs and outputs do not fit the called element.")
            }
        }
    }

    private func structures(of data: [Int]) -> [String] {
        data.map { item in
            itemDefinitionOf(item).map { tree.attribute("structureRef", of: $0) ?? id($0) } ?? ""
        }.sorted()
    }

    /// Cycles of call activities would never end unless a condition breaks them: a warning here, bounded at run time.
    mutating func callCycles() {
        var calls: [String: [String]] = [:]
        for call in index.all("callActivity") {
            guard let process = tree.ancestor(of: call, named: ["process"]),
                let called = tree.reference("calledElement", of: call)
            else { continue }
            calls[id(process), default: []].append(called)
        }
        for process in index.all("process") {
            var seen: Set<String> = []
            var open = calls[id(process)] ?? []
            while let next = open.popLast() {
                if seen.insert(next).inserted { open += calls[next] ?? [] }
            }
            if seen.contains(id(process)) {
                report(
                    "bpmn-call-cycle", process, .warning, de: "Der Prozess ruft sich mittelbar selbst auf.",
                    en: "The process calls itself, directly or not.")
            }
        }
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
