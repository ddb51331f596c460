import Basics
import Testing

@testable import FEEL

@Suite struct Decimal128Tests {
    @Test(arguments: [
        "0", "1", "-1", "1.50", "-0.001", "1000000", "0.00", "9999999999999999999999999999999999",
        "-1234567890123456789012345678901.234", "0.0000000000000000000000000000000001",
    ])
    func aNumberPrintsAsItWasWritten(text: String) {
        #expect(Decimal128(text)?.description == text)
    }

    @Test(arguments: ["", "-", ".", "1.2.3", "1e", "1e+", "e5", " 1", "1 ", "--1", "1-", "+1", "0x1", "１", "1e9999"])
    func textThatIsNoNumberIsRefused(text: String) {
        #expect(Decimal128(text) == nil)
    }

    @Test(arguments: [
        ("12345678901234567890123456789012345", "12345678901234567890123456789012340"),
        ("12345678901234567890123456789012355", "12345678901234567890123456789012360"),
        ("123456789012345678901234567890123450000000000001", "123456789012345678901234567890123500000000000000"),
        ("99999999999999999999999999999999999", "100000000000000000000000000000000000"),
        ("1e3", "1000"), ("1.5E-3", "0.0015"), (".5", "0.5"), ("5.", "5"),
    ])
    func readingRoundsHalfToEvenAtThirtyFourDigits(text: String, plain: String) {
        #expect(Decimal128(text)?.description == plain)
    }

    @Test(arguments: [
        ("2", "3", "0.6666666666666666666666666666666667"), ("1", "3", "0.3333333333333333333333333333333333"),
        ("6", "4", "1.5"), ("1", "8", "0.125"), ("100", "10", "10"), ("1.00", "1", "1.00"), ("-7", "2", "-3.5"),
        ("1e6144", "1e-1", nil), ("5", "0", nil), ("0", "7", "0"),
        (
            "1", "9999999999999999999999999999999999",
            "0.0000000000000000000000000000000001000000000000000000000000000000000"
        ),
    ])
    func aQuotientHasThirtyFourDigits(a: String, b: String, expected: String?) throws {
        let x = try #require(Decimal128(a))
        let y = try #require(Decimal128(b))
        #expect((x / y)?.description == expected)
    }

    @Test(arguments: [
        ("9999999999999999999999999999999999", "1", "10000000000000000000000000000000000"),
        ("1e34", "-1", "9999999999999999999999999999999999"),
        ("1e40", "-1", "10000000000000000000000000000000000000000"),
        ("1e20", "1e-20", "100000000000000000000.0000000000000"),
        ("1e34", "0.5", "10000000000000000000000000000000000"),
        ("1.000000000000000000000000000000001e34", "0.51", "10000000000000000000000000000000010"),
        ("1.000000000000000000000000000000001e33", "0.5", "1000000000000000000000000000000002"),
        ("0.1", "0.2", "0.3"), ("1.10", "-1.1", "0.00"),
    ])
    func aSumIsRoundedOnce(a: String, b: String, expected: String) throws {
        let x = try #require(Decimal128(a))
        let y = try #require(Decimal128(b))
        let wanted = try #require(Decimal128(expected))
        #expect(x + y == wanted)
        #expect(y + x == wanted)
    }

    @Test func numbersAreEqualByValueWhateverTheirScale() throws {
        let one = try #require(Decimal128("1.00"))
        #expect(one == 1)
        #expect(one.hashValue == Decimal128(1).hashValue)
        #expect(Decimal128("1e2") == 100)
        #expect(Decimal128("1e2")?.hashValue == Decimal128(100).hashValue)
        #expect(Decimal128("1e6000")! > Decimal128("9e5999")!)
        #expect(Decimal128("-1")! < 0)
        #expect(Decimal128("-0.0")! == 0)
    }

    @Test func sumsDifferencesAndProductsAgreeWithExactIntegers() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let a = Int128(truncatingIfNeeded: random.next()) >> Int128(random.next() % 63)
            let b = Int128(truncatingIfNeeded: random.next()) >> Int128(random.next() % 63)
            let (x, y) = (Decimal128(a), Decimal128(b))
            #expect((x + y)?.wide == a + b)
            #expect((x - y)?.wide == a - b)
            let (product, over) = a.multipliedReportingOverflow(by: b)
            if !over, product.magnitude < 10_000_000_000_000_000_000_000_000_000_000_000 {
                #expect((x * y)?.wide == product)
            }
            #expect((x < y) == (a < b))
            guard b != 0 else { continue }
            let rest = a % b
            #expect(x.modulo(y)?.wide == (rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest))
        }
    }

    @Test func aQuotientTimesTheDivisorComesBack() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<5_000 {
            let a = Decimal128(Int(truncatingIfNeeded: random.next() >> 20))
            let b = Decimal128(Int(random.next() >> 40) + 1)
            let quotient = (a / b)!
            let back = (quotient * b)!
            let gap = back - a
            let allowed = a.magnitude * Decimal128("2e-33")!
            #expect(gap!.magnitude <= allowed!)
        }
    }

    @Test(arguments: [
        (RoundingMode.halfEven, "2.5", 0, "2"), (.halfEven, "1.5", 0, "2"), (.halfEven, "1.115", 2, "1.12"),
        (.halfUp, "-2.5", 0, "-3"), (.halfDown, "2.5", 0, "2"), (.up, "5.01", 0, "6"), (.up, "-5.01", 0, "-6"),
        (.down, "-5.99", 0, "-5"), (.floor, "-5.01", 0, "-6"), (.ceiling, "-5.99", 0, "-5"),
        (.halfUp, "1234", -2, "1200"), (.up, "1", -3, "1000"), (.halfEven, "1", 2, "1.00"), (.floor, "-1e-90", 0, "-1"),
    ])
    func everyRoundingModeDropsDigitsItsWay(mode: RoundingMode, text: String, scale: Int, expected: String) throws {
        let value = try #require(Decimal128(text))
        #expect(value.rounded(scale: scale, mode)?.description == expected)
    }

    @Test func aScaleOutOfRangeGivesNothing() {
        #expect(Decimal128(1).rounded(scale: 6177, .up) == nil)
        #expect(Decimal128(1).rounded(scale: -6112, .up) == nil)
        #expect(Decimal128(1).rounded(scale: 6176, .up) == 1)
    }

    @Test func whatIsTooLargeOrTooSmallIsNothingOrZero() throws {
        let huge = try #require(Decimal128("9e6144"))
        let twice = huge + huge
        #expect(twice == nil)
        let tenfold = huge * 10
        #expect(tenfold == nil)
        let tiny = try #require(Decimal128("1e-6176"))
        let tenth = tiny / 10
        #expect(tenth?.isZero == true)
        #expect(tiny.modulo(7) == tiny)
        // 10^6 is 1 modulo 7, and 6144 is a multiple of 6.
        #expect(huge.modulo(7) == 2)
    }
}
