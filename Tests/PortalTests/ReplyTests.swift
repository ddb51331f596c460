import Basics
import FrontDoor
import Pages
import Testing

@testable import Portal

@Suite struct ReplyTests {
    private func file(_ bytes: [UInt8], isTooLarge: Bool = false) -> FormBody.File {
        FormBody.File(
            field: "dateien", name: "a", type: "application/pdf", bytes: bytes, size: bytes.count,
            isTooLarge: isTooLarge)
    }

    @Test("A file is taken for what its content is, not for what its sender says")
    func kinds() {
        let reply = Reply()
        #expect(reply.refusal(of: file(Array("%PDF-1.7\n%%EOF\n".utf8)), .german) == nil)
        #expect(reply.refusal(of: file(Array("%PDF-1.7".utf8)), .german)?.contains("unvollständig") == true)
        #expect(reply.refusal(of: file(Array("<svg/>".utf8)), .german)?.contains("PDF, JPG oder PNG") == true)
        #expect(reply.refusal(of: file([]), .german)?.contains("leer") == true)
        #expect(reply.refusal(of: file([], isTooLarge: true), .german)?.contains("20 MB") == true)
    }

    @Test("Kept files come back as they were, names with line ends and tabs made harmless")
    func kept() throws {
        let line = "blob\tapplication/pdf\t14\tab12\tMein\u{20}Nachweis.pdf"
        let file = try #require(Reply.File(line: line[...]))
        #expect(file.line == line)
        #expect(file.size == 14 && file.name == "Mein Nachweis.pdf")
        #expect(Reply.File(line: "zu\twenig") == nil)
        #expect(Reply.File(line: "a\tb\tkeine Zahl\tc\td") == nil)
    }

    @Test("Each refused file and a text that is too long are named")
    func errors() {
        var reply = Reply()
        #expect(reply.errors(in: .german).isEmpty)
        reply.text = String(repeating: "x", count: Reply.mostCharacters + 1)
        reply.refused = [("b.svg", 6, "nein")]
        let errors = reply.errors(in: .german)
        #expect(errors.map(\.name) == [Reply.Name.text, Reply.Name.files])
        #expect(errors.last?.words == "b.svg: nein")
    }
}
