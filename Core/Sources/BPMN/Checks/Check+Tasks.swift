import Basics

extension Check {
    /// Data of a service task against its operation (10.3.3, 10.4.1).
    mutating func serviceTasks() {
        for task in index.all("serviceTask") {
            guard let operation = target(tree.reference("operationRef", of: task)), local(operation) == "operation"
            else {
                continue
            }
            let specification = tree.child("ioSpecification", of: task)
            let inputs = specification.map { tree.children("dataInput", of: $0) } ?? []
            let outputs = specification.map { tree.children("dataOutput", of: $0) } ?? []
            let inMessage = target(tree.references("inMessageRef", of: operation).first)
            let outMessage = target(tree.references("outMessageRef", of: operation).first)
            let inputSets = specification.map { tree.children("inputSet", of: $0).count } ?? 0
            let outputSets = specification.map { tree.children("outputSet", of: $0).count } ?? 0
            let fits =
                inputSets == 1 && outputSets <= 1 && inputs.count == 1 && fitsMessage(inputs[0], inMessage)
                && outputs.count == (outMessage == nil ? 0 : 1)
                && (outputs.first.map { fitsMessage($0, outMessage) } ?? true)
            if !fits { reportTaskData(task) }
        }
    }

    /// Data of send and receive tasks against their message (10.3.3).
    mutating func messageTasks() {
        for task in index.all("sendTask", "receiveTask") {
            let isSend = local(task) == "sendTask"
            if !isSend, flag("instantiate", task, default: false), !incoming(task).isEmpty {
                report(
                    "bpmn-receive-instantiate", task,
                    de: "Eine Empfangsaufgabe, die den Prozess startet, darf keinen Eingang haben.",
                    en: "A receive task that starts the process must not have a way in.")
            }
            guard let specification = tree.child("ioSpecification", of: task) else { continue }
            let data = tree.children(isSend ? "dataInput" : "dataOutput", of: specification)
            let others = tree.children(isSend ? "dataOutput" : "dataInput", of: specification)
            let sets = tree.children(isSend ? "inputSet" : "outputSet", of: specification)
            let message = target(tree.reference("messageRef", of: task))
            if data.count > 1 || sets.count > 1 || !others.isEmpty
                || (message != nil && data.contains { !fitsMessage($0, message) })
            {
                reportTaskData(task)
            }
        }
    }

    private mutating func reportTaskData(_ task: Int) {
        report(
            "bpmn-task-data", task, de: "Die Daten der Aufgabe passen nicht zu ihrer Nachricht.",
            en: "The data of the task do not fit its message.")
    }

    /// Whether data carry what a message carries.
    private func fitsMessage(_ data: Int, _ message: Int?) -> Bool {
        guard let message else { return true }
        return isSameItem(itemDefinitionOf(data), target(tree.reference("itemRef", of: message)))
    }

    /// The language of a script is a MIME type; well-known short names are read with a warning (10.3.3).
    mutating func scripts() {
        let known: Set = [
            "feel", "groovy", "javascript", "ecmascript", "juel", "python", "jython", "ruby", "jruby", "java", "xpath",
            "mvel",
            "freemarker",
        ]
        for task in index.all("scriptTask", "globalScriptTask") {
            guard let format = tree.attribute("scriptFormat", of: task), !format.isEmpty else { continue }
            if isMimeType(format) { continue }
            let isKnown = known.contains(format.lowercased())
            report(
                "bpmn-script-format", task, isKnown ? .warning : .error,
                de: "„\(format)“ ist kein Medientyp für Skripte.", en: "“\(format)” is not a media type for scripts.")
        }
    }

    func isMimeType(_ text: String) -> Bool {
        let parts = text.split(separator: ";", maxSplits: 1)[0].split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy { byte in
                    byte > 32 && byte < 127 && !"()<>@,;:\\\"/[]?=".utf8.contains(byte)
                }
        }
    }

    /// Texts of annotations have a MIME type (8.4.1).
    mutating func artifacts() {
        for annotation in index.all("textAnnotation") {
            guard let format = tree.attribute("textFormat", of: annotation), !format.isEmpty, !isMimeType(format) else {
                continue
            }
            report(
                "bpmn-text-format", annotation, de: "„\(format)“ ist kein Medientyp.",
                en: "“\(format)” is not a media type.")
        }
    }
}
