public import Hall

extension Visit {
    /// Begins a staff session for an account that has shown its password and second factor.
    public func signedIn(_ account: StaffAccount, then answer: Answer) async throws -> Answer {
        var answer = answer
        answer.session = try await house.sessions.begin(account, now: now)
        return answer
    }

    /// Ends this browser's staff session.
    public func signedOut(then answer: Answer) async throws -> Answer {
        if let staffToken { try await house.sessions.end(token: staffToken) }
        var answer = answer
        answer.session = ""
        return answer
    }
}
