import Basics
import FrontDoor
import Testing

@Suite struct RateLimiterTests {
    private let start = Instant(microseconds: 1_800_000_000_000_000)
    private let rate = RateLimiter.Rate(10, inSeconds: 600)

    @Test("As many tries as allowed go through at once, then one for each pause")
    func burst() {
        let limiter = RateLimiter()
        for _ in 0..<10 { #expect(limiter.take("jb", rate, now: start) == .allowed) }
        #expect(limiter.take("jb", rate, now: start) == .wait(seconds: 60))
        #expect(limiter.take("jb", rate, now: start.advanced(bySeconds: 59)) == .wait(seconds: 1))
        #expect(limiter.take("jb", rate, now: start.advanced(bySeconds: 60)) == .allowed)
        #expect(limiter.take("jb", rate, now: start.advanced(bySeconds: 60)) == .wait(seconds: 60))
    }

    @Test("Where the delay grows, each try that is refused makes the wait longer, up to a bound")
    func growing() {
        let limiter = RateLimiter()
        for _ in 0..<10 { #expect(limiter.take("jb", .signIn, now: start) == .allowed) }
        #expect(limiter.take("jb", .signIn, now: start) == .wait(seconds: 120))
        #expect(limiter.take("jb", .signIn, now: start) == .wait(seconds: 180))
        for _ in 0..<100 { _ = limiter.take("jb", .signIn, now: start) }
        #expect(limiter.take("jb", .signIn, now: start) == .wait(seconds: 3_060))
        #expect(limiter.take("jb", .signIn, now: start.advanced(bySeconds: 3_060)) == .allowed)
    }

    @Test("Keys do not touch each other, and success gives all tries back")
    func keys() {
        let limiter = RateLimiter()
        for _ in 0..<10 { _ = limiter.take("a", rate, now: start) }
        #expect(limiter.take("b", rate, now: start) == .allowed)
        limiter.forgive("a", rate)
        #expect(limiter.take("a", rate, now: start) == .allowed)
    }

    @Test("A clock that is set back gives no tries")
    func clock() {
        let limiter = RateLimiter()
        for _ in 0..<10 { _ = limiter.take("a", rate, now: start) }
        #expect(limiter.take("a", rate, now: start.advanced(bySeconds: -3_600)) != .allowed)
        #expect(limiter.take("a", rate, now: Instant(microseconds: .min)) != .allowed)
    }

    @Test("Memory is bounded, and those who tried most are remembered")
    func bounded() {
        let limiter = RateLimiter(mostKeys: 100)
        for _ in 0..<10 { _ = limiter.take("attacker", rate, now: start) }
        for number in 0..<1_000 { _ = limiter.take("\(number)", rate, now: start) }
        #expect(limiter.count <= 100)
        #expect(limiter.take("attacker", rate, now: start) != .allowed)
    }
}

@Suite struct TallyTests {
    @Test("Answers are counted by route and status, in the format of Prometheus")
    func text() {
        let tally = Tally()
        tally.count("GET", route: "/{town}/", status: 200, microseconds: 800)
        tally.count("GET", route: "/{town}/", status: 200, microseconds: 7_000)
        tally.count("GET", route: "a\"b\\c\n", status: 404, microseconds: -5)
        let text = tally.prometheus()
        #expect(
            text.contains(
                "rathaus_http_request_seconds_bucket{method=\"GET\",route=\"/{town}/\",status=\"200\",le=\"0.001\"} 1\n"
            ))
        #expect(
            text.contains(
                "rathaus_http_request_seconds_bucket{method=\"GET\",route=\"/{town}/\",status=\"200\",le=\"+Inf\"} 2\n")
        )
        #expect(
            text.contains(
                "rathaus_http_request_seconds_sum{method=\"GET\",route=\"/{town}/\",status=\"200\"} 0.007800\n"))
        #expect(text.contains("route=\"a\\\"b\\\\c\\n\""))
    }
}
