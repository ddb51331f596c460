/// One repair by hand of a running instance (modification). Who may do it and who must agree is not the engine's matter.
public enum TokenChange: Sendable, Hashable, Codable {
    /// Ends what waits in a frame and starts another element of the same level.
    case move(frame: Int, to: String)
    /// Sends the token that an incident has stopped to another element of the same level; the incident is solved by it.
    case release(incident: Int, to: String)
    /// Ends what waits in a frame; its token is gone.
    case cancel(frame: Int)
    /// Puts a new token before an element, in the level of an open scope; of the process itself if none is named.
    case start(String, scope: Int? = nil)
}
