import FrontDoor
import Testing

@Suite struct FileKindTests {
    @Test(
        "A file is what its first bytes say",
        arguments: [
            (Array("%PDF-1.7".utf8), FileKind.pdf), ([0xff, 0xd8, 0xff, 0xe0], .jpeg),
            ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], .png), (Array("\0\0\0\u{18}ftypheic".utf8), .heic),
            ([0x49, 0x49, 0x2a, 0x00], .tiff), (Array("RIFF____WEBPVP8 ".utf8), .webp),
        ])
    func known(bytes: [UInt8], kind: FileKind) { #expect(FileKind(bytes) == kind) }

    @Test(
        "What can run, and what is cut short, is no kind",
        arguments: [
            "", "%PDF", "<svg xmlns=\"http://www.w3.org/2000/svg\">", "<!doctype html>", "MZ", "#!/bin/sh",
            "PK\u{3}\u{4}", "RIFF",
        ])
    func refused(text: String) { #expect(FileKind(Array(text.utf8)) == nil) }
}
