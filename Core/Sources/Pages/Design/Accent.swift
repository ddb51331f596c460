public import Basics

/// The one colour of a town: sRGB with eight bits a channel, legible as text and as ground.
///
/// WCAG 2.2, 1.4.3 asks 4.5:1 for text. The accent stands on paper as a link and under its own text as a button, so
/// both are checked; a colour that fails is refused in the administration with `accent-contrast`.
public struct Accent: Hashable, Sendable {
    /// The three channels.
    public let red, green, blue: UInt8

    /// A colour from its three channels.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour from six hexadecimal digits, with or without `#`.
    public init?(hex: String) {
        var digits = hex.utf8.drop { $0 == UInt8(ascii: "#") }
        guard digits.count == 6 else { return nil }
        var number: UInt32 = 0
        while let digit = digits.popFirst() {
            guard let value = Accent.value(of: digit) else { return nil }
            number = number << 4 | value
        }
        self.init(red: UInt8(number >> 16), green: UInt8(number >> 8 & 255), blue: UInt8(number & 255))
    }

    /// The accent of a house without a town: petrol.
    public static var house: Accent { Accent(red: 0x0b, green: 0x5c, blue: 0x6b) }

    /// Six hexadecimal digits without `#`.
    public var hex: String {
        [red, green, blue].map { channel in
            let text = String(channel, radix: 16)
            return channel < 16 ? "0" + text : text
        }.joined()
    }

    /// The ratio of lightness between two colours, 1 to 21 (WCAG 2.2, contrast ratio).
    public func contrast(to other: Accent) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// What is wrong with this colour as the accent of a town; nothing, if it can be read on paper.
    public var finding: Finding? {
        let ratio = contrast(to: .paper)
        guard ratio < 4.5 else { return nil }
        let tenths = Int(ratio * 10)
        return Finding(
            "accent-contrast", .error,
            Words(
                de:
                    "Die Farbe #\(hex) ist auf Weiß zu blass: Kontrast \(tenths / 10),\(tenths % 10) zu 1, nötig sind 4,5 "
                    + "zu 1. Wählen Sie einen dunkleren Ton, zum Beispiel #\(darkened().hex).",
                en:
                    "The colour #\(hex) is too pale on white: contrast \(tenths / 10).\(tenths % 10):1, needed is 4.5:1. "
                    + "Choose a darker shade, for example #\(darkened().hex)."))
    }

    /// This colour, darkened until it can be read on paper and on the tint of the header.
    public func darkened() -> Accent { adjusted(towards: .black, on: .paper, ratio: 5) }

    /// This colour, lightened until it can be read on the dark scheme's paper.
    public func lightened() -> Accent { adjusted(towards: .paper, on: .night, ratio: 6.5) }

    /// The style sheet that carries the accent into the design system, for both schemes. It stands in a file of its
    /// own, because the content security policy allows no styles in the page.
    public var styleSheet: String {
        let day = darkened()
        let night = lightened()
        return """
            :root{--accent:#\(day.hex);--accent-ink:#fff;--tint:#\(Accent.paper.mixed(with: day, share: 0.06).hex)}
            @media (prefers-color-scheme:dark){:root{--accent:#\(night.hex);--accent-ink:#101418;\
            --tint:#\(Accent.night.mixed(with: night, share: 0.08).hex)}}

            """
    }

    static var paper: Accent { Accent(red: 255, green: 255, blue: 255) }
    static var night: Accent { Accent(red: 0x15, green: 0x18, blue: 0x1c) }
    private static var black: Accent { Accent(red: 0, green: 0, blue: 0) }

    private func adjusted(towards end: Accent, on ground: Accent, ratio: Double) -> Accent {
        for step in 0...50 {
            let colour = mixed(with: end, share: Double(step) / 50)
            if colour.contrast(to: ground) >= ratio { return colour }
        }
        return end
    }

    func mixed(with other: Accent, share: Double) -> Accent {
        func mix(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8(Double(a) * (1 - share) + Double(b) * share + 0.5) }
        return Accent(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    /// The relative luminance of WCAG, with the power of 2.4 taken by Newton's fifth root: no mathematics library.
    private var luminance: Double {
        0.2126 * Accent.linear(red) + 0.7152 * Accent.linear(green) + 0.0722 * Accent.linear(blue)
    }

    private static func linear(_ channel: UInt8) -> Double {
        let share = Double(channel) / 255
        guard share > 0.04045 else { return share / 12.92 }
        let base = (share + 0.055) / 1.055
        var root = base  // base^(1/5): base^2.4 = base^2 · (base^(1/5))^2
        for _ in 0..<40 { root = (4 * root + base / (root * root * root * root)) / 5 }
        return base * base * root * root
    }

    private static func value(of digit: UInt8) -> UInt32? {
        switch digit {
        case 0x30...0x39: UInt32(digit - 0x30)
        case 0x41...0x46: UInt32(digit - 0x41 + 10)
        case 0x61...0x66: UInt32(digit - 0x61 + 10)
        default: nil
        }
    }
}
