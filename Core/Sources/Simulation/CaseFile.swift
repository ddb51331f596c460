import Basics
import Casework
import Hall
import Ports

/// What the world knows of one case: what it was told, and what it has seen of it in the storage.
struct CaseFile: Sendable {
    let number: Int
    let draft: NewDraft
    let mail: String?
    let consent: Bool

    /// What was asked for, and how that ended.
    var marks: [String: Mark] = [:]
    /// The highest version that anybody was told of.
    var told = 0
    var reference: String?
    /// When the world was last told that something was done.
    var touched: Instant
    /// Its key was destroyed: nobody may read it again.
    var isErased = false
    /// It was a draft that nobody finished, and the sweep took it.
    var isSwept = false
    /// The blobs that its events name, as far as they were seen.
    var named: Set<String> = []
    var keyId: KeyId?

    /// The storage as it was when last looked at.
    var stored: [StoredEvent] = []
    var row: VorgangRow?
    var vorgang: Vorgang?
    var happened: [String: Int] = [:]
    /// Whether something was asked for since.
    var isFresh = true

    var id: VorgangId { draft.id }
    var town: TownId { draft.town }
    var name: String { "p\(number)q" }

    mutating func mark(_ name: String, once: Bool, done: Bool) {
        var mark = marks[name] ?? Mark(once: once)
        if done { mark.done += 1 } else { mark.open += 1 }
        marks[name] = mark
        isFresh = true
    }
}

/// How a command ended for whoever gave it.
enum Outcome: Sendable {
    case done(Vorgang)
    /// Told no: nothing may have happened.
    case refused(String)
    /// Told nothing: it happened once or not at all.
    case unanswered(String)
    /// What must never be told.
    case wrong(String)

    init(_ body: () async throws -> Vorgang) async {
        do {
            self = .done(try await body())
        } catch let findings as Findings {
            self = .refused(findings.all.map(\.code).joined(separator: ","))
        } catch is CaseMissing {
            self = .refused("missing")
        } catch is CaseMoved {
            self = .refused("moved")
        } catch let error as StorageError where error.code == .damaged {
            self = .wrong(error.reason)
        } catch let error as StorageError {
            self = .unanswered(error.code.rawValue)
        } catch {
            self = .unanswered("stopped")
        }
    }

    var text: String {
        switch self {
        case .done(let vorgang): "v\(vorgang.version) \(vorgang.status)"
        case .refused(let why): "no: \(why)"
        case .unanswered(let why): "? \(why)"
        case .wrong(let why): "WRONG: \(why)"
        }
    }
}
