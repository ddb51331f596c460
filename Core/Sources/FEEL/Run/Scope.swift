/// The names that an expression may use, in the order of the slots in which their values are handed over.
public struct Scope: Sendable {
    /// A known name. Where nothing is known of its type it is `any`.
    public struct Variable: Hashable, Sendable {
        public var name: String
        public var type: FEELType

        public init(_ name: String, _ type: FEELType = .any) {
            self.name = name
            self.type = type
        }
    }

    /// One slot each. Of two with the same name the later is seen.
    public private(set) var variables: [Variable] = []
    /// Named types (item definitions) that `instance of` and parameter types may use.
    public var types: [String: FEELType]

    /// Names of more than one word, for the longest match.
    private(set) var spacedNames: [SpacedName] = []
    /// The same for the parts of context types.
    private(set) var spacedProperties: [SpacedName] = []

    public init(_ variables: [Variable] = [], types: [String: FEELType] = [:]) {
        self.types = types
        for variable in variables { declare(variable.name, variable.type) }
    }

    /// A scope of names without types.
    public init(names: [String]) { self.init(names.map { Variable($0) }) }

    /// A scope with the names of a context and the types of its values.
    public init(of context: Context) {
        self.init(context.entries.map { Variable($0.name, FEELType(of: $0.value)) })
    }

    /// Adds a name; gives its slot.
    @discardableResult
    public mutating func declare(_ name: String, _ type: FEELType = .any) -> Int {
        variables.append(Variable(name, type))
        if let spaced = SpacedName(name) { spacedNames.append(spaced) }
        collect(type)
        return variables.count - 1
    }

    /// Takes the names in a type.
    private mutating func collect(_ type: FEELType) {
        switch type {
        case .list(let item), .range(let item): collect(item)
        case .context(let entries):
            for entry in entries {
                if let spaced = SpacedName(entry.name) { spacedProperties.append(spaced) }
                collect(entry.type)
            }
        case .function(_, let result): collect(result)
        default: break
        }
    }
}
