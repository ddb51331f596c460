import Calendar
import Testing

@Suite struct BekanntgabeTests {
    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    @Test("A letter counts on the third day until 2024 and on the fourth since 2025, weekends or not")
    func post() throws {
        let old = Bekanntgabe(.post, provided: try day("2024-12-31"))
        #expect(old.state(on: try day("2025-01-03")) == .announced(try day("2025-01-03")))
        let new = Bekanntgabe(.post, provided: try day("2025-01-01"))
        #expect(new.state(on: try day("2025-01-04")) == .open(until: try day("2025-01-05")))
        #expect(new.state(on: try day("2025-01-05")) == .announced(try day("2025-01-05")))
        #expect(try day("2025-01-05").weekday == .sunday)
    }

    @Test("The inbox by § 9 OZG counts on the third day, fetched or not")
    func ozg() throws {
        let fetched = Bekanntgabe(.abrufOZG, provided: try day("2026-06-01"), received: try day("2026-06-02"))
        #expect(fetched.state(on: try day("2026-06-03")) == .open(until: try day("2026-06-04")))
        #expect(fetched.state(on: try day("2026-06-04")) == .announced(try day("2026-06-04")))
    }

    @Test("Retrieval by § 41 (2a) VwVfG counts on the day after it, and fails after ten days")
    func retrieval() throws {
        let fetched = Bekanntgabe(.abrufVwVfG, provided: try day("2026-06-01"), received: try day("2026-06-11"))
        #expect(fetched.state(on: try day("2026-06-12")) == .announced(try day("2026-06-12")))
        let never = Bekanntgabe(.abrufVwVfG, provided: try day("2026-06-01"))
        #expect(never.state(on: try day("2026-06-11")) == .open(until: try day("2026-06-11")))
        #expect(never.state(on: try day("2026-06-12")) == .failed(try day("2026-06-11")))
        let late = Bekanntgabe(.abrufVwVfG, provided: try day("2026-06-01"), received: try day("2026-06-12"))
        #expect(late.state(on: try day("2026-06-20")) == .failed(try day("2026-06-11")))
    }

    @Test("Formal service waits for its proof")
    func service() throws {
        #expect(Bekanntgabe(.zustellung, provided: .first).state(on: .last) == .awaitingProof)
        let proven = Bekanntgabe(.zustellung, provided: try day("2026-06-01"), received: try day("2026-06-03"))
        #expect(proven.state(on: try day("2026-06-05")) == .announced(try day("2026-06-03")))
        #expect(proven.state(on: .last, rules: []) == nil)
    }
}
