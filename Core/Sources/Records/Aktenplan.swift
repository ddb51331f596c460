public import Basics
import XDomea

/// A file plan (Aktenplan): all subjects that a town keeps files under, in the order of their numbers.
public struct Aktenplan: Hashable, Sendable {
    public let name: String
    public let version: String
    public let einheiten: [Aktenplaneinheit]
    private let places: [String: Int]

    /// Throws findings if a number occurs twice, is no number (digits, parted by single dots), or has nothing above it.
    public init(name: String, version: String, einheiten: [Aktenplaneinheit]) throws(Findings) {
        self.name = name
        self.version = version
        self.einheiten = einheiten.sorted { $0.kennzeichen < $1.kennzeichen }
        var places: [String: Int] = [:]
        var findings: [Finding] = []
        for (place, einheit) in self.einheiten.enumerated() {
            if !Aktenplan.isNumber(einheit.kennzeichen) || places[einheit.kennzeichen] != nil {
                findings.append(Aktenplan.finding(einheit))
            }
            places[einheit.kennzeichen] = place
        }
        self.places = places
        for einheit in self.einheiten where einheit.kennzeichen.utf8.count > 1 && oberhalb(einheit.kennzeichen) == nil {
            findings.append(Aktenplan.finding(einheit))
        }
        if !findings.isEmpty { throw Findings(findings) }
    }

    public subscript(kennzeichen: String) -> Aktenplaneinheit? { places[kennzeichen].map { einheiten[$0] } }

    /// The unit next above: the longest shorter number that this one begins with.
    public func oberhalb(_ kennzeichen: String) -> Aktenplaneinheit? {
        var prefix = kennzeichen.dropLast()
        while !prefix.isEmpty {
            if let place = places[String(prefix)] { return einheiten[place] }
            prefix = prefix.dropLast()
        }
        return nil
    }

    /// The units directly below.
    public func unterhalb(_ kennzeichen: String) -> [Aktenplaneinheit] {
        einheiten.filter {
            $0.kennzeichen.hasPrefix(kennzeichen) && $0.kennzeichen != kennzeichen
                && oberhalb($0.kennzeichen)?.kennzeichen == kennzeichen
        }
    }

    /// The way from the top to a unit, itself included.
    public func pfad(_ kennzeichen: String) -> [Aktenplaneinheit] {
        var out: [Aktenplaneinheit] = []
        var next = self[kennzeichen]
        while let einheit = next {
            out.insert(einheit, at: 0)
            next = oberhalb(einheit.kennzeichen)
        }
        return out
    }

    /// Whether a text can be the number of a unit.
    static func isNumber(_ text: String) -> Bool {
        let groups = text.utf8.split(separator: 0x2e, omittingEmptySubsequences: false)
        return text.utf8.count <= 20
            && groups.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
    }

    private static func finding(_ einheit: Aktenplaneinheit) -> Finding {
        Finding(
            "records-plan", .error,
            Words(
                de:
                    "Das Kennzeichen \(einheit.kennzeichen) (\(einheit.titel)) ist doppelt, keine Nummer oder steht unter nichts.",
                en:
                    "The number \(einheit.kennzeichen) (\(einheit.titel)) occurs twice, is no number, or is below nothing."
            ),
            subject: einheit.kennzeichen)
    }
}
