import Basics
import Hall
import Ports

/// The statements of the ledger. A file waits, then a commit takes it over or the sweep gives it up: each moves it only
/// from where it waits, so one of the two comes first.
enum LedgerStatements {
    static func decode(_ row: any SQLRow) -> NotedFile {
        NotedFile(BlobId(row.text(0)), town: TownId(row.text(1)), stream: StreamId(row.text(2)))
    }

    static let note: SQL = """
        INSERT INTO stored_file (id, town, stream, noted, stand) VALUES ($1, $2, $3, $4, 'waiting')
        """
    static let waiting = SQL(
        across: .sweepers,
        """
        SELECT id, town, stream FROM stored_file WHERE stand = 'waiting' AND noted < $1 ORDER BY noted, id LIMIT $2
        """)
    static let takeOver: SQL = """
        UPDATE stored_file SET stand = 'named' WHERE id = $1 AND town = $2 AND stream = $3 AND stand = 'waiting'
        """
    static let giveUp: SQL =
        "UPDATE stored_file SET stand = 'given-up' WHERE id = $1 AND town = $2 AND stand = 'waiting'"
    static let givenUp = SQL(
        across: .sweepers,
        "SELECT id, town, stream FROM stored_file WHERE stand = 'given-up' ORDER BY noted, id LIMIT $1")
    static let strike: SQL = "DELETE FROM stored_file WHERE id = $1 AND town = $2 AND stand = 'given-up'"

    static let givenUpKeys: SQL = "SELECT id FROM given_up_key ORDER BY id LIMIT $1"
    static let giveUpKey: SQL = "INSERT INTO given_up_key (id) VALUES ($1) ON CONFLICT (id) DO NOTHING"
    static let strikeKey: SQL = "DELETE FROM given_up_key WHERE id = $1"

    static let idleDrafts = SQL(
        across: .sweepers,
        """
        SELECT \(VorgangColumns.names) FROM vorgang
        WHERE status = 'entwurf' AND changed < $1 AND (changed, id) > ($2, $3) ORDER BY changed, id LIMIT $4
        """)
    static let hold: SQL = """
        UPDATE vorgang SET status = status WHERE id = $1 AND town = $2 AND version = $3 AND status = 'entwurf'
        """
    /// All rows of a case, those that refer to others first; the files that it took over are given up.
    static let forget: [SQL] = [
        "DELETE FROM outbox WHERE stream = $1 AND town = $2",
        AufgabeStatements.delete,
        "DELETE FROM event WHERE stream = $1 AND town = $2",
        "DELETE FROM vorgang WHERE id = $1 AND town = $2",
        "UPDATE stored_file SET stand = 'given-up' WHERE stream = $1 AND town = $2 AND stand = 'named'",
    ]
    static let giveUpNamed: SQL = """
        INSERT INTO stored_file (id, town, stream, noted, stand) VALUES ($1, $2, $3, 0, 'given-up')
        ON CONFLICT (id) DO UPDATE SET stand = 'given-up'
        """
}
