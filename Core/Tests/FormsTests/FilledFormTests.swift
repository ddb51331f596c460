import Basics
import FEEL
import Testing

@testable import Forms

@Suite struct FilledFormTests {
    @Test func `the way follows the answers`() throws {
        var form = try DogForm.filled()
        #expect(form.route.map(\.description) == ["halter", "hund~1", "herkunft~1", "hunde", "ermaessigung"])
        let done1 = form.addRow(of: "G2")
        #expect(done1 == 1)
        form.answers["F8"] = .text("true")
        #expect(
            form.route.map(\.description) == [
                "halter", "hund~1", "herkunft~1", "hund~2", "herkunft~2", "hunde", "ermaessigung", "nachweise",
            ])
        let progress = try #require(form.progress(at: Stop(page: "hund", rows: [1])))
        #expect(progress.words.de == "Schritt 4 von 9")
        #expect(progress.previous?.description == "herkunft~1")
        #expect(progress.next?.description == "herkunft~2")
    }

    @Test func `a stop that is not on the way has no page`() throws {
        let form = try DogForm.filled()
        for address in ["nachweise", "hund", "hund~2", "hund~1~1", "unbekannt"] {
            #expect(form.page(at: try #require(Stop(address: address))) == nil, "\(address)")
        }
    }

    @Test func `everything that is missing is named at its place`() throws {
        let form = try DogForm.filled(["G1.F2": .date(DateText(day: "27", month: "3"))])
        let found = form.findings(at: Stop(page: "halter"))
        #expect(found.map(\.subject) == ["G1.F1", "G1.F2"])
        #expect(
            found.map(\.words.de) == [
                "Geben Sie den Nachnamen ein.", "Geben Sie das Geburtsdatum vollständig an, zum Beispiel 27 3 1984.",
            ])
    }

    @Test func `an optional group counts once anything in it is answered`() throws {
        let base: [AnswerPath: RawAnswer] = [
            "G1.F1": .text("Abel"), "G1.F2": .date(DateText(day: "27", month: "3", year: "1984")),
        ]
        #expect(try DogForm.filled(base).findings(at: Stop(page: "halter")).isEmpty)
        let touched = base.merging(["G1.G3.F4": .text("0561 12345")]) { $1 }
        #expect(try DogForm.filled(touched).findings(at: Stop(page: "halter")).map(\.subject) == ["G1.G3.F3"])
    }

    @Test func `conditions see the row in which they stand`() throws {
        let form = try DogForm.filled(["G2.F6": .text("2"), "G2~1.F6": .text("1")])
        let first = form.findings(at: Stop(page: "herkunft", rows: [0]))
        #expect(first.map(\.subject) == ["G2.F7"])
        #expect(form.findings(at: Stop(page: "herkunft", rows: [1])).isEmpty)
        guard case .fields(let items)? = form.page(at: Stop(page: "herkunft", rows: [1]))?.content else {
            Issue.record("no fields")
            return
        }
        #expect(items.count == 1)
    }

    @Test func `a new row leads to its questions, also when the list stands behind them`() throws {
        var form = try DogForm.filled(["G2.F5": .text("Asta")])
        let row = form.addRow(of: "G2")
        #expect(row == 1)
        #expect(form.firstStop(inRow: 1, of: "G2")?.description == "hund~2")
        #expect(form.firstStop(inRow: 2, of: "G2") == nil)
        #expect(form.firstStop(inRow: 0, of: "F8") == nil)
    }

    @Test func `a page names the places that it asks for`() throws {
        let form = try DogForm.filled()
        #expect(form.page(at: Stop(page: "halter"))?.asked.isSuperset(of: ["G1.F1", "G1.F2", "G1.G3.F3"]) == true)
        let origin = Stop(page: "herkunft", rows: [0])
        #expect(form.page(at: origin)?.asked == ["G2.F6"])
        let shelter = try DogForm.filled(["G2.F6": .text("2")])
        #expect(shelter.page(at: origin)?.asked == ["G2.F6", "G2.F7"])
    }

    @Test func `rows are removed and those behind move up`() throws {
        var form = try DogForm.filled([
            "G2.F5": .text("Asta"), "G2~1.F5": .text("Bello"), "G2~2.F5": .text("Cäsar"),
        ])
        let done2 = form.addRow(of: "G2")
        #expect(done2 == nil, "three at most")
        let done3 = form.removeRow("G2~1")
        #expect(done3)
        #expect(form.answers["G2~1.F5"] == .text("Cäsar"))
        #expect(form.answers["G2~2.F5"] == nil)
        #expect(form.answers.rows["G2"] == 2)
        let done4 = form.removeRow("G2~5")
        #expect(!done4)
        guard case .list(let list)? = form.page(at: Stop(page: "hunde"))?.content else {
            Issue.record("no list")
            return
        }
        #expect(list.rows.map(\.title) == ["Asta", "Cäsar"])
        #expect(list.rows.map(\.stop?.description) == ["hund~1", "hund~2"])
        #expect(list.rows.map(\.isComplete) == [false, false])
        #expect(list.canAdd)
    }

    @Test func `what is typed is taken as typed and stays when it is wrong`() throws {
        var form = try DogForm.filled()
        form.take(
            ["G1.F1": ["  "], "G1.F2-tag": ["31"], "G1.F2-monat": ["2"], "G1.F2-jahr": ["2024"], "G2.F5": ["fremd"]],
            at: Stop(page: "halter"))
        #expect(form.answers["G1.F1"] == .text("  "))
        #expect(form.answers["G1.F2"] == .date(DateText(day: "31", month: "2", year: "2024")))
        #expect(form.answers["G2.F5"] == nil, "only what stands on the page is taken")
        #expect(form.findings(at: Stop(page: "halter")).map(\.code) == ["form-missing", "form-date-impossible"])
    }

    @Test func `a choice that did not come was cleared, a text that did not come stays`() throws {
        var form = try DogForm.filled(["F8": .text("true"), "G1.F1": .text("Abel")])
        form.take([:], at: Stop(page: "ermaessigung"))
        form.take([:], at: Stop(page: "halter"))
        #expect(form.answers["F8"] == nil)
        #expect(form.answers["G1.F1"] == .text("Abel"))
    }

    @Test func `files are attached, counted and taken away`() throws {
        var form = try DogForm.filled(["F8": .text("ja")])
        #expect(form.findings(at: Stop(page: "nachweise")).map(\.code) == ["form-missing"])
        for number in 1...5 {
            let file = FileReference(
                blob: .init("b\(number)"), name: "\(number).pdf", mediaType: "application/pdf", size: 1, hash: "")
            let done5 = form.attach(file, at: "F9")
            #expect(done5)
        }
        #expect(form.findings(at: Stop(page: "nachweise")).map(\.code) == ["form-rows"])
        let done6 = form.detach("b3", at: "F9")
        #expect(done6)
        let done7 = form.detach("b3", at: "F9")
        #expect(!done7)
        #expect(form.findings(at: Stop(page: "nachweise")).isEmpty)
    }

    @Test func `the review shows what reaches the town and nothing else`() throws {
        let form = try DogForm.filled([
            "G1.F1": .text("Abel"), "G1.F2": .date(DateText(day: "27", month: "3", year: "1984")), "F8": .text("nein"),
            "G2.F6": .text("1"), "G2.F7": .text("verborgen"),
            "F9": .files([FileReference(blob: "b", name: "x.pdf", mediaType: "application/pdf", size: 1, hash: "")]),
        ])
        let rows = form.review.flatMap(\.rows)
        #expect(rows.first { $0.path == "G1.F2" }?.printed == "27. März 1984")
        #expect(rows.first { $0.path == "G2.F6" }?.printed == "Züchter")
        #expect(!rows.contains { $0.path == "G2.F7" || $0.path == "F9" })
        #expect(rows.first { $0.path == "G2.F5" }?.hasFinding == true)
        #expect(form.submission.values.keys.sorted().map(\.description) == ["F8", "G1.F1", "G1.F2", "G2.F6"])
        #expect(form.answers["F9"] != nil, "hidden answers are kept in the draft")
    }

    @Test func `calculations and aliases stand in the context`() throws {
        let form = try DogForm.filled(["G2.F6": .text("2"), "G2.F7": .text("Kassel"), "G2~1.F5": .text("Bello")])
        #expect(form.context["anzahl"] == .number(2))
        #expect(form.context["tierheim"] == .list([.string("Kassel"), .null]))
        #expect(form.context["G2"]?.list?.first?.context?["tierheim"] == .string("Kassel"))
    }
}
