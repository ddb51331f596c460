import Pages
import Synchronization

/// The style sheets of the towns' colours: a colour is checked and adjusted once, not for every page.
final class AccentSheets: Sendable {
    private let sheets = Mutex<[Accent: Asset]>([:])

    /// There are as many as towns have colours; the colours come from the operator, never from a request.
    func sheet(_ accent: Accent) -> Asset {
        if let kept = sheets.withLock({ $0[accent] }) { return kept }
        let fresh = Asset.accent(accent)
        sheets.withLock { $0[accent] = fresh }
        return fresh
    }
}
