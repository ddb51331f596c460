import Foundation
import Pages
import Testing

@Suite struct PageTests {
    @Test(
        "Every page keeps its budget, has one title and one main heading, and no identifier twice",
        arguments: Gallery.pages())
    func wholePages(name: String, bytes: [UInt8]) throws {
        #expect(bytes.count <= 30_000)
        let html = String(decoding: bytes, as: UTF8.self)
        #expect(html.ranges(of: "<h1").count == 1)
        #expect(html.ranges(of: "<title>").count == 1)
        #expect(html.contains("<main id=\"inhalt\""))
        #expect(html.contains("href=\"#inhalt\""))
        let ids = values(of: " id=\"", in: html)
        #expect(Set(ids).count == ids.count, "an identifier stands twice: \(ids)")
        let references =
            values(of: " for=\"", in: html)
            + values(of: "aria-describedby=\"", in: html).flatMap { $0.split(separator: " ").map(String.init) }
        for id in references { #expect(ids.contains(id), "nothing has the identifier \(id)") }
    }

    @Test(
        "No page holds a style, an inline script or a handler, so the strict policy can stand",
        arguments: Gallery.pages())
    func policy(name: String, bytes: [UInt8]) {
        let html = String(decoding: bytes, as: UTF8.self)
        #expect(!html.contains(" style=") && !html.contains("<style") && !html.contains("javascript:"))
        #expect(!html.contains(" onclick") && !html.contains(" onload"))
        #expect(html.ranges(of: "<script").count == html.ranges(of: "<script src=").count)
    }

    @Test("Every form that changes something carries a token", arguments: Gallery.pages())
    func tokens(name: String, bytes: [UInt8]) {
        let html = String(decoding: bytes, as: UTF8.self)
        #expect(html.ranges(of: "method=\"post\"").count == html.ranges(of: "name=\"_token\"").count)
    }

    @Test("A page with mistakes says so before its title, and its summary leads to the fields")
    func mistakes() {
        let html = String(decoding: Gallery.shell().page(Gallery.mistakes), as: UTF8.self)
        #expect(html.contains("<title>Fehler: Wer hält den Hund? – Stadt Auenfeld</title>"))
        #expect(html.contains("href=\"#f-geb\"") && html.contains("id=\"f-geb\""))
        #expect(html.contains("value=\"Februar\""))
    }

    @Test("The language of the page is said, and the switch marks it")
    func language() {
        let html = String(decoding: Gallery.shell(language: .english).page(Gallery.oneQuestion), as: UTF8.self)
        #expect(html.contains("<html lang=\"en\""))
        #expect(html.contains("aria-current=\"true\">English</a>"))
        #expect(html.contains("Continue"))
    }

    @Test("A town says that something is often used only where it is")
    func mostUsed() {
        var home = Gallery.home
        home.services = [Link("Zaun melden", Address("zaun"))]
        #expect(home.html().string.contains("Oft gebraucht") && !home.html().string.contains("Zaun melden</a>"))
        home.mostUsed = []
        #expect(!home.html().string.contains("Oft gebraucht") && home.html().string.contains("Zaun melden</a>"))
    }

    @Test("What somebody asked for is shown as text")
    func notFound() {
        let page = ErrorView(.notFound(asked: "<script>alert(1)</script>")).html().string
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test(
        "The pages are written to a folder when somebody wants to look at them",
        .enabled(if: ProcessInfo.processInfo.environment["RATHAUS_GALLERY"] != nil))
    func writeGallery() throws {
        let folder = URL(fileURLWithPath: try #require(ProcessInfo.processInfo.environment["RATHAUS_GALLERY"]))
        let assets = folder.appendingPathComponent("assets")
        try FileManager.default.createDirectory(at: assets, withIntermediateDirectories: true)
        for asset in [Asset.styleSheet(), .script(), .icon(), .accent(Gallery.town.accent)] {
            try Data(asset.bytes).write(to: assets.appendingPathComponent(asset.name))
        }
        for (name, bytes) in Gallery.pages() {
            let file = folder.appendingPathComponent("\(name).html")
            try Data(bytes).write(to: file)
            #expect(FileManager.default.fileExists(atPath: file.path))
        }
    }

    private func values(of attribute: String, in html: String) -> [String] {
        html.ranges(of: attribute).map { range in String(html[range.upperBound...].prefix { $0 != "\"" }) }
    }
}
