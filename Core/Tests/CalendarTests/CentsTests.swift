import Calendar
import Testing

@Suite struct CentsTests {
    @Test(
        "An amount prints as a German letter does",
        arguments: [
            (123_450, "1.234,50 €"), (0, "0,00 €"), (-5, "-0,05 €"), (100_000_000, "1.000.000,00 €"),
            (99_999, "999,99 €"),
            (Int64.min, "-92.233.720.368.547.758,08 €"), (Int64.max, "92.233.720.368.547.758,07 €"),
        ] as [(Int64, String)])
    func print(amount: Int64, text: String) {
        #expect(Cents(amount).german == text)
    }

    @Test(
        "A written amount is read as people write it",
        arguments: [
            ("1.234,50 €", 123_450), ("1234,5", 123_450), ("12", 1_200), ("-3,00", -300), ("12.50", 1_250),
            ("12.5", 1_250),
            ("1.234", 123_400), ("1.234.567,89\u{a0}€", 123_456_789), (" 7,05 EUR", 705), ("5,-", 500), ("5,-- €", 500),
            ("+1", 100),
        ] as [(String, Int64)])
    func read(text: String, amount: Int64) {
        #expect(Cents(german: text)?.amount == amount)
    }

    @Test(
        "What is no amount is refused",
        arguments: [
            "", "€", ",50", "1,234", "1.23.45", "12,", "1e3", "1 000", "0x10", "12,5,0", "99999999999999999999", "--1",
            "1'234.56", "1 234,56", "−5", "１２", "½", "100000000000000000000,00 €", "12,345 €", "1-1", "50%", "zwölf",
            "1,-5",
        ])
    func refuse(text: String) {
        #expect(Cents(german: text) == nil)
    }

    @Test("Sums that do not fit are no sums")
    func overflow() {
        #expect(Cents(.max).plus(Cents(1)) == nil)
        #expect(Cents(.min).minus(Cents(1)) == nil)
        #expect(Cents(.max).times(2) == nil)
        #expect(Cents(euros: .max) == nil)
        #expect(Cents.sum(of: [Cents(.max), Cents(1)]) == nil)
        #expect(Cents.sum(of: [Cents(1), Cents(2)]) == Cents(3))
    }

    @Test("A part is rounded half to even")
    func parts() {
        #expect(Cents(100).part(19, of: 100) == Cents(19))
        #expect(Cents(5).part(1, of: 2) == Cents(2))
        #expect(Cents(7).part(1, of: 2) == Cents(4))
        #expect(Cents(-5).part(1, of: 2) == Cents(-2))
        #expect(Cents(-7).part(1, of: 2) == Cents(-4))
        #expect(Cents(.max).part(.max, of: 1) == nil)
        #expect(Cents(1).part(1, of: 0) == nil)
    }
}
