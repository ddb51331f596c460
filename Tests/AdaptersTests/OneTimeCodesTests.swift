import Adapters
import Basics
import Ports
import Testing

@Suite struct OneTimeCodesTests {
    let codes = OneTimeCodes.live
    let secret = Array("12345678901234567890".utf8)

    @Test(
        "codes are those of RFC 6238, appendix B",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func codesOfTheStandard(second: Int64, code: String) {
        #expect(codes.code(secret, step: second / 30) == code)
    }

    @Test func `a code works in its step and the neighbours, and once`() {
        let now = Instant(microseconds: 59_000_000)
        #expect(codes.step(of: "287082", secret: secret, now: now, after: 0) == 1)
        #expect(codes.step(of: "287 082", secret: secret, now: now.advanced(bySeconds: 30), after: 0) == 1)
        #expect(codes.step(of: "287082", secret: secret, now: now.advanced(bySeconds: -30), after: 0) == 1)
        #expect(codes.step(of: "287082", secret: secret, now: now.advanced(bySeconds: 61), after: 0) == nil)
        #expect(codes.step(of: "287082", secret: secret, now: now, after: 1) == nil)
        #expect(codes.step(of: "287083", secret: secret, now: now, after: 0) == nil)
        #expect(codes.step(of: "", secret: secret, now: now, after: 0) == nil)
    }

    @Test func `the address for the app holds the secret in base 32`() {
        let address = OneTimeCodes.address(secret: secret, account: "a.weiß", issuer: "Bad Lauter")
        let expected =
            "otpauth://totp/Bad%20Lauter:a.wei%C3%9F?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bad%20Lauter"
        #expect(address == expected)
    }
}
