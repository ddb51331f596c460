import Basics
import FEEL
import Forms
import Testing

@testable import ServicePackages

@Suite struct ShippedPackagesTests {
    @Test(arguments: ShippedPackages.names)
    func `a package that ships has no errors and its examples pass`(name: String) throws {
        let findings = Lint.findings(in: try ShippedPackages.files(of: name), clock: ShippedPackages.clock)
        for finding in findings where finding.severity == .error {
            Issue.record("\(finding.line()) \(finding.words.de)")
        }
        for finding in findings where finding.severity == .warning { print(finding.line()) }
    }

    @Test(arguments: ShippedPackages.names)
    func `a package that ships becomes a service in three languages`(name: String) throws {
        let service = try Service(ServicePackage(ShippedPackages.files(of: name))) { Array($0.prefix(32)) }
        #expect(service.languages == ["de", "de-leicht", "en"])
        #expect(service.manifest.id.text == name)
        #expect(service.notice(for: .grant)?.hasRemedy == true)
        #expect(service.notice(for: .refusal)?.hasRemedy == true)
        #expect(service.letters(of: .receipt).count == 1)
        #expect(service.decisionNames.contains(Service.feeDecision))
        let english = FilledForm(service.form("en"), Answers(), clock: ShippedPackages.clock)
        #expect(
            english.route.map(\.description)
                == FilledForm(service.form(), Answers(), clock: ShippedPackages.clock).route.map(\.description))
    }
}
