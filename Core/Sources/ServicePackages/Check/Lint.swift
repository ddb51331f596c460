public import Basics
import Forms

/// Holds a package against what the house promises: no service without a back office, accessible, in plain words,
/// sparing with data. Errors must not be published; what stems from the family is a warning.
public enum Lint {
    /// All findings of a package, in the order of its files, examples included.
    public static func findings(in files: PackageFiles, clock: WallClock) -> [Finding] {
        let package: ServicePackage
        do throws(Findings) { package = try ServicePackage(files) } catch { return sorted(error.all) }
        var checker = PackageChecker(package)
        checker.check(clock: clock)
        return sorted(checker.findings)
    }

    static func sorted(_ findings: [Finding]) -> [Finding] {
        findings.enumerated().sorted { a, b in
            let (x, y) = (a.element.place, b.element.place)
            if x?.file != y?.file { return (x?.file ?? "") < (y?.file ?? "") }
            if x?.line != y?.line { return (x?.line ?? 0) < (y?.line ?? 0) }
            return a.offset < b.offset
        }.map(\.element)
    }
}

extension PackageChecker {
    /// Compiles the package and holds it against every promise.
    mutating func check(clock: WallClock) {
        compile()
        checkBackOffice()
        checkSteckbrief()
        checkProcedure()
        checkDataProtection()
        checkTexts()
        checkAccessibility()
        checkWords()
        if !findings.haveErrors { checkExamples(clock: clock) }
    }

    /// What nobody has said yet: only a warning where the family or the rules gave a part, as there is nothing better.
    private static let leftOpen: Set<String> = ["lint-text", "lint-language"]

    /// Adds a finding. About a journey made by rule it is only a warning, and so is a gap in what the family gave.
    mutating func add(
        _ code: String, _ severity: Finding.Severity, _ de: String, _ en: String, _ place: Place,
        _ subject: String? = nil
    ) {
        let file = place.file ?? ""
        let isDefault =
            (package.manifest.defaults.contains(file) && PackageChecker.leftOpen.contains(code))
            || (file == JourneyFile.path && package.journey.isDefault)
        findings.append(
            Finding(code, isDefault ? .warning : severity, Words(de: de, en: en), at: place, subject: subject))
    }
}
