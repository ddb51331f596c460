/// What a browser sent with a form or behind the question mark of an address: fields and files in their order.
public struct FormBody: Hashable, Sendable {
    /// One field.
    public struct Field: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// What was typed; line ends are single line feeds.
        public var value: String

        /// One field.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// One file.
    public struct File: Hashable, Sendable {
        /// The name of the field.
        public var field: String
        /// The name it had on the sender's machine: without folders and control characters, at most
        /// `Limits.uploadNameBytes` long. For showing only; a file is kept under an id of its own.
        public var name: String
        /// What the browser says it is. Nobody vouches for it: `FileKind` looks at the content.
        public var type: String
        /// The content; empty for a file that is too large.
        public var bytes: [UInt8]
        /// How long it was, also when it was too large to be kept.
        public var size: Int
        /// Whether it is over `Limits.uploadBytes` and was dropped. The other files and fields are untouched.
        public var isTooLarge: Bool

        /// One file.
        public init(field: String, name: String, type: String, bytes: [UInt8], size: Int, isTooLarge: Bool = false) {
            self.field = field
            self.name = name
            self.type = type
            self.bytes = bytes
            self.size = size
            self.isTooLarge = isTooLarge
        }
    }

    /// The fields in their order; a name may stand more than once.
    public var fields: [Field]
    /// The files in their order.
    public var files: [File]

    /// Fields and files.
    public init(fields: [Field] = [], files: [File] = []) {
        self.fields = fields
        self.files = files
    }

    /// The first value of a field; nil if it was not sent.
    public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// All values of a field: checkboxes.
    public func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The files of a field.
    public func files(_ name: String) -> [File] { files.filter { $0.field == name } }
}
