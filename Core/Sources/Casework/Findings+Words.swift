public import Basics

extension Finding {
    /// A text is asked for, and nothing was written.
    public static func emptyText(_ field: String) -> Finding {
        Finding("text-empty", .error, Words(de: "Schreiben Sie einen Text.", en: "Write a text."), subject: field)
    }

    static let noLetter = Finding(
        "no-letter", .error, Words(de: "Dieses Schreiben gibt es nicht mehr.", en: "This letter is no longer there."))
    static let letterReleased = Finding(
        "letter-released", .error,
        Words(
            de: "Dieses Schreiben ist freigegeben und kann nicht mehr geändert werden.",
            en: "This letter has been released and cannot be changed."))
    static let questionOpen = Finding(
        "question-open", .error,
        Words(
            de: "Eine Rückfrage ist noch offen. Warten Sie die Antwort ab.",
            en: "A question is still open. Wait for the answer."))
    static let decided = Finding(
        "decided", .error, Words(de: "Der Vorgang ist schon entschieden.", en: "The case has been decided already."))
    static let notPrinted = Finding(
        "not-printed", .error,
        Words(
            de: "Das Schreiben wird noch erstellt. Versuchen Sie es gleich noch einmal.",
            en: "The letter is still being made. Try again in a moment."))
    static let noConsent = Finding(
        "no-consent", .error,
        Words(
            de: "Die Person möchte Bescheide mit der Post. Wählen Sie den Weg „mit der Post“.",
            en: "The person wants notices by post. Choose “by post”."),
        subject: "weg")
    static let noNotice = Finding(
        "no-notice", .error,
        Words(
            de: "Dieses Dokument ist kein Bescheid des Rathauses und kann nicht zugestellt werden.",
            en: "This document is no notice of the town hall and cannot be delivered."))
    static let dueDate = Finding(
        "due-date", .error,
        Words(
            de: "Geben Sie als Frist einen Tag an, der noch nicht vorbei ist.",
            en: "Give a day that is not over yet."),
        subject: "frist")
    static let retentionDate = Finding(
        "retention-date", .error,
        Words(
            de: "Das Ende der Aufbewahrungsfrist ist kein Datum.",
            en: "The end of the retention period is no date."))
    static let letterNotSent = Finding(
        "letter-not-sent", .error,
        Words(
            de: "Der Bescheid hat das Haus noch nicht verlassen. Stellen Sie ihn zuerst zu.",
            en: "The notice has not left the house. Deliver it first."))
    static let draftsLeft = Finding(
        "drafts-left", .error,
        Words(
            de: "Es gibt noch Entwürfe von Schreiben. Geben Sie sie frei oder verwerfen Sie sie.",
            en: "There are drafts of letters left. Release or discard them."))
}
