import Basics
import Calendar
import Testing

@testable import Forms

@Suite struct ValueReadingTests {
    private func read(_ raw: RawAnswer, _ field: Datenfeld) -> Result<FormValue?, AnswerFault> {
        let reader = AnswerReader(field: field, entries: field.values, format: KnownFormat.format(of: field))
        do throws(AnswerFault) { return .success(try reader.read(raw)) } catch { return .failure(error) }
    }

    private func field(_ type: Datentyp, _ constraints: Praezisierung = Praezisierung()) -> Datenfeld {
        Datenfeld(id: "F1", label: "Feld", type: type, constraints: constraints)
    }

    @Test(arguments: [
        ("1980", "1980"), ("0012", "0012"), ("-007,50", "-007,5"), ("1.234,5", "1234,5"), ("000", "000"),
        ("0,5", "0,5"), ("12345678901234567", "12345678901234567"),
    ])
    func `a number is shown as it was typed, a year without dots`(text: String, shown: String) {
        #expect(NumberText(german: text)?.typed == shown)
    }

    @Test(arguments: [
        ("1.234,50", "1234.5"), ("1234,5", "1234.5"), ("-3", "-3"), ("+7", "7"), ("0,00", "0"), ("12.50", "12.5"),
        ("1.234", "1234"), ("1.234.567,00", "1234567"), ("007", "7"), ("1 234", "1234"), ("1\u{a0}234", "1234"),
    ])
    func `a German number is read`(text: String, canonical: String) {
        #expect(NumberText(german: text)?.canonical == canonical)
    }

    @Test(arguments: ["", "-", "1,2,3", "1.23.4", "12.3456", "1,", ",5", "zwölf", "1e3", "0x1", "1..2", "½"])
    func `what is no German number is refused`(text: String) {
        #expect(NumberText(german: text) == nil)
    }

    @Test func `numbers compare by value and print in German`() throws {
        let values = try ["-10", "-9.5", "0", "0.5", "9", "10", "1234567.89"].map {
            try #require(NumberText(decimal: $0))
        }
        #expect(values == values.sorted())
        #expect(values.last?.german == "1.234.567,89")
    }

