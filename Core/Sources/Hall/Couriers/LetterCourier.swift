import Basics
public import Casework
public import Ports

/// Makes documents of released letters: the PDF is printed and kept, then the case is told.
///
/// A second run finds the letter printed and changes nothing; the document's id is the outbox entry's, so that a
/// printed file without its event is put again under the same id.
public struct LetterCourier: Courier {
    public let kind = "letter"
    /// What every PDF begins with.
    private static let mark = Array("%PDF-".utf8)
    private let printer: any LetterPrinter
    private let html: @Sendable (Vorgang, Schreiben) async throws -> [UInt8]

    /// `html` is the letter's page, from the service's template and the values of the case.
    public init(
        printer: any LetterPrinter, html: @escaping @Sendable (Vorgang, Schreiben) async throws -> [UInt8]
    ) {
        self.printer = printer
        self.html = html
    }

    public func carry(_ task: OutboxTask, of vorgang: Vorgang, entry: OutboxEntry, in hall: TownHall) async throws {
        guard case .drucke(let id) = task, let letter = vorgang.letter(id), letter.state == .freigegeben else { return }
        let page = try await html(vorgang, letter)
        let pdf = try await printer.print(html: page, title: letter.title, language: "de")
        guard pdf.starts(with: LetterCourier.mark) else { throw StorageError(.damaged, "the printer made no PDF") }
        let document = try await hall.storeDocument(
            pdf, id: DocumentId(entry.id.text), title: letter.title, fileName: LetterCourier.fileName(letter, vorgang),
            mediaType: "application/pdf", origin: .schreiben(id), of: vorgang)
        _ = try await hall.perform(
            .schreibenGedruckt(id, document), on: vorgang.id, scope: .town(entry.town), by: .system("letters"),
            answers: entry.id)
    }

    /// `Bescheid-R-7K2M-9QXP.pdf`: what the person finds in the downloads again.
    static func fileName(_ letter: Schreiben, _ vorgang: Vorgang) -> String {
        let name = letter.title.map { $0.isLetter || $0.isNumber ? $0 : "-" }
        return String(name) + "-" + (vorgang.submission?.reference ?? vorgang.id.text) + ".pdf"
    }
}
