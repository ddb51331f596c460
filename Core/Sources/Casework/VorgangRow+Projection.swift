import Basics

extension VorgangRow {
    /// The row that a case has in the read model: derived, so that replaying the events gives the same.
    public init(_ vorgang: Vorgang) {
        self.init(
            id: vorgang.id, town: vorgang.town, reference: vorgang.submission?.reference,
            service: vorgang.service.package, serviceName: vorgang.service.name, status: vorgang.status,
            unit: vorgang.service.unit, assignee: vorgang.assignee, begun: vorgang.begun,
            submitted: vorgang.submitted, changed: vorgang.changed, closed: vorgang.closed,
            due: vorgang.submission?.due, aktenzeichen: vorgang.aktenzeichen, retentionEnd: vorgang.retentionEnd,
            version: vorgang.version, keyId: vorgang.keyId, secretHash: vorgang.secretHash, unread: vorgang.unread)
    }
}
