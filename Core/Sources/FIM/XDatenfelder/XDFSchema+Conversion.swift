/// The ids and versions of XDatenfelder 2 and 3.
enum XDFNumbers {
    /// `F60000227` becomes `F60000000227`: the sub-range 000 goes behind the number range. Other texts stay.
    static func three(id: String) -> String {
        let bytes = Array(id.utf8)
        guard bytes.count == 9, isLetter(bytes[0]), bytes.dropFirst().allSatisfy(isDigit) else { return id }
        return String(decoding: bytes[..<3] + Array("000".utf8) + bytes[3...], as: UTF8.self)
    }

    /// The other way, where the sub-range is 000.
    static func two(id: String) -> String {
        let bytes = Array(id.utf8)
        guard bytes.count == 12, isLetter(bytes[0]), bytes.dropFirst().allSatisfy(isDigit) else { return id }
        guard bytes[3..<6].elementsEqual("000".utf8) else { return id }
        return String(decoding: bytes[..<3] + bytes[6...], as: UTF8.self)
    }

    /// `1.2` becomes `1.2.0`.
    static func three(version: String) -> String { parts(version) == 2 ? version + ".0" : version }

    /// `1.2.0` becomes `1.2`.
    static func two(version: String) -> String {
        guard parts(version) == 3, let dot = version.lastIndex(of: ".") else { return version }
        return String(version[..<dot])
    }

    /// The ids inside a text, each changed.
    static func replaceIds(in text: String, _ change: (String) -> String) -> String {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var at = 0
        while at < bytes.count {
            var end = at
            while end < bytes.count, isWord(bytes[end]) { end += 1 }
            if end == at {
                out.append(bytes[at])
                at += 1
            } else {
                let word = String(decoding: bytes[at..<end], as: UTF8.self)
                out += Array((isId(bytes[at..<end]) ? change(word) : word).utf8)
                at = end
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// A letter of the standard with 8 or 11 digits.
    static func isId(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, "SGFRCD".utf8.contains(first), bytes.count == 9 || bytes.count == 12 else {
            return false
        }
        return bytes.dropFirst().allSatisfy(isDigit)
    }

    private static func parts(_ version: String) -> Int { version.utf8.split(separator: UInt8(ascii: ".")).count }
    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte) || (97...122).contains(byte) || byte >= 0x80 || byte == 0x2d
    }
}

extension XDFIdentifikation {
    func converted(to format: XDFFormat) -> XDFIdentifikation {
        switch format {
        case .three: XDFIdentifikation(id: XDFNumbers.three(id: id), version: version.map(XDFNumbers.three(version:)))
        case .two: XDFIdentifikation(id: XDFNumbers.two(id: id), version: version.map(XDFNumbers.two(version:)))
        }
    }
}

extension XDFSchema {
    /// The schema in the other version, as far as that version can say it.
    ///
    /// Ids get or lose the sub-range 000, versions the third part. XDF 2 `aktiv` becomes 5 (fachlich freigegeben), as
    /// gold is for others to give. Inline values, media types and relations do not exist in XDF 2.
    public func converted(to target: XDFFormat) -> XDFSchema {
        guard target != format else { return self }
        var other = self
        other.format = target
        other.base = convert(base, to: target)
        if target == .three {
            if other.bezeichnung.isEmpty { other.bezeichnung = base.name }
            other.ableitungsmodifikationenStruktur =
                ableitungsmodifikationenStruktur.isEmpty ? "3" : ableitungsmodifikationenStruktur
            other.ableitungsmodifikationenRepraesentation =
                ableitungsmodifikationenRepraesentation.isEmpty ? "1" : ableitungsmodifikationenRepraesentation
        }
        other.fieldPool = fieldPool.map { convert($0, to: target) }
        other.groupPool = groupPool.map { group in
            var group = group
            group.base = convert(group.base, to: target)
            if target == .two { group.art = nil }
            return group
        }
        other.rulePool = rulePool.map { convert($0, to: target) }
        return other
    }

    private func convert(_ base: XDFBase, to target: XDFFormat) -> XDFBase {
        var other = base
        other.identifikation = base.identifikation.converted(to: target)
        other.statusListVersion = nil
        switch target {
        case .three:
            other.status = ["inVorbereitung": "2", "aktiv": "5", "inaktiv": "7"][base.status] ?? "3"
            let day = base.statusGesetztAm ?? base.veroeffentlichungsdatum
            other.letzteAenderung = day.map { $0.prefix(10) + "T00:00:00Z" } ?? header.erstellungszeitpunkt
        case .two:
            other.status =
                ["5": "aktiv", "6": "aktiv", "7": "inaktiv", "8": "inaktiv"][base.status] ?? "inVorbereitung"
            other.letzteAenderung = nil
            other.stichwort = []
        }
        return other
    }

    private func convert(_ field: XDFField, to target: XDFFormat) -> XDFField {
        var other = field
        other.base = convert(field.base, to: target)
        switch target {
        case .three:
            if let limits = field.praezisierung, !limits.hasNoLimits { other.praezisierung?.text = "" }
            if other.praezisierung?.maxLength == "0" { other.praezisierung?.maxLength = nil }
            other.codeliste?.identifikation = nil
        case .two:
            other.praezisierung?.text = field.praezisierung?.legacyText ?? ""
            if ["hidden", "locked"].contains(field.feldart) { other.feldart = "input" }
            if ["time", "datetime", "text_latin"].contains(field.datentyp) { other.datentyp = "text" }
            (other.werte, other.maxSize, other.mediaTypes) = (nil, nil, [])
            (other.codeKey, other.nameKey, other.helpKey) = (nil, nil, nil)
        }
        return other
    }

    private func convert(_ rule: XDFRule, to target: XDFFormat) -> XDFRule {
        var other = rule
        other.base = convert(rule.base, to: target)
        switch target {
        case .three:
            other.freitext = rule.freitext.map { XDFNumbers.replaceIds(in: $0, XDFNumbers.three(id:)) }
            other.typ = "K"
            if rule.isScriptEmpty { other.skript = nil }
        case .two:
            other.freitext = rule.freitext.map { XDFNumbers.replaceIds(in: $0, XDFNumbers.two(id:)) }
            other.bezeichnungEingabe = rule.bezeichnungEingabe ?? rule.base.name
            other.skript = rule.skript ?? "function script() {}"
            (other.typ, other.param, other.ziel, other.fehler) = (nil, [], [], [])
        }
        return other
    }
}

extension XDFRule {
    /// Whether the script is the stub that editors leave: a function without a body.
    var isScriptEmpty: Bool {
        guard let skript else { return true }
        let dense = skript.utf8.filter { $0 > 0x20 }
        return dense.isEmpty || dense.elementsEqual("functionscript(){}".utf8)
    }
}

extension XDFPraezisierung {
    /// The limits as XDF 2 writes them: JSON whose values are strings.
    var legacyText: String {
        if hasNoLimits { return text }
        let pairs = [
            ("minLength", minLength), ("maxLength", maxLength), ("minValue", minValue), ("maxValue", maxValue),
            ("pattern", pattern),
        ]
        let parts = pairs.compactMap { name, value in
            value.map { "\"\(name)\":\"\(JSONText.escaped($0))\"" }
        }
        return "{" + parts.joined(separator: ",") + "}"
    }
}
