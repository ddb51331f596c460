import Basics
import Hall

extension Visit {
    /// Takes one try of something that is limited; throws `Refusal.tooMany` when there is none left.
    ///
    /// The key names who or what is limited: an account's login, a case's reference, this browser. Example:
    /// `try visit.limit("code:" + reference, .codes)`.
    public func limit(_ key: String, _ rate: RateLimiter.Rate) throws {
        if case .wait(let seconds) = house.limiter.take((town?.id.text ?? "") + ":" + key, rate, now: now) {
            throw Refusal.tooMany(seconds: seconds)
        }
    }

    /// Gives all tries back, after it went well.
    public func forgive(_ key: String, _ rate: RateLimiter.Rate) {
        house.limiter.forgive((town?.id.text ?? "") + ":" + key, rate)
    }
}
