import Basics
import Calendar
import Testing

@Suite struct BerlinTimeTests {
    @Test(
        "The clocks in Germany follow the rule of the European Union",
        arguments: [
            ("2026-03-29T00:59:59Z", "2026-03-29T01:59:59"), ("2026-03-29T01:00:00Z", "2026-03-29T03:00:00"),
            ("2026-10-25T00:59:59Z", "2026-10-25T02:59:59"), ("2026-10-25T01:00:00Z", "2026-10-25T02:00:00"),
            ("2026-07-01T22:30:00Z", "2026-07-02T00:30:00"), ("2025-12-31T23:00:00Z", "2026-01-01T00:00:00"),
            ("1995-10-01T12:00:00Z", "1995-10-01T13:00:00"), ("1996-10-01T12:00:00Z", "1996-10-01T14:00:00"),
            ("1975-07-01T12:00:00Z", "1975-07-01T13:00:00"), ("2038-01-19T03:14:08Z", "2038-01-19T04:14:08"),
        ])
    func local(universal: String, shown: String) throws {
        let instant = try #require(Instant(iso: universal))
        #expect(instant.iso == universal)
        #expect(instant.local.iso == shown)
    }

    @Test("The missing hour of March is read as the next one, the double hour of October as the first")
    func changes() throws {
        let missing = try #require(CivilDateTime(iso: "2026-03-29T02:30:00"))
        #expect(BerlinTime.instant(missing).iso == "2026-03-29T01:30:00Z")
        let double = try #require(CivilDateTime(iso: "2026-10-25T02:30:00"))
        #expect(BerlinTime.instant(double).iso == "2026-10-25T00:30:00Z")
        let after = try #require(CivilDateTime(iso: "2026-10-25T03:00:00"))
        #expect(BerlinTime.instant(after).iso == "2026-10-25T02:00:00Z")
    }

    @Test("Every hour of a year comes back from its local time, but for the second of the double hour")
    func roundTrip() throws {
        var instant = try #require(Instant(iso: "2026-01-01T00:00:00Z"))
        for _ in 0..<8_760 {
            let back = BerlinTime.instant(instant.local)
            let second = instant.iso == "2026-10-25T01:00:00Z"
            #expect(back == (second ? instant.advanced(bySeconds: -3_600) : instant))
            instant = instant.advanced(bySeconds: 3_600)
        }
    }

    @Test("A moment prints as a German letter does")
    func german() throws {
        #expect(try #require(Instant(iso: "1984-03-27T12:05:00Z")).german == "27. März 1984, 14:05 Uhr")
    }

    @Test("Moments with offset and fraction are read, anything else is not")
    func reads() {
        #expect(Instant(iso: "2026-01-01T00:00:00+01:00")?.iso == "2025-12-31T23:00:00Z")
        #expect(Instant(iso: "2026-01-01T00:00:00.5Z")?.microseconds == 1_767_225_600_500_000)
        #expect(Instant(iso: "1969-12-31T23:59:59Z")?.microseconds == -1_000_000)
        #expect(Instant(iso: "1969-12-31T23:59:59.9Z")?.iso == "1969-12-31T23:59:59Z")
        #expect(Instant(iso: "2026-12-31T23:59:59.999999999Z")?.iso == "2026-12-31T23:59:59Z")
        #expect(Instant(iso: "2026-10-25T02:30:00+02:00")?.local == Instant(iso: "2026-10-25T02:30:00+01:00")?.local)
        for text in [
            "2016-12-31T23:59:60Z", "2026-01-01T00:00:00+24:00", "2026-01-01 00:00:00Z", "2026-01-01T00:00:00",
            "2026-01-01T24:00:00Z", "2026-01-01", "2026-01-01T00:00:00.Z", "x",
        ] {
            #expect(Instant(iso: text) == nil)
        }
    }

    @Test("The ends of time do not crash", arguments: [Int64.min, .max, 0])
    func ends(microseconds: Int64) {
        #expect(!Instant(microseconds: microseconds).german.isEmpty)
        #expect(!Instant(microseconds: microseconds).iso.isEmpty)
    }
}
