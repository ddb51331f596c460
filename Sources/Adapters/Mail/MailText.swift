import Foundation
import Ports

/// A mail as it goes over the line (RFC 5322, MIME with UTF-8 in base 64).
struct MailText {
    let bytes: [UInt8]

    init(_ mail: Mail, from sender: String, key: String) {
        let domain = sender.split(separator: "@").last.map(String.init) ?? "localhost"
        let head = [
            "From: <\(sender)>", "To: <\(mail.to)>", "Subject: \(MailText.encoded(mail.subject))",
            "Message-ID: <\(key)@\(domain)>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
        ]
        let body = Data(mail.text.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        bytes = Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body + "\r\n").utf8)
    }

    /// A header text as an encoded word (RFC 2047), in pieces of at most 45 bytes, so that none breaks a letter.
    private static func encoded(_ text: String) -> String {
        var pieces: [String] = [""]
        for letter in text where !letter.isNewline {
            if pieces[pieces.count - 1].utf8.count + letter.utf8.count > 45 { pieces.append("") }
            pieces[pieces.count - 1].append(letter)
        }
        return pieces.map { "=?utf-8?B?" + Data($0.utf8).base64EncodedString() + "?=" }.joined(separator: "\r\n ")
    }

    /// Whether this can stand between angle brackets: one @, no blanks, no brackets, no control characters.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), text.utf8.count <= 254 else { return false }
        return text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !Array("<>()[],;:\\\"".utf8).contains($0) }
    }
}
