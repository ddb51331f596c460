/// What a file is by its first bytes, whatever its name and its sender say: the kinds that a town hall takes.
///
/// SVG and HTML have no case here and are refused: they can run scripts.
public enum FileKind: String, Hashable, Sendable, CaseIterable {
    case pdf = "application/pdf"
    case jpeg = "image/jpeg"
    case png = "image/png"
    case heic = "image/heic"
    case tiff = "image/tiff"
    case webp = "image/webp"

    /// Its media type.
    public var type: String { rawValue }

    /// The ending of a file of this kind.
    public var ending: String {
        switch self {
        case .pdf: "pdf"
        case .jpeg: "jpg"
        case .png: "png"
        case .heic: "heic"
        case .tiff: "tif"
        case .webp: "webp"
        }
    }

    /// The kind of a content; nil if it is none of these.
    public init?(_ bytes: [UInt8]) {
        func begins(_ wanted: [UInt8], at place: Int = 0) -> Bool {
            bytes.count >= place + wanted.count && bytes[place..<(place + wanted.count)].elementsEqual(wanted)
        }
        if begins(Array("%PDF-".utf8)) {
            self = .pdf
        } else if begins([0xff, 0xd8, 0xff]) {
            self = .jpeg
        } else if begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
            self = .png
        } else if begins([0x49, 0x49, 0x2a, 0x00]) || begins([0x4d, 0x4d, 0x00, 0x2a]) {
            self = .tiff
        } else if begins(Array("RIFF".utf8)), begins(Array("WEBP".utf8), at: 8) {
            self = .webp
        } else if begins(Array("ftyp".utf8), at: 4),
            ["heic", "heix", "mif1", "heim", "heis", "msf1"].contains(where: { begins(Array($0.utf8), at: 8) })
        {
            self = .heic
        } else {
            return nil
        }
    }
}
