import Testing
import WebInput

@Suite struct CookieLineTests {
    @Test(arguments: [
        ("besuch=abc", "abc"), ("a=1; besuch=abc; b=2", "abc"), ("besuch=", ""), ("besuch=a=b", "a=b"),
        ("besuch=1; besuch=2", "1"), ("  besuch=x", "x"),
    ])
    func `A cookie is found by its name`(_ line: String, _ value: String) {
        #expect(CookieLine(line)["besuch"] == value)
    }

    @Test(arguments: ["", ";", "=", "besuch", "xbesuch=1", "besucher=1", "BESUCH=1", "; ; ;"])
    func `What is not there is nothing`(_ line: String) {
        #expect(CookieLine(line)["besuch"] == nil)
    }

    @Test func `More than any browser sends is not read`() {
        let filler = String(repeating: "a=1;", count: 4_096)
        #expect(CookieLine(filler.dropLast(12) + ";besuch=x")["besuch"] == "x")
        #expect(CookieLine(filler + "besuch=x")["besuch"] == nil)
    }
}
