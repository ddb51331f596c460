/// A version of the exchange standard xdomea that is written and read.
public enum XDomeaVersion: String, Hashable, Sendable, Codable, CaseIterable {
    case v2_3_0 = "2.3.0"
    case v2_4_0 = "2.4.0"
    case v3_0_0 = "3.0.0"
    case v3_1_0 = "3.1.0"

    /// The namespace of its elements.
    public var namespace: String { "urn:xoev-de:xdomea:schema:\(rawValue)" }

    /// Whether it is of the second generation: text limited to String.Latin, other names for some elements.
    var isSecond: Bool { self == .v2_3_0 || self == .v2_4_0 }

    /// The version of its list of message types.
    var nachrichtentypliste: String { isSecond ? "1.0" : "2.0" }
}

/// The two messages by which files leave a house for the archive.
public enum Nachrichtenart: String, Hashable, Sendable, Codable, CaseIterable {
    /// What is offered: metadata only.
    case anbieteverzeichnis = "0501"
    /// What is handed over: metadata and primary documents.
    case aussonderung = "0503"

    /// The code of its type: `0503`.
    public var code: String { rawValue }

    /// The name of its root element, which is also part of the names of files.
    public var wurzel: String {
        switch self {
        case .anbieteverzeichnis: "Aussonderung.Anbieteverzeichnis.0501"
        case .aussonderung: "Aussonderung.Aussonderung.0503"
        }
    }
}
