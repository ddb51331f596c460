import Basics
import XML

extension PackageChecker {
    /// Promise 2: form, process, notice, file and disposal come together or not at all.
    mutating func checkBackOffice() {
        for file in package.manifest.defaults where package.files[file] != nil {
            findings.append(
                Finding(
                    "lint-default", .warning,
                    Words(
                        de:
                            "Diese Datei stammt aus der Familie „\(package.manifest.family ?? "")“. Passen Sie sie an die Leistung an.",
                        en:
                            "this file is the default of the family “\(package.manifest.family ?? "")”; fit it to the service"
                    ),
                    at: Place(file: file)))
        }
        checkLetters()
        checkRoles()
        if package.manifest.leika == nil {
            add(
                "lint-leika", .warning,
                "Der Leistungsschlüssel (leika) fehlt; ohne ihn ist die Leistung nicht zu verknüpfen.",
                "the service key (leika) is missing, the service cannot be linked", Place(file: Manifest.path))
        }
    }

    private mutating func checkLetters() {
        let kinds: [(Letter.Kind, Letter.Decision?, String)] = [
            (.receipt, nil, "Eingangsbestätigung"), (.query, nil, "Rückfrage"), (.notice, .grant, "Bewilligung"),
            (.notice, .refusal, "Ablehnung"),
        ]
        for (kind, decision, name) in kinds
        where !letters.values.contains(where: { $0.kind == kind && (decision == nil || $0.decision == decision) }) {
            add(
                "lint-letter-missing", .error, "Es fehlt ein Schreiben: \(name).", "a letter is missing: \(name)",
                Place(file: Letter.folder))
        }
        for letter in letters.values.sorted(by: { $0.name < $1.name }) where letter.kind == .notice {
            let place = Place(file: Letter.folder + "/" + letter.name + ".html")
            if letter.decision == nil {
                add(
                    "lint-decision", .error, "Der Bescheid sagt nicht, was er entscheidet (meta „entscheidung“).",
                    "the notice does not say what it decides (meta “entscheidung”)", place)
            }
            if !letter.hasRemedy {
                add(
                    "lint-remedy", .error,
                    "Dem Bescheid fehlt die Rechtsbehelfsbelehrung (§ 37 Abs. 6 VwVfG): ein Abschnitt der Klasse „rechtsbehelf“ mit Rechtsbehelf und Frist.",
                    "the notice has no legal remedy text: a section of class “rechtsbehelf” with remedy and period",
                    place)
            }
        }
    }

    /// A step that a person does needs a role: a lane, or a performer.
    private mutating func checkRoles() {
        let path = ServicePackage.processPath
        guard let bytes = package.files[path], let document = try? XMLDocument(bytes, file: path) else { return }
        for process in document.root.elements("process") {
            let lanes = Set(lanes(in: process, depth: 0))
            checkRoles(in: process, lanes: lanes, depth: 0)
        }
    }

    private func lanes(in element: XMLElement, depth: Int) -> [String] {
        guard depth < 12 else { return [] }
        return element.elements.flatMap { inner -> [String] in
            switch inner.local {
            case "flowNodeRef": [inner.trimmed]
            case "laneSet", "lane", "childLaneSet": lanes(in: inner, depth: depth + 1)
            default: []
            }
        }
    }

    private mutating func checkRoles(in element: XMLElement, lanes: Set<String>, depth: Int) {
        guard depth < 12 else { return }
        for inner in element.elements {
            if inner.local == "subProcess" || inner.local == "transaction" || inner.local == "adHocSubProcess" {
                checkRoles(in: inner, lanes: lanes, depth: depth + 1)
            }
            guard inner.local == "userTask" || inner.local == "manualTask" else { continue }
            let performers = ["potentialOwner", "humanPerformer", "performer"]
            let hasRole =
                lanes.contains(inner[attribute: "id"] ?? "")
                || inner.elements.contains { performers.contains($0.local) }
            guard !hasRole else { continue }
            let name = inner[attribute: "name"] ?? inner[attribute: "id"] ?? ""
            add(
                "lint-role", .error, "Der Schritt „\(name)“ hat keine Rolle. Legen Sie ihn in eine Bahn.",
                "the step “\(name)” has no role, put it into a lane",
                inner.place ?? Place(file: ServicePackage.processPath))
        }
    }
}
