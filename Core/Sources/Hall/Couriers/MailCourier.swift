public import Basics
public import Casework
public import Ports

/// Tells applicants by mail that something is there. The mail says nothing personal and links nowhere but to the town.
public struct MailCourier: Courier {
    public let kind = "mail"
    private let mailer: any Mailer
    private let base: String
    private let town: @Sendable (TownId) async throws -> Town?

    /// `base` is the address of the portal, without a slash at the end.
    public init(mailer: any Mailer, base: String, town: @escaping @Sendable (TownId) async throws -> Town?) {
        self.mailer = mailer
        self.base = base
        self.town = town
    }

    public func carry(_ task: OutboxTask, of vorgang: Vorgang, entry: OutboxEntry, in hall: TownHall) async throws {
        guard case .benachrichtige(let address, let occasion) = task else { return }
        let town = try await town(entry.town)
        let mail = NoticeMail(occasion: occasion, vorgang: vorgang, town: town, base: base)
        try await mailer.send(Mail(to: address, subject: mail.subject, text: mail.text), key: entry.id.text)
    }
}

/// The words of a notice mail, by occasion.
struct NoticeMail {
    let occasion: OutboxTask.Anlass
    let vorgang: Vorgang
    let town: Town?
    let base: String

    private var place: String { town?.name ?? "Rathaus" }
    private var number: String { vorgang.submission?.reference ?? "" }

    var subject: String {
        switch occasion {
        case .eingang: "Ihr Antrag \(number) ist eingegangen"
        case .rueckfrage: "Rückfrage zu Ihrem Antrag \(number)"
        case .stand: "Neues zu Ihrem Antrag \(number)"
        case .bereitstellung: "Zu Ihrem Antrag \(number) liegt ein Bescheid für Sie bereit"
        }
    }

    var text: String {
        """
        Guten Tag,

        \(sentence)

        So kommen Sie dorthin: Öffnen Sie \(base)/\(town?.slug ?? "")/status und geben Sie
        das Zeichen \(number) und Ihren Code ein. Den Code haben wir Ihnen nach dem Absenden gezeigt.

        Diese Nachricht wurde automatisch verschickt. Antworten auf diese Adresse liest niemand.

        \(place)
        """
    }

    private var sentence: String {
        switch occasion {
        case .eingang: "Ihr Antrag ist bei uns eingegangen. Auf der Statusseite sehen Sie, wie es weitergeht."
        case .rueckfrage: "wir haben eine Frage zu Ihrem Antrag. Bitte antworten Sie auf der Statusseite."
        case .stand: "es gibt Neues zu Ihrem Antrag. Sie lesen es auf der Statusseite."
        case .bereitstellung:
            "auf der Statusseite liegt ein Bescheid für Sie bereit. Bitte rufen Sie ihn innerhalb von zehn Tagen ab."
        }
    }
}
