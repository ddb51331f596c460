import Forms

extension Vorgang {
    /// Whether the applicant gave exactly this command before: a second click, or a form sent again after its answer was
    /// lost. Doing it again must neither fail nor happen twice.
    func repeats(_ command: Command) -> Bool {
        switch command {
        case .speichereSeite(let page, let answers):
            status == .entwurf && lastPage == page && self.answers == answers
        case .reicheEin(let declarations, let consent, let mail):
            submission.map { $0.declarations == declarations && $0.retrievalConsent == consent && $0.mail == mail }
                ?? false
        case .zieheZurueck(let reason): happened(.zurueckgezogen(reason: reason))
        case .beantworteRueckfrage(let id, let text, let documents):
            happened(.rueckfrageBeantwortet(id: id, text: text, documents: documents))
        default: false
        }
    }

    private func happened(_ event: Event) -> Bool { history.contains { $0.event == event } }
}
