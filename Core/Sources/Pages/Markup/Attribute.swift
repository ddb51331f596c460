/// One attribute of an element. Its name stands in the source code; its value is escaped for the inside of quotes.
///
/// Addresses are set by `href`, `action` and `source` only, which take an `Address` and therefore never a script.
public struct Attribute: Sendable {
    enum Value: Sendable {
        case absent, flag
        case text(String)
        case fixed(StaticString)
        case number(Int)
        case words([String])
    }

    let name: StaticString
    let value: Value

    private init(_ name: StaticString, _ value: Value) {
        self.name = name
        self.value = value
    }

    /// No attribute at all, for conditions.
    public static var none: Attribute { Attribute("", .absent) }

    // MARK: Values from the source code

    /// Any attribute whose value stands in the source code.
    public static func fixed(_ name: StaticString, _ value: StaticString) -> Attribute { .init(name, .fixed(value)) }
    /// The classes of the style sheet.
    public static func `class`(_ names: StaticString) -> Attribute { .init("class", .fixed(names)) }
    /// The kind of an input or a button.
    public static func type(_ type: StaticString) -> Attribute { .init("type", .fixed(type)) }
    /// An attribute without value, present or not.
    public static func flag(_ name: StaticString, _ present: Bool = true) -> Attribute {
        .init(name, present ? .flag : .absent)
    }

    // MARK: Values of persons

    /// An attribute with the text of a person; absent when there is none. Not for addresses, styles and scripts.
    public static func text(_ name: StaticString, _ value: String?) -> Attribute {
        assert(!holdsAddress(name), "use href, action or source")
        return .init(name, value.map { .text($0) } ?? .absent)
    }
    /// The identifier of an element.
    public static func id(_ id: String) -> Attribute { .init("id", .text(id)) }
    /// The name under which a form sends a value.
    public static func name(_ name: String) -> Attribute { .init("name", .text(name)) }
    /// The value of an input.
    public static func value(_ value: String) -> Attribute { .init("value", .text(value)) }
    /// The input that a label belongs to.
    public static func `for`(_ id: String) -> Attribute { .init("for", .text(id)) }
    /// A whole number.
    public static func number(_ name: StaticString, _ number: Int?) -> Attribute {
        .init(name, number.map { .number($0) } ?? .absent)
    }
    /// The elements that describe this one; absent when there are none.
    public static func describedBy(_ ids: [String]) -> Attribute {
        .init("aria-describedby", ids.isEmpty ? .absent : .words(ids))
    }

    // MARK: Addresses

    /// Where a link leads.
    public static func href(_ address: Address) -> Attribute { .init("href", .text(address.text)) }
    /// Where a form is sent.
    public static func action(_ address: Address) -> Attribute { .init("action", .text(address.text)) }
    /// Where a picture, a script or a framed page comes from.
    public static func source(_ address: Address) -> Attribute { .init("src", .text(address.text)) }
    /// An address that the script reads.
    public static func data(_ name: StaticString, _ address: Address?) -> Attribute {
        .init(name, address.map { .text($0.text) } ?? .absent)
    }

    private static func holdsAddress(_ name: StaticString) -> Bool {
        let forbidden: Set<String> = ["href", "src", "action", "formaction", "style", "srcdoc", "poster", "data"]
        return forbidden.contains(name.description) || name.description.hasPrefix("on")
    }
}
