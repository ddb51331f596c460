import Basics
import Testing
import WebInput

@Suite struct FormBodyTests {
    @Test("Fields behind a question mark and in a body are read as browsers write them")
    func urlEncoded() throws {
        let form = try FormBody(query: "a=1&b=%C3%A4+%2B&c&=d&&a=2&e=100%&f=%zz&g=x%0D%0Ay")
        #expect(form["a"] == "1")
        #expect(form.values("a") == ["1", "2"])
        #expect(form["b"] == "ä +")
        #expect(form["c"] == "")
        #expect(form[""] == "d")
        #expect(form["e"] == "100%")
        #expect(form["f"] == "%zz")
        #expect(form["g"] == "x\ny")
        #expect(form["nothing"] == nil)
    }

    @Test("Fields and files of a multipart form are read in their order")
    func multipart() throws {
        let form = try parse(
            """
            --b
            Content-Disposition: form-data; name="name"

            Änne
            O’Brien
            --b
            content-disposition: form-data; name="datei"; filename="C:\\fotos\\h%22und.png"
            Content-Type: image/png; x="y"

            \u{1}--b\u{2}
            -b
            --b
            Content-Disposition: form-data; name="leer"; filename=""
            Content-Type: application/octet-stream


            --b--
            whatever follows
            """)
        #expect(form.fields == [.init(name: "name", value: "Änne\nO’Brien")])
        #expect(form.files.count == 1)
        #expect(form.files("datei").first?.name == "h\"und.png")
        #expect(form.files.first?.type == "image/png")
        #expect(form.files.first?.bytes == Array("\u{1}--b\u{2}\r\n-b".utf8))
    }

    @Test("An empty content may end with the blank line's own end, and blanks may pad a boundary")
    func lenient() throws {
        let bytes = Array("preamble\r\n--b \t\r\nContent-Disposition: form-data; name=x\r\n\r\n--b--".utf8)
        #expect(
            try FormBody(bytes, contentType: "multipart/form-data; boundary=b").fields == [.init(name: "x", value: "")])
    }

    @Test(
        "What is no whole form is refused",
        arguments: [
            ("", FormBodyError.truncated), ("--b", .truncated), ("--b\n", .truncated), ("--b\n\nx\n--b--", .broken),
            ("--b\nContent-Disposition: form-data\n\nx\n--b--", .broken),
            ("--b\nContent-Disposition: attachment; name=\"x\"\n\nx\n--b--", .broken),
            ("--b\nContent-Disposition: form-data; name=\"x\n\nx\n--b--", .broken),
            ("--b\nno colon\n\nx\n--b--", .broken),
            ("--b\nContent-Disposition: form-data; name=\"x\"\n\nx\n--bx--", .broken),
            ("--b\nContent-Disposition: form-data; name=\"x\"\n\nx", .truncated),
            ("--bx\n--b\nContent-Disposition: form-data; name=\"x\"\n\nx\n--b--", .broken),
            ("--b\nContent-Disposition: form-data; name=\"x\"\nContent-Transfer-Encoding: base64\n\nx\n--b--", .broken),
        ])
    func broken(text: String, expected: FormBodyError) {
        #expect(throws: expected) { _ = try parse(text) }
    }

    @Test(
        "What is no form, or has no boundary, is refused by its media type",
        arguments: [
            "", "text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"a\u{1}b\"",
            "multipart/form-data; boundary=" + String(repeating: "x", count: 71),
            "multipart/mixed; boundary=b", "application/x-www-form-urlencoded; charset=iso-8859-1", "; ;",
            "multipart/form-data; boundary=\"b",
        ])
    func mediaTypes(type: String) {
        #expect(throws: FormBodyError.notAForm) { _ = try FormBody(Array("a=b".utf8), contentType: type) }
    }

    @Test("Bytes that are no UTF-8 are refused in names and values, not in files")
    func utf8() throws {
        #expect(throws: FormBodyError.notUTF8) { _ = try FormBody(query: "a=%ff") }
        let head = "--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"y\"\r\n\r\n"
        let bytes = Array(head.utf8) + [0xff, 0xfe] + Array("\r\n--b--".utf8)
        #expect(try FormBody(bytes, contentType: "multipart/form-data; boundary=b").files.first?.bytes == [0xff, 0xfe])
    }

    @Test("The names of files lose folders, control characters and what turns the writing, and keep their ending")
    func fileNames() throws {
        func name(_ given: String) throws -> String? {
            try parse("--b\nContent-Disposition: form-data; name=\"x\"; filename=\"\(given)\"\n\nx\n--b--").files.first?
                .name
        }
        #expect(try name("../../etc/passwd") == "passwd")
        #expect(try name("..") == "Datei")
        #expect(try name("a\u{202e}gpj.exe") == "agpj.exe")
        #expect(try name("a\u{1}b.pdf") == "ab.pdf")
        #expect(try name("Zeugnis „1“ ñ.pdf") == "Zeugnis „1“ ñ.pdf")
        let long = try #require(try name(String(repeating: "ä", count: 300) + ".pdf"))
        #expect(long.utf8.count <= Limits.uploadNameBytes && long.hasSuffix("ä.pdf"))
    }

    private func parse(_ text: String) throws -> FormBody {
        let bytes = Array(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8)
        return try FormBody(bytes, contentType: "multipart/form-data; boundary=\"b\"")
    }
}
