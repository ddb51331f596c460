/// Checks of texts that have a form of their own: postcodes, addresses of mail, telephone numbers, number plates.
enum TextForm {
    /// Five digits, not below 01000 (the lowest in use is 01067).
    static func isPostcode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 5 && bytes.allSatisfy(isDigit) && !(bytes[0] == 0x30 && bytes[1] == 0x30)
    }

    /// One `@`, something before it, a domain with a dot behind it, no blanks. Whether it arrives only sending shows.
    static func isEmail(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count <= 254, !bytes.contains(where: { $0 <= 0x20 || $0 == 0x2c || $0 == 0x3b }) else {
            return false
        }
        let parts = bytes.split(separator: 0x40, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].count) else { return false }
        guard parts[0].first != 0x2e, parts[0].last != 0x2e else { return false }
        let labels = parts[1].split(separator: 0x2e, omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2 else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != 0x2d && label.last != 0x2d
                && label.allSatisfy { isDigit($0) || isLetter($0) || $0 == 0x2d || $0 >= 0x80 }
        }
    }

    /// Digits with blanks, dashes, slashes, brackets and a leading plus; 5 to 20 digits.
    static func isPhone(_ text: String) -> Bool {
        var digits = 0
        for (index, byte) in text.utf8.enumerated() {
            if isDigit(byte) {
                digits += 1
            } else if byte == 0x2b {
                guard index == 0 else { return false }
            } else {
                guard [0x20, 0x2d, 0x2f, 0x28, 0x29].contains(byte) else { return false }
            }
        }
        return (5...20).contains(digits)
    }

    /// A German number plate: district, letters, digits, at the end E or H where it applies (`KS-AB 123E`).
    static func isPlate(_ text: String) -> Bool {
        let scalars = text.uppercased().unicodeScalars.map { $0 == "-" ? Unicode.Scalar(" ") : $0 }
        let parts = scalars.split(separator: " ")
        guard parts.count == 2 || parts.count == 3, let district = parts.first else { return false }
        guard (1...3).contains(district.count), district.allSatisfy(isPlateLetter) else { return false }
        let rest = Array(parts.dropFirst().joined())
        let letters = rest.prefix { isPlateLetter($0) }
        let digits = rest.dropFirst(letters.count).prefix { (48...57).contains($0.value) }
        let tail = rest.dropFirst(letters.count + digits.count)
        guard (1...2).contains(letters.count), (1...4).contains(digits.count), digits.first != "0" else { return false }
        return tail.isEmpty || (tail.count == 1 && (tail.first == "E" || tail.first == "H"))
    }

    /// The number plate as it is printed: `KS-AB 123`.
    static func printedPlate(_ text: String) -> String {
        let scalars = text.uppercased().unicodeScalars.map { $0 == "-" ? Unicode.Scalar(" ") : $0 }
        let parts = scalars.split(separator: " ")
        guard isPlate(text), let district = parts.first else { return text }
        let rest = Array(parts.dropFirst().joined())
        let letters = rest.prefix { isPlateLetter($0) }
        var out = String.UnicodeScalarView()
        out.append(contentsOf: district)
        out.append("-")
        out.append(contentsOf: letters)
        out.append(" ")
        out.append(contentsOf: rest.dropFirst(letters.count))
        return String(out)
    }

    private static func isPlateLetter(_ scalar: Unicode.Scalar) -> Bool {
        (65...90).contains(scalar.value) || "ÄÖÜ".unicodeScalars.contains(scalar)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte & 0xdf) }
}
