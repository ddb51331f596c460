public import Basics

/// Parts of one model taken over into another: the chosen elements as the source has them, with their flows, what they refer
/// to, their lanes and their places in the picture. An element that the source no longer has is taken out.
///
/// ```swift
/// let adoption = try ModelAdoption(of: ["mitzeichnen", "gezeichnet"], from: theirs, into: ours)
/// ```
public struct ModelAdoption: Sendable {
    /// The model with what was taken over.
    public let model: ProcessModel
    /// Errors that the model did not have before, and what else is to be looked at.
    public let findings: [Finding]

    /// Throws if an element is in neither model or there is no place for it.
    public init(of elements: [String], from source: ProcessModel, into target: ProcessModel) throws(Findings) {
        var work = AdoptionWork(source.tree, target.tree)
        try work.take(elements)
        let before = Set(target.check().filter { $0.severity == .error }.map { $0.code + " " + ($0.subject ?? "") })
        var made = ProcessModel(work.tree.reread())
        var findings: [Finding] = []
        if work.needsLayout(made) {
            made = made.laidOut()
            findings.append(
                Finding(
                    "adopt-laid-out", .warning,
                    Words(
                        de: "Für das Übernommene war im Bild kein Platz; es ist neu gezeichnet.",
                        en: "There was no room in the picture; it was drawn anew.")))
        }
        findings += made.check().filter { finding in
            finding.severity == .error && !before.contains(finding.code + " " + (finding.subject ?? ""))
        }
        model = made
        self.findings = findings
    }
}
