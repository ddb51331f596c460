import Basics
import Testing
import WebInput

/// Each limit just below and just above it, and forms that no browser sends.
@Suite struct FormBodyLimitTests {
    @Test("As many fields as allowed are taken, one more is too many")
    func fields() throws {
        let most = Array(repeating: "a=1", count: Limits.formFields).joined(separator: "&")
        #expect(try FormBody(query: most).fields.count == Limits.formFields)
        #expect(throws: FormBodyError.tooManyFields) { _ = try FormBody(query: most + "&a=1") }
    }

    @Test("A field as long as allowed is taken, one byte more is too long, in both kinds of form")
    func field() throws {
        let most = String(repeating: "x", count: Limits.formFieldBytes)
        #expect(try FormBody(query: "a=" + most)["a"]?.utf8.count == Limits.formFieldBytes)
        #expect(throws: FormBodyError.fieldTooLarge) { _ = try FormBody(query: "a=x" + most) }
        #expect(
            try multipart([(field: "a", file: nil, content: Array(most.utf8))])["a"]?.utf8.count
                == Limits.formFieldBytes)
        #expect(throws: FormBodyError.fieldTooLarge) {
            _ = try multipart([(field: "a", file: nil, content: Array(most.utf8) + [0x78])])
        }
    }

    @Test("All fields together stay below the limit of a body")
    func allFields() {
        let field = (field: "a", file: String?.none, content: [UInt8](repeating: 0x78, count: Limits.formFieldBytes))
        #expect(throws: FormBodyError.fieldsTooLarge) { _ = try multipart(Array(repeating: field, count: 11)) }
        let long = [UInt8](repeating: 0x26, count: Limits.formBodyBytes + 1)
        #expect(throws: FormBodyError.fieldsTooLarge) {
            _ = try FormBody(long, contentType: "application/x-www-form-urlencoded")
        }
    }

    @Test("A file over the limit is dropped alone and says how long it was; all else is kept")
    func file() throws {
        let form = try multipart([
            (field: "gut", file: "a.pdf", content: [UInt8](repeating: 1, count: Limits.uploadBytes)),
            (field: "groß", file: "b.pdf", content: [UInt8](repeating: 2, count: Limits.uploadBytes + 1)),
            (field: "text", file: nil, content: Array("bleibt".utf8)),
        ])
        #expect(form.files.map(\.isTooLarge) == [false, true])
        #expect(form.files.map(\.bytes.count) == [Limits.uploadBytes, 0])
        #expect(form.files.last?.size == Limits.uploadBytes + 1)
        #expect(form["text"] == "bleibt")
    }

    @Test("As many files as allowed are taken, one more is too many")
    func files() throws {
        let file = (field: "f", file: String?.some("x"), content: [UInt8(1)])
        #expect(
            try multipart(Array(repeating: file, count: Limits.applicationUploads)).files.count
                == Limits.applicationUploads)
        #expect(throws: FormBodyError.tooManyFiles) {
            _ = try multipart(Array(repeating: file, count: Limits.applicationUploads + 1))
        }
    }

    @Test("The lines before a content have a limit, also when they never end")
    func head() {
        let endless = Array("--b\r\n".utf8) + [UInt8](repeating: 0x78, count: 10_000)
        #expect(throws: FormBodyError.broken) {
            _ = try FormBody(endless, contentType: "multipart/form-data; boundary=b")
        }
        let before = [UInt8](repeating: 0x78, count: 10_000)
        #expect(throws: FormBodyError.broken) {
            _ = try FormBody(before, contentType: "multipart/form-data; boundary=b")
        }
    }

    @Test("However a body is cut into pieces, the same is read from it", arguments: UInt64(1)...40)
    func pieces(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bytes = whole(&random)
        let expected = try FormBody(bytes, contentType: "multipart/form-data; boundary=b")
        var reader = try FormReader(contentType: "multipart/form-data; boundary=b")
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + Int.random(in: 1...9, using: &random))
            try reader.feed(bytes[start..<end])
            start = end
        }
        #expect(try reader.finish() == expected)
        #expect(expected.fields.count + expected.files.count > 0)
    }

    @Test("No damaged body makes the reader die, and what it reads keeps the limits", arguments: UInt64(1)...400)
    func damaged(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var bytes = whole(&random)
        for _ in 0..<Int.random(in: 1...8, using: &random) { damage(&bytes, &random) }
        for type in ["multipart/form-data; boundary=b", "application/x-www-form-urlencoded"] {
            guard let form = try? FormBody(bytes, contentType: type) else { continue }
            #expect(form.fields.count <= Limits.formFields)
            #expect(
                form.files.allSatisfy { $0.bytes.count <= bytes.count && $0.name.utf8.count <= Limits.uploadNameBytes })
        }
    }

    private func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
        case 2: bytes.insert(contentsOf: Array("\r\n--b".utf8), at: place)
        case 3: bytes.insert(contentsOf: bytes[place...].prefix(60), at: place)
        default: bytes.removeLast(bytes.count - place)
        }
    }

    /// A whole form full of things that look like its boundary.
    private func whole(_ random: inout SeededGenerator) -> [UInt8] {
        let bits = ["\r", "\n", "\r\n", "--", "--b", "\r\n--", "\r\n-", "b", "ä", "x", "\r\n\r\n", "%22", "\""]
        var parts: [(field: String, file: String?, content: [UInt8])] = []
        for index in 0..<Int.random(in: 1...5, using: &random) {
            let text = (0..<Int.random(in: 0...30, using: &random)).compactMap { _ in bits.randomElement(using: &random)
            }.joined()
            // A content cannot hold the boundary itself: that is what a writer makes sure of.
            let safe = ("c" + text).replacing("\r\n--b", with: "\r\n-b") + "c"
            let file = Bool.random(using: &random) ? "f\(index).pdf" : nil
            parts.append((field: "n\(index)", file: file, content: Array(safe.utf8)))
        }
        return body(parts)
    }

    private func body(_ parts: [(field: String, file: String?, content: [UInt8])]) -> [UInt8] {
        var out: [UInt8] = []
        for part in parts {
            out += Array("--b\r\nContent-Disposition: form-data; name=\"\(part.field)\"".utf8)
            if let file = part.file { out += Array("; filename=\"\(file)\"\r\nContent-Type: application/pdf".utf8) }
            out += Array("\r\n\r\n".utf8) + part.content + Array("\r\n".utf8)
        }
        return out + Array("--b--\r\n".utf8)
    }

    private func multipart(_ parts: [(field: String, file: String?, content: [UInt8])]) throws -> FormBody {
        try FormBody(body(parts), contentType: "multipart/form-data; boundary=b")
    }
}
