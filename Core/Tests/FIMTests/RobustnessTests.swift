import Basics
import FIM
import Testing

/// Damaged files: cut off, with bytes changed, with parts doubled. They are refused or read, never more.
@Suite struct RobustnessTests {
    private static let seed: UInt64 = 20_261_122

    private func damaged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var out = bytes
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: out.removeLast(Int.random(in: 1...out.count, using: &generator))
        case 1:
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                out[Int.random(in: out.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
        case 2:
            let from = Int.random(in: out.indices, using: &generator)
            let end = min(out.count, from + Int.random(in: 1...200, using: &generator))
            out.insert(contentsOf: out[from..<end], at: Int.random(in: out.indices, using: &generator))
        default:
            let from = Int.random(in: out.indices, using: &generator)
            out.removeSubrange(from..<min(out.count, from + Int.random(in: 1...50, using: &generator)))
        }
        return out
    }

    @Test func damagedSchemasAreRefusedWithAPlaceOrRead() throws {
        print("damaged schemas: seed \(RobustnessTests.seed)")
        var generator = SeededGenerator(seed: RobustnessTests.seed)
        let rule = Samples.rule("R99000000001", "Wenn F99000000001 = 01, dann muss F99000000002 befüllt sein.")
        let group = Samples.group(
            "G99000000001", "Gruppe", rules: rule,
            [
                Samples.place(Samples.choice("F99000000001", "Wahl", [("01", "eins")])),
                Samples.place(Samples.field("F99000000002", "Text"), "0:*"),
            ])
        let whole = Samples.schema([Samples.place(group)])
        var read = 0
        for _ in 0..<600 {
            do {
                let schema = try SchemaImport(damaged(whole, &generator)).schema
                _ = try XDFReader.read(XDFWriter.write(schema))
                read += 1
            } catch {
                #expect(error.all.first?.place != nil)
            }
        }
        #expect(read < 600)
    }

    @Test func proseOfAnyKindIsReadToAnEnd() throws {
        var generator = SeededGenerator(seed: RobustnessTests.seed)
        let words = [
            "Wenn", "dann", "F99000000001", "G99000000001.F99000000002", "=", "&lt;>", "01", "\"eins\"", "ODER", "UND",
            "(",
            ")", ",", ".", "muss", "befüllt sein", "darf", "nicht", "zeige", "an", "sonst", "aktiviere", "\"",
            "mindestens eines der Felder",
        ]
        for _ in 0..<150 {
            let prose = (0..<Int.random(in: 1...25, using: &generator)).map { _ in
                words.randomElement(using: &generator) ?? ""
            }
            let places = [
                Samples.place(Samples.choice("F99000000001", "Wahl", [("01", "eins")])),
                Samples.place(Samples.field("F99000000002", "Text")),
            ]
            let rule = Samples.rule("R99000000001", prose.joined(separator: " "))
            let group = Samples.group("G99000000001", "Gruppe", rules: rule, places)
            let read = try SchemaImport(Samples.schema([Samples.place(group)]))
            #expect(read.rulesCompiled + read.rulesOpen.count == 1)
        }
    }
}
