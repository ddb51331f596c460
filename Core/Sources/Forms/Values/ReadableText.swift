/// Texts without characters that no page, letter, file or search can carry: control characters (Unicode category Cc) other than
/// tab and line ends, and U+FFFD, as which HTML shows them and browsers send them back.
public enum ReadableText {
    /// Whether all of a text can be read.
    public static func holds(_ text: String) -> Bool {
        let plain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f || $0 == 0x09 || $0 == 0x0a || $0 == 0x0d }
        return plain || text.unicodeScalars.allSatisfy(isReadable)
    }

    private static func isReadable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0a, 0x0d: true
        case 0..<0x20, 0x7f..<0xa0, 0xfffd: false
        default: true
        }
    }
}
