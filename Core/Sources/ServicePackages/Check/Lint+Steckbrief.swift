import BPMN
import Basics

extension PackageChecker {
    /// A model that others are to find, compare and take over needs its profile sheet, and one that agrees with it.
    mutating func checkSteckbrief() {
        let place = Place(file: Steckbrief.path)
        guard let sheet = package.steckbrief else {
            return add(
                "lint-steckbrief", .warning,
                "Der Steckbrief fehlt (steckbrief.yaml): Zweck, Auslöser, Ergebnis, Rechtsgrundlagen, Rollen, Fallzahl.",
                "the profile sheet is missing (steckbrief.yaml)", place)
        }
        if sheet.legalBases.isEmpty {
            add(
                "lint-steckbrief-basis", .warning, "Der Steckbrief nennt keine Rechtsgrundlage.",
                "the profile sheet names no legal basis", place)
        }
        if let contact = sheet.contact, PackageChecker.isPersonal(contact) {
            add(
                "lint-steckbrief-contact", .warning,
                "„\(contact)“ sieht nach einer Person aus. Nennen Sie eine Adresse der Stelle.",
                "“\(contact)” looks like a person; name an address of the office", place)
        }
        for lane in lanes where !sheet.roles.contains(lane) {
            add(
                "lint-steckbrief-roles", .warning, "Der Steckbrief nennt die Rolle „\(lane)“ des Verfahrens nicht.",
                "the profile sheet does not name the role “\(lane)” of the process", place, lane)
        }
    }

    /// The names of the lanes in which something is done.
    private var lanes: [String] {
        var names: Set<String> = []
        for process in processModel?.processes ?? [] where process.isExecutable {
            names.formUnion(process.nodes.compactMap(\.lane))
        }
        return names.sorted()
    }

    /// `vorname.nachname@…`: two words of letters before the sign.
    private static func isPersonal(_ address: String) -> Bool {
        let name = address.utf8.prefix { $0 != UInt8(ascii: "@") }
        guard name.count < address.utf8.count else { return false }
        let words = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return words.count == 2
            && words.allSatisfy { $0.count > 1 && $0.allSatisfy { (0x61...0x7a).contains($0 | 0x20) || $0 >= 0x80 } }
    }
}
