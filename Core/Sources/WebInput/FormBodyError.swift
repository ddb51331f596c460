/// Why what a browser sent could not be read. Nothing of it is kept.
public enum FormBodyError: String, Error, Hashable, Sendable {
    /// It is no form: another media type, or one without its boundary.
    case notAForm = "form-media-type"
    /// Its parts do not follow the grammar of RFC 2046 and 7578.
    case broken = "form-broken"
    /// It ends before its last part does.
    case truncated = "form-truncated"
    /// A name or a value is not UTF-8.
    case notUTF8 = "form-not-utf8"
    /// More than `Limits.formFields` fields.
    case tooManyFields = "form-fields"
    /// A field over `Limits.formFieldBytes`.
    case fieldTooLarge = "form-field-size"
    /// All fields together over `Limits.formBodyBytes`.
    case fieldsTooLarge = "form-size"
    /// More than `Limits.applicationUploads` files.
    case tooManyFiles = "form-files"

    /// Stable, for programs.
    public var code: String { rawValue }

    /// Whether it is too much rather than wrong (413 rather than 400).
    public var isTooMuch: Bool {
        switch self {
        case .tooManyFields, .fieldTooLarge, .fieldsTooLarge, .tooManyFiles: true
        case .notAForm, .broken, .truncated, .notUTF8: false
        }
    }
}
