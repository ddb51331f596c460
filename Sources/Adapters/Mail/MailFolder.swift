import Foundation
public import Ports

/// Mail for demos and tests: every mail becomes a file in a folder, named by its key, so that a repeated one replaces itself.
public struct MailFolder: Mailer {
    private let folder: String

    public init(folder: String) { self.folder = folder }

    public func send(_ mail: Mail, key: String) async throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let text = "To: \(mail.to)\nSubject: \(mail.subject)\n\n\(mail.text)\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + key + ".eml"), options: .atomic)
    }
}
