import Basics
import Casework
import Hall
import Ports

/// The columns of a case's row, in one order for reading and writing.
enum VorgangColumns {
    static let names = """
        id, town, reference, service, service_name, status, unit, assignee, begun, submitted, changed, closed, due, \
        aktenzeichen, retention_end, version, key_id, secret_hash, unread
        """

    static func decode(_ row: any SQLRow) throws -> VorgangRow {
        guard let status = Status(rawValue: row.text(5)) else {
            throw StorageError(.damaged, "a case has a status that the program does not know")
        }
        return VorgangRow(
            id: VorgangId(row.text(0)), town: row.text(1), reference: row.optionalText(2), service: row.text(3),
            serviceName: row.text(4), status: status, unit: row.text(6),
            assignee: row.optionalText(7).map { StaffId($0) },
            begun: Instant(microseconds: row.int(8)), submitted: row.instant(9),
            changed: Instant(microseconds: row.int(10)), closed: row.instant(11), due: row.instant(12),
            aktenzeichen: row.optionalText(13), retentionEnd: row.optionalText(14), version: Int(row.int(15)),
            keyId: row.text(16), secretHash: row.text(17), unread: row.int(18) != 0)
    }

    /// The values of all columns from `id` on, and the two sort keys.
    static func values(_ row: VorgangRow) -> [SQLValue] {
        [
            .text(row.id.text), .text(row.town), .text(row.reference), .text(row.service), .text(row.serviceName),
            .text(row.status.rawValue), .text(row.unit), .text(row.assignee?.text), .int(row.begun.microseconds),
            .int(row.submitted?.microseconds), .int(row.changed.microseconds), .int(row.closed?.microseconds),
            .int(row.due?.microseconds), .text(row.aktenzeichen), .text(row.retentionEnd), .int(row.version),
            .text(row.keyId), .text(row.secretHash), .bool(row.unread), .int(row.sortKey(.newestFirst)),
            .int(row.sortKey(.dueFirst)),
        ]
    }
}

extension SQLRow {
    func instant(_ column: Int) -> Instant? { optionalInt(column).map(Instant.init(microseconds:)) }
}

extension Scope {
    /// The town of a query over cases; nil for a scope that sees no case.
    var caseTown: String? {
        switch self {
        case .town(let town): town.text
        case .person, .common: nil
        }
    }
}
