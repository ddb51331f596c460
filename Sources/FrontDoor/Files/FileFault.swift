public import Basics
public import Hall

/// Why a file of a kind that a town hall takes is not taken all the same: nobody could open it, or opening it is not safe.
public enum FileFault: String, Hashable, Sendable, CaseIterable {
    case empty = "upload-empty"
    /// Its beginning is right and the rest is missing or contradicts itself.
    case broken = "upload-broken"
    /// A picture with more points than `Limits.imagePixels`.
    case tooManyPixels = "upload-pixels"
    /// A PDF that asks for a password: it can be neither read nor kept for the archive.
    case locked = "upload-locked"
    /// The ending of its name belongs to another kind.
    case misnamed = "upload-name"
    /// The scanner knows it as malware.
    case infected = "upload-infected"
    /// The scanner gives no answer, so nobody knows.
    case unscanned = "upload-unscanned"

    /// Why the house did not keep a file.
    public init(_ refused: UploadRefused) {
        switch refused {
        case .infected: self = .infected
        case .unscanned: self = .unscanned
        }
    }

    /// What is wrong with a file of this kind; nil if nothing is seen. Looks at headers and structure only: nothing is
    /// unpacked or drawn. The scanner is asked where the file is kept.
    public init?(_ bytes: [UInt8], name: String, kind: FileKind) {
        let fault: FileFault? =
            switch kind {
            case .pdf: PDFGlance(bytes).fault
            case .jpeg, .png, .tiff, .webp: PictureGlance(bytes, kind).fault
            case .heic: nil
            }
        if bytes.isEmpty {
            self = .empty
        } else if let fault {
            self = fault
        } else if !kind.fits(name) {
            self = .misnamed
        } else {
            return nil
        }
    }

    /// What to do about it.
    public var words: Words {
        switch self {
        case .empty:
            Words(
                de: "Die Datei ist leer. Wählen Sie sie noch einmal aus.", en: "The file is empty. Choose it again.")
        case .broken:
            Words(
                de:
                    "Die Datei ist unvollständig oder beschädigt. Speichern Sie sie noch einmal und wählen Sie sie neu aus.",
                en: "The file is incomplete or damaged. Save it again, then choose it again.")
        case .tooManyPixels:
            Words(
                de: "Das Bild hat mehr als \(Limits.imagePixels / 1_000_000) Megapixel. Verkleinern Sie es.",
                en: "The picture has more than \(Limits.imagePixels / 1_000_000) megapixels. Make it smaller.")
        case .locked:
            Words(
                de: "Die Datei ist mit einem Passwort geschützt. Speichern Sie sie ohne Passwort.",
                en: "The file is protected by a password. Save it without one.")
        case .misnamed:
            Words(
                de: "Die Endung des Namens passt nicht zum Inhalt. Speichern Sie die Datei als PDF, JPG oder PNG.",
                en: "The ending of the name does not fit the content. Save the file as PDF, JPG or PNG.")
        case .infected:
            Words(
                de:
                    "In der Datei wurde Schadsoftware gefunden. Prüfen Sie Ihr Gerät und schicken Sie eine saubere Datei. Ihre "
                    + "anderen Angaben und Dateien sind gespeichert.",
                en:
                    "Malware was found in the file. Check your device and send a clean file. Your other answers and files are "
                    + "saved.")
        case .unscanned:
            Words(
                de:
                    "Dateien können gerade nicht auf Schadsoftware geprüft werden. Versuchen Sie es in ein paar Minuten noch "
                    + "einmal. Ihre anderen Angaben sind gespeichert.",
                en:
                    "Files cannot be checked for malware just now. Try again in a few minutes. Your other answers are saved."
            )
        }
    }
}

extension FileKind {
    /// Whether a file of this kind may have this name: with an ending of its own, or with none.
    func fits(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let ending = parts.last?.lowercased(), (1...5).contains(ending.utf8.count) else {
            return true
        }
        return endings.contains(ending)
    }

    private var endings: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .png: ["png"]
        case .heic: ["heic", "heif"]
        case .tiff: ["tif", "tiff"]
        case .webp: ["webp"]
        }
    }
}
