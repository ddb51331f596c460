/// A value of FEEL (DMN 1.5, 10.3.2.3): what an expression is given and what it gives.
///
/// `==` and `hashValue` compare structure, as Swift needs it. What FEEL's own `=` says, with null and with zones, is
/// `Value.equality(_:_:)`.
public enum Value: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(Decimal128)
    case string(String)
    case date(FEELDate)
    case time(FEELTime)
    case dateTime(FEELDateTime)
    case daysTimeDuration(DaysTimeDuration)
    case yearsMonthsDuration(YearsMonthsDuration)
    case list([Value])
    case context(Context)
    indirect case range(FEELRange)
    case function(Function)

    /// Whether this is FEEL's null.
    public var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    /// The truth value, if it is one.
    public var boolean: Bool? {
        if case .boolean(let value) = self { return value }
        return nil
    }

    /// The number, if it is one.
    public var number: Decimal128? {
        if case .number(let value) = self { return value }
        return nil
    }

    /// The text, if it is a string (not the printed form of another value).
    public var string: String? {
        if case .string(let value) = self { return value }
        return nil
    }

    /// The items, if it is a list.
    public var list: [Value]? {
        if case .list(let value) = self { return value }
        return nil
    }

    /// The context, if it is one.
    public var context: Context? {
        if case .context(let value) = self { return value }
        return nil
    }

    /// The function, if it is one.
    public var function: Function? {
        if case .function(let value) = self { return value }
        return nil
    }
}
