/// What was typed in a form that came after the session had ended: it travels hidden through the forms of the sign-in, to
/// be sent once more by the person afterwards. Nothing of it is stored.
public struct Carried: Hashable, Sendable {
    /// The names in the forms in between.
    public enum Name {
        /// Where the form was sent.
        public static let address = "weiter"
        /// Stands before the name of each field.
        public static let prefix = "_mit:"
    }

    /// One field.
    public struct Field: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// What was typed.
        public var value: String

        /// One field.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// So much may be carried: escaped for the line it stays below the limit of a form.
    public static let mostBytes = 256 << 10
    static let mostFields = 1_000

    /// Where the form was sent: a path of this house.
    public var address: Address
    /// What was typed, in its order.
    public var fields: [Field]

    /// What a form for `path` held; nil if that is nothing, or too much to be carried.
    public init?(to path: String, _ fields: [(name: String, value: String)]) {
        let kept = fields.filter { $0.name != FormTarget.Name.token }
        let bytes = kept.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
        guard let address = Address(local: path), !kept.isEmpty, kept.count <= Carried.mostFields,
            bytes <= Carried.mostBytes, kept.allSatisfy({ $0.name.utf8.count < 900 })
        else { return nil }
        self.address = address
        self.fields = kept.map { Field(name: $0.name, value: $0.value) }
    }

    /// What a form in between brings back.
    public init?(in fields: [(name: String, value: String)]) {
        guard let path = fields.first(where: { $0.name == Name.address })?.value else { return nil }
        let own = fields.filter { $0.name.hasPrefix(Name.prefix) }
        self.init(to: path, own.map { (name: String($0.name.dropFirst(Name.prefix.count)), value: $0.value) })
    }

    /// What a person typed or chose, without what the house put into the form.
    var readable: [String] {
        fields.filter { !$0.name.hasPrefix("_") && !["", "true", "false"].contains($0.value) }.map(\.value)
    }

    /// The hidden fields that carry it on.
    func write(to html: inout HTML) {
        html.hiddenField(Name.address, address.text)
        for field in fields { html.hiddenField(Name.prefix + field.name, field.value) }
    }
}

extension Carried.Field {
    /// Whether it holds words that somebody wrote.
    var isText: Bool {
        !name.hasPrefix("_") && value.utf8.contains { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    }
}
