/// The task tokens that conformance models hold in place of a program: what such a script does to trace and variables.
public enum ScriptToken: Sendable, Hashable {
    /// Appends itself to the trace.
    case log(String)
    case emptyTrace
    case marker
    case setData
    case logData
    case increment
    case incrementAndLog
    case throwError
    case waitTenSeconds
    /// Logs begin and end, ten seconds apart.
    case timestamps(Int)

    /// Nil if the text of the script is no token.
    public init?(_ text: String) {
        switch text {
        case "CREATE_LOG_FILE": self = .emptyTrace
        case "CREATE_MARKER_FILE": self = .marker
        case "SET_STRING_DATA": self = .setData
        case "LOG_DATA": self = .logData
        case "INCREMENT_INTEGER_VARIABLE": self = .increment
        case "INCREMENT_INTEGER_VARIABLE_AND_LOG": self = .incrementAndLog
        case "THROW_ERROR": self = .throwError
        case "WAIT_TEN_SECONDS": self = .waitTenSeconds
        default:
            if text.hasPrefix("CREATE_TIMESTAMP_LOG_"), let number = Int(text.dropFirst("CREATE_TIMESTAMP_LOG_".count))
            {
                self = .timestamps(number)
            } else if text.hasPrefix("SCRIPT_"), !text.contains(" "), !text.contains("\n") {
                self = .log(text)
            } else {
                return nil
            }
        }
    }
}
