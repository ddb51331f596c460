import Basics
import Casework
import Forms
import FrontDoor
import Pages

/// The answer to a query while it is being written: its text, the files kept so far, and those refused just now.
///
/// The kept files travel along in the form, in a pass that only this visitor can bring back for this case.
struct Reply {
    /// The names of the fields.
    enum Name {
        static let text = "antwort"
        static let files = "dateien"
        static let kept = "behalten"
        static let question = "frage"
    }

    static let mostCharacters = 10_000

    /// A file that was kept.
    struct File {
        let blob: String
        let name: String
        let type: String
        let size: Int
        let hash: String

        init(_ file: FileReference) {
            blob = file.blob.text
            name = file.name
            type = file.mediaType
            size = file.size
            hash = file.hash
        }

        /// Reads a line of `keptText`.
        init?(line: Substring) {
            let parts = line.split(separator: "\t", maxSplits: 4, omittingEmptySubsequences: false)
            guard parts.count == 5, let size = Int(parts[2]) else { return nil }
            blob = String(parts[0])
            type = String(parts[1])
            self.size = size
            hash = String(parts[3])
            name = String(parts[4])
        }

        var line: String {
            let shown = String(name.map { $0.isNewline || $0 == "\t" ? " " : $0 })
            return [blob, type, String(size), hash, shown].joined(separator: "\t")
        }

        func document(for question: RueckfrageId, at now: Instant) -> Dokument {
            Dokument(
                id: DocumentId(blob), title: name, fileName: name, mediaType: type, size: size, hash: hash, blob: blob,
                at: now, origin: .nachgereicht(question))
        }
    }

    var text = ""
    var kept: [File] = []
    /// Name, size and why not.
    var refused: [(name: String, size: Int, why: String)] = []

    init() {}

    /// What a form brought: the text, and the files kept before without the one to be removed.
    init(_ visit: Visit, of id: VorgangId) {
        text = visit.form[Name.text] ?? ""
        guard let pass = visit.form[Name.kept], let before = visit.opened(pass) else { return }
        let lines = before.split(separator: "\n")
        guard lines.first.map(String.init) == id.text else { return }
        let removed = visit.form[Upload.Name.remove].flatMap(Upload.removed)?.file
        kept = lines.dropFirst().compactMap { File(line: $0) }.filter { $0.blob != removed }
    }

    /// The kept files as they travel in the form: the case first, then one line each.
    func keptText(of id: VorgangId) -> String { ([id.text] + kept.map(\.line)).joined(separator: "\n") }

    /// Why a file is not taken; nil if it is.
    func refusal(of file: FormBody.File, _ language: Language) -> String? {
        let most = language.bytes(Limits.uploadBytes)
        if file.isTooLarge {
            return language(
                "Die Datei ist größer als \(most). Verkleinern oder teilen Sie sie.",
                "The file is larger than \(most). Make it smaller or split it.")
        }
        if file.bytes.isEmpty {
            return language(
                "Die Datei ist leer. Wählen Sie sie noch einmal aus.", "The file is empty. Choose it again.")
        }
        guard let kind = FileKind(file.bytes) else {
            return language(
                "Diese Art von Datei nehmen wir nicht an. Speichern Sie sie als PDF, JPG oder PNG.",
                "We do not take this kind of file. Save it as PDF, JPG or PNG.")
        }
        if let fault = FileFault(file.bytes, name: file.name, kind: kind) {
            return language(fault.words.de, fault.words.en)
        }
        if kept.count >= Limits.applicationUploads
            || kept.reduce(file.size, { $0 + $1.size }) > Limits.applicationUploadBytes
        {
            let all = language.bytes(Limits.applicationUploadBytes)
            return language(
                "Alle Dateien zusammen dürfen höchstens \(all) groß sein.",
                "All files together may have at most \(all).")
        }
        return nil
    }

    /// The mistakes of the page: each refused file with its reason, and a text that is too long.
    func errors(in language: Language) -> [ErrorSummary.Item] {
        var items: [ErrorSummary.Item] = []
        if text.count > Reply.mostCharacters {
            items.append(
                .init(
                    language(
                        "Ihre Antwort ist zu lang. Kürzen Sie sie auf \(Reply.mostCharacters) Zeichen.",
                        "Your answer is too long. Shorten it to \(Reply.mostCharacters) characters."), name: Name.text))
        }
        return items + refused.map { .init("\($0.name): \($0.why)", name: Name.files) }
    }

    /// The files as the page shows them.
    func shown(in language: Language) -> [Upload.File] {
        kept.map {
            Upload.File(
                name: $0.name, size: language.bytes($0.size), removal: Upload.removal(of: $0.blob, from: Name.files))
        }
            + refused.map { Upload.File(name: $0.name, size: language.bytes($0.size), state: .refused($0.why)) }
    }
}
