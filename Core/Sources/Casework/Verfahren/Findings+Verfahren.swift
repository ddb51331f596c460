import Basics
import ServicePackages

extension Finding {
    /// The act is not what the process wants now; names what it wants.
    static func notDue(_ open: [Aufgabe]) -> Finding {
        let names = open.prefix(5).map { "„\($0.name)“" }.joined(separator: ", ")
        return Finding(
            "not-due", .error,
            names.isEmpty
                ? Words(de: "Das Verfahren sieht das jetzt nicht vor.", en: "The process does not want this now.")
                : Words(
                    de: "Das Verfahren sieht das jetzt nicht vor. Offen ist: \(names).",
                    en: "The process does not want this now. Open is: \(names)."))
    }

    static func notYours(_ task: Aufgabe) -> Finding {
        Finding(
            "not-yours", .error,
            Words(
                de: "„\(task.name)“ ist Aufgabe von \(task.bahn ?? task.stelle ?? task.rolle.rawValue).",
                en: "“\(task.name)” is a task of \(task.bahn ?? task.stelle ?? task.rolle.rawValue)."))
    }

    static let fourEyes = Finding(
        "four-eyes", .error,
        Words(
            de: "Vier-Augen-Prinzip: Das muss jemand anderes tun als die Person, die den Schritt davor getan hat.",
            en: "Four eyes: somebody else than who did the step before must do this."))
    static let processMissing = Finding(
        "process-missing", .error,
        Words(
            de: "Das Verfahren dieses Vorgangs ist hier nicht eingerichtet.",
            en: "The process of this case is not installed here."))
    static let taskGone = Finding(
        "task-gone", .error,
        Words(de: "Diese Aufgabe ist schon erledigt.", en: "This task has been done already."))

    static func taskIsAct(_ task: Aufgabe) -> Finding {
        Finding(
            "task-is-act", .error,
            Words(
                de: "„\(task.name)“ erledigt sich mit der Handlung selbst: \(task.taetigkeit.words.de).",
                en: "“\(task.name)” is done by the act itself: \(task.taetigkeit.words.en)."))
    }

    static let noWayBack = Finding(
        "no-way-back", .error,
        Words(
            de: "Das Verfahren sieht keine Rückgabe vor. Sprechen Sie mit der Redaktion der Leistung.",
            en: "The process has no way back. Talk to the authors of the service."))
    static let incidentGone = Finding(
        "incident-gone", .error,
        Words(de: "Diese Störung ist schon gelöst.", en: "This incident has been solved already."))
    static let noValue = Finding(
        "value-wrong", .error,
        Words(
            de: "Der Wert lässt sich nicht lesen. Texte stehen in Anführungszeichen: \"so\".",
            en: "The value cannot be read. Texts stand in quotes: \"so\"."),
        subject: "wert")
    static let noPayment = Finding(
        "no-payment", .error,
        Words(de: "Diese Zahlung ist nicht offen.", en: "This payment is not open."))

    static func tasksLeft(_ open: [Aufgabe]) -> Finding {
        let names = open.prefix(5).map { "„\($0.name)“" }.joined(separator: ", ")
        return Finding(
            "tasks-left", .error,
            Words(
                de:
                    "Es ist noch etwas zu tun, bevor der Vorgang abgeschlossen werden kann\(names.isEmpty ? "" : ": " + names).",
                en: "Something is left to do before the case can be closed\(names.isEmpty ? "" : ": " + names)."))
    }
}