    @Test func `numbers outside their range name the range`() {
        let limits = Praezisierung(minValue: "1", maxValue: "1000")
        #expect(read(.text("0"), field(.integer, limits)) == .failure(.tooSmall(min: "1", max: "1.000")))
        #expect(read(.text("1001"), field(.integer, limits)) == .failure(.tooLarge(min: "1", max: "1.000")))
        #expect(read(.text("2,5"), field(.integer)) == .failure(.noInteger))
        #expect(
            read(.text("1000"), field(.integer, limits)) == .success(NumberText(decimal: "1000").map { .number($0) }))
    }

    @Test func `money is kept in cents`() {
        #expect(read(.text("1.234,50 €"), field(.currency)) == .success(.money(Cents(123_450))))
        #expect(read(.text("viel"), field(.currency)) == .failure(.noAmount))
    }

    @Test func `a date needs day, month and a year of four digits`() throws {
        let date = try #require(CivilDate(year: 1984, month: 3, day: 27))
        #expect(read(.date(DateText(day: "27", month: "3", year: "1984")), field(.date)) == .success(.date(date)))
        #expect(read(.date(DateText(day: " 27 ", month: "März", year: "1984")), field(.date)) == .success(.date(date)))
        #expect(read(.date(DateText(day: "27", month: "mär", year: "1984")), field(.date)) == .success(.date(date)))
        #expect(read(.date(DateText(day: "27", month: "3", year: "84")), field(.date)) == .failure(.dateIncomplete))
        #expect(read(.date(DateText(day: "27", month: "3")), field(.date)) == .failure(.dateIncomplete))
        #expect(read(.date(DateText(day: "a", month: "3", year: "1984")), field(.date)) == .failure(.dateNotNumeric))
        #expect(
            read(.date(DateText(day: "31", month: "2", year: "2024")), field(.date))
                == .failure(.dateImpossible(day: 31, month: 2, year: 2024)))
    }

    @Test(arguments: [("14:30", 52_200), ("14.30 Uhr", 52_200), ("9", 32_400), ("00:00", 0), ("23:59:59", 86_399)])
    func `a time of day is read`(text: String, second: Int) {
        #expect(TimeText.second(text) == second)
    }

    @Test(arguments: ["24:00", "12:60", "1:2", "", "mittags", "-1:00"])
    func `what is no time of day is refused`(text: String) {
        #expect(TimeText.second(text) == nil)
    }

    @Test func `an account number is checked by country, length and check digits`() throws {
        #expect(try BankAccount("de89 3704 0044 0532 0130 00").iban == "DE89370400440532013000")
        #expect(throws: BankAccount.Fault.checkDigits) { try BankAccount("DE89 3704 0044 0532 0130 01") }
        #expect(throws: BankAccount.Fault.length(expected: 22)) { try BankAccount("DE8937040044053201300") }
        #expect(throws: BankAccount.Fault.shape) { try BankAccount("keine") }
    }

    @Test(arguments: [
        ("name@beispiel.de", true), ("a.b+c@sub.beispiel.de", true), ("name@bürger.de", true), ("name", false),
        ("@beispiel.de", false), ("name@beispiel", false), ("a@b@c.de", false), ("na me@beispiel.de", false),
        ("name@beispiel..de", false), (".a@beispiel.de", false),
    ])
    func `an address of mail is told from other texts`(text: String, isOne: Bool) {
        #expect(TextForm.isEmail(text) == isOne)
    }

    @Test(arguments: [
        ("KS-AB 123", "KS-AB 123"), ("ks ab123e", "KS-AB 123E"), ("B-A 1", "B-A 1"), ("WÜ-X 9999", "WÜ-X 9999"),
    ])
    func `a number plate is read and printed in one form`(text: String, printed: String) {
        #expect(TextForm.isPlate(text))
        #expect(TextForm.printedPlate(text) == printed)
    }

    @Test(arguments: ["KSAB123", "KS-AB", "KS-ABC 1", "KS-AB 12345", "KS-AB 012"])
    func `what is no number plate is refused`(text: String) {
        #expect(!TextForm.isPlate(text))
    }

    @Test func `the name of a text field tells its format`() {
        let iban = Datenfeld(id: "F1", angaben: Angaben(name: "IBAN"), label: "IBAN Ihres Kontos")
        #expect(read(.text("DE00"), iban) == .failure(.ibanShape))
        let postcode = Datenfeld(id: "F2", angaben: Angaben(name: "Postleitzahl"), label: "PLZ")
        #expect(read(.text("3411"), postcode) == .failure(.postcode))
        #expect(read(.text("34117"), postcode) == .success(.text("34117")))
    }

    @Test func `letters outside the registers' alphabet are named`() {
        #expect(read(.text("Müller-Ğłşž d’Arc"), field(.textLatin)) == .success(.text("Müller-Ğłşž d’Arc")))
        #expect(read(.text("Иван"), field(.textLatin)) == .failure(.letters("И")))
    }

    @Test(arguments: [
        "\u{0}", "a\u{0}b", "\u{b}a", "a\u{c}", "\u{1b}[31mrot", "a\u{7f}", "a\u{85}b", "\u{9f}", "a\u{fffd}b",
    ])
    func `a text with what nobody can read is no answer`(text: String) {
        for type in [Datentyp.text, .textLatin] {
            #expect(read(.text(text), field(type)) == .failure(.unreadable))
        }
    }

    @Test(arguments: ["a\tb", "a\nb\r\nc", "Ä ", "\u{a0}x", "\u{1F415}", "\u{200b}x", "\u{fffc}", "\u{fffe}"])
    func `tabs, line ends and all other characters can be read`(text: String) {
        #expect(ReadableText.holds(text))
    }

    @Test func `a file is held to its size and kind`() {
        let limits = Praezisierung(maxSize: 1_000, mediaTypes: ["application/pdf"])
        func file(_ type: String, _ size: Int) -> RawAnswer {
            .files([FileReference(blob: "b", name: "x", mediaType: type, size: size, hash: "")])
        }
        #expect(
            read(file("application/pdf", 1_001), field(.file, limits)) == .failure(.fileTooLarge(name: "x", max: 1_000))
        )
        #expect(
            read(file("text/html", 10), field(.file, limits))
                == .failure(.fileType(name: "x", allowed: ["application/pdf"])))
        #expect(read(.text("x"), field(.file)) == .failure(.fileExpected))
    }
}
