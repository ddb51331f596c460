/// Turns a letter in HTML with print CSS into PDF/A-3 with PDF/UA tags.
public protocol LetterPrinter: Sendable {
    /// The PDF's bytes. Throws when the worker does not answer or refuses; the caller tries again.
    func print(html: [UInt8], title: String, language: String) async throws -> [UInt8]
}
