/// A file of the design system, as it is served: a name that holds a mark of its content, so that it may be cached for
/// ever, and the bytes.
public struct Asset: Hashable, Sendable {
    /// The name under `/assets/`: `rathaus-1f6c0e5d2a9b3c47.css`.
    public let name: String
    /// The media type.
    public let type: String
    /// The content.
    public let bytes: [UInt8]

    /// A file whose name is made from its content.
    public init(stem: String, ending: String, type: String, bytes: [UInt8]) {
        name = "\(stem)-\(Asset.mark(of: bytes)).\(ending)"
        self.type = type
        self.bytes = bytes
    }

    /// Where the file is found.
    public var address: Address { Address("assets", name) }

    /// The style sheet of the design system.
    public static func styleSheet() -> Asset {
        Asset(stem: "rathaus", ending: "css", type: "text/css; charset=utf-8", bytes: PackageResources.rathaus_css)
    }

    /// The optional script: enhancements only.
    public static func script() -> Asset {
        Asset(stem: "rathaus", ending: "js", type: "text/javascript; charset=utf-8", bytes: PackageResources.rathaus_js)
    }

    /// The small picture in the tab of the browser: a house with a door, in the accent.
    public static func icon(_ accent: Accent = .house) -> Asset {
        let drawing = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" \
            fill="#\(accent.darkened().hex)"/><path fill="#fff" d="M16 5 6 12v2h20v-2zM8 16h3v9H8zm6.5 0h3v9h-3zm6.5 0h3v9h-3zM6 \
            26h20v2H6z"/></svg>
            """
        return Asset(stem: "rathaus", ending: "svg", type: "image/svg+xml", bytes: Array(drawing.utf8))
    }

    /// The style sheet with the accent of a town.
    public static func accent(_ accent: Accent) -> Asset {
        Asset(
            stem: "akzent-\(accent.hex)", ending: "css", type: "text/css; charset=utf-8",
            bytes: Array(accent.styleSheet.utf8))
    }

    /// FNV-1a in 64 bits: tells versions apart, proves nothing.
    private static func mark(of bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }
}
