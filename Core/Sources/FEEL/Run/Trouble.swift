import Basics

/// Why something is null or could not be compiled: the one list of what FEEL complains about. `Trouble+Words` says it.
enum Trouble {
    enum Bound { case steps, depth, items, text, source }

    case bound(Bound)
    case syntax(expected: String, found: String)
    case unknownName(String)
    case unknownFunction(String)
    case unknownType(String)
    case notFunction(FEELType)
    case arity(String?, expected: Int, given: Int)
    case argumentCount(String)
    case argumentType(String?, String, FEELType)
    case argumentMissing(String?, String)
    case argumentUnknown(String?, String)
    case argumentValue(String, String)
    case resultType(String?, FEELType)
    case operands(String, FEELType, FEELType)
    case operand(String, FEELType)
    case divisionByZero
    case rangeEnds
    case overflow(String)
    case noEntry(String, FEELType)
    case literal(String)
    case index(Int)
    case notBoolean(String, FEELType)
    case external
    case domain(FEELType)
    case duplicateKey(String)
}
