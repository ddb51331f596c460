import BPMN
import Basics
import FEEL
import Testing
import XML

@Suite("Models are drawn") struct DrawingTests {
    private static let content =
        "<startEvent id=\"s\" name=\"Antrag &lt;neu&gt;\"/><userTask id=\"u\" name=\"Prüfen\"/><endEvent id=\"e\"/>"
        + Samples.flows("s>u u>e")

    @Test("A model without a diagram is laid out; every element has an accessible name")
    func layout() throws {
        let document = try XMLDocument(ProcessPicture(try Samples.model(DrawingTests.content)).svg())
        #expect(document.root[attribute: "role"] == "img")
        #expect(document.root.first("title", in: "http://www.w3.org/2000/svg")?.text == "Prozess: p")
        let groups = document.root.elements("g", in: "http://www.w3.org/2000/svg")
        let titles = groups.compactMap { $0.first("title", in: "http://www.w3.org/2000/svg")?.text }
        #expect(titles.contains("Startereignis: Antrag <neu>"))
        #expect(titles.contains("Aufgabe für Menschen: Prüfen"))
        #expect(titles.count == groups.count)
    }

    @Test("With a state the picture tells the way and where the tokens stand")
    func tokens() throws {
        let model = try Samples.model(DrawingTests.content)
        var state = ProcessState(model.processes[0])
        _ = state.step(.start(variables: [:]), in: StepEnvironment(ProcessLibrary([model])), at: Samples.start)
        let svg = String(decoding: ProcessPicture(model, state: state).svg(), as: UTF8.self)
        #expect(svg.contains("Der Vorgang steht bei: Prüfen."))
        #expect(svg.contains("Aufgabe für Menschen: Prüfen, 1-mal aktiv"))
        #expect(svg.contains("Sequenzfluss, 1-mal genommen"))
    }

    @Test("The way is told in words")
    func path() throws {
        let model = try Samples.model(DrawingTests.content)
        let library = ProcessLibrary([model])
        var state = ProcessState(model.processes[0])
        let outcome = state.step(.start(variables: [:]), in: StepEnvironment(library), at: Samples.start)
        let path = ProcessPath(outcome.events, state: state, library: library)
        #expect(path.lines() == ["1. Startereignis „Antrag <neu>“", "Steht bei: Aufgabe für Menschen „Prüfen“"])
    }

    @Test("Elements laid out on one level do not overlap")
    func overlap() throws {
        let content =
            "<startEvent id=\"s\"/><parallelGateway id=\"g\"/><task id=\"a\"/><task id=\"b\"/><subProcess id=\"c\"><task id=\"i\"/></subProcess>"
            + "<parallelGateway id=\"j\"/><exclusiveGateway id=\"x\"/><endEvent id=\"e\"/>"
            + Samples.flows("s>g g>a g>b g>c a>j b>j c>j j>x x>a x>e")
        let model = try Samples.model(content)
        let svg = try XMLDocument(ProcessPicture(model).svg())
        let rectangles = svg.root.elements("g", in: "http://www.w3.org/2000/svg")
            .filter { ["bpmn-a", "bpmn-b", "bpmn-c"].contains($0[attribute: "id"] ?? "") }
            .compactMap { $0.first("rect", in: "http://www.w3.org/2000/svg") }
            .map { box in ["x", "y", "width", "height"].map { Double(box[attribute: $0] ?? "") ?? 0 } }
        #expect(rectangles.count == 3)
        for (i, a) in rectangles.enumerated() {
            for b in rectangles[(i + 1)...] {
                #expect(a[0] + a[2] <= b[0] || b[0] + b[2] <= a[0] || a[1] + a[3] <= b[1] || b[1] + b[3] <= a[1])
            }
        }
    }
}
