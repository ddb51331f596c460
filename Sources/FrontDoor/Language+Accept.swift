import Pages

extension Language {
    /// The language that a browser asks for with `Accept-Language` (RFC 9110, 12.5.4): German or English, whichever it
    /// likes better; German if it names neither.
    init(acceptable header: String?) {
        var best: (language: Language, quality: Double)?
        for part in (header ?? "").prefix(400).split(separator: ",") {
            let fields = part.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard let tag = fields.first, let language = Language(tag: tag) else { continue }
            let quality = fields.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if quality > (best?.quality ?? 0) { best = (language, quality) }
        }
        self = best?.language ?? .german
    }

    private init?(tag: String) {
        switch tag.split(separator: "-").first {
        case "de": self = .german
        case "en": self = .english
        default: return nil
        }
    }
}
