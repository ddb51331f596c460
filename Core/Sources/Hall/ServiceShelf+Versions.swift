public import Basics
public import Casework
import Forms
import Ports
import ServicePackages

extension ServiceShelf {
    /// The other installed versions of a case's service, the newest first: those on which the case could go on.
    public func versions(beside ref: ServiceRef) async throws -> [ServiceRef] {
        let others = try await tenancy.packages().filter { $0.id == ref.package && $0.hash != ref.hash }
        let sorted = others.sorted { a, b in
            let (one, two) = (Version(a.version)?.numbers ?? [], Version(b.version)?.numbers ?? [])
            return one == two ? a.hash < b.hash : two.lexicographicallyPrecedes(one)
        }
        return sorted.map { package in
            var version = ref
            version.version = package.version
            version.hash = package.hash
            return version
        }
    }

    /// The hashes of the versions that new applications in a town get.
    public func offered(in town: String) async throws -> Set<String> {
        Set(try await tenancy.offers(scope: .town(TownId(town))).map(\.hash))
    }

    /// What a change of the version means for the case beside its process, as warnings: answers that the other form does
    /// not ask for, and another retention.
    public func effects(of version: ServiceRef, on vorgang: Vorgang) async throws -> [Finding] {
        let (old, new) = (try await service(vorgang.service), try await service(version))
        let (tree, other) = (old.form().tree, new.form().tree)
        let lost = vorgang.answers.values.keys.sorted().compactMap { path in
            other.node(at: path) == nil ? tree.node(at: path)?.label : nil
        }
        var findings = Set(lost).sorted().map { Finding.answerLost($0) }
        let (before, after) = (old.akte, new.akte)
        if before.plan != after.plan || before.retentionYears != after.retentionYears {
            findings.append(.filedElsewhere("\(after.plan) \(after.title)", after.retentionYears))
        }
        return findings
    }
}

extension Finding {
    fileprivate static func answerLost(_ label: String) -> Finding {
        Finding(
            "answer-lost", .warning,
            Words(
                de:
                    "Nach „\(label)“ fragt die andere Fassung nicht; die Angabe wird nicht mehr gezeigt, bleibt aber erhalten.",
                en: "The other version does not ask for “\(label)”; the answer is no longer shown, but kept."))
    }

    fileprivate static func filedElsewhere(_ unit: String, _ years: Int) -> Finding {
        Finding(
            "filed-elsewhere", .warning,
            Words(
                de: "Die Akte kommt zu „\(unit)“ und wird \(years) Jahre aufbewahrt.",
                en: "The file goes to “\(unit)” and is kept for \(years) years."))
    }
}
