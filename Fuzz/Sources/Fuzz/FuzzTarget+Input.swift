import BPMN
import Basics
import Calendar
import FEEL
import Forms
import WebInput

@testable import Catalogue

extension FuzzTarget {
    /// JSON as programs send it: read, written, read again; as values of FEEL; as stored answers.
    static let json = FuzzTarget(name: "json") { bytes in
        if let json = try? JSON(bytes) {
            let text = json.text
            require(readable("JSON") { try JSON(text.utf8) }.text == text, "JSON written twice differs")
            if let value = try? Value(typed: json, zones: boundedEnvironment.zones) {
                let written = JSON(typed: value)
                let again = readable("a value") { try Value(typed: written, zones: boundedEnvironment.zones) }
                require(JSON(typed: again).text == written.text, "a value written twice differs")
            }
            _ = try? Value(plain: json, zones: boundedEnvironment.zones)
        }
        if let answers = try? Answers(canonicalJSON: bytes) {
            let written = answers.canonicalJSON
            let again = readable("answers") { try Answers(canonicalJSON: written) }
            require(again == answers, "answers written and read differ")
        }
    }

    /// What people type into fields: dates, amounts, numbers, account numbers, keys, durations, and the patterns that
    /// schemas hold them to.
    static let answers = FuzzTarget(name: "answers") { bytes in
        let halves = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        let text = String(decoding: halves[0], as: UTF8.self)
        if let cents = Cents(german: text) {
            require(Cents(german: cents.german) == cents, "\(cents.german) is read as another amount")
        }
        if let number = NumberText(german: text) {
            require(NumberText(german: number.german) == number, "\(number.german) is read as another number")
            require(NumberText(decimal: number.canonical) == number, "\(number.canonical) is read as another number")
        }
        if let date = CivilDate(german: text) ?? CivilDate(iso: text) {
            require(CivilDate(iso: date.description) == date, "\(date) is read as another date")
        }
        _ = CivilDateTime(iso: text)
        _ = Instant(iso: text)
        if let account = try? BankAccount(text) {
            require((try? BankAccount(account.printed)) == account, "\(account.printed) is no account")
        }
        if let path = AnswerPath(text: text) { require(AnswerPath(text: path.description) == path, "a path is lost") }
        _ = (RegionalKey(text), LeiKaKey(text), ISODuration(text), ISOCycle(text), ISOMoment(text))
        _ = ProcessExpression(text, place: Place(line: 1, column: 1))
        if halves.count == 2 {
            let subject = String(decoding: halves[1].prefix(10_000), as: UTF8.self)
            _ = ValuePattern(text)?.matches(subject)
            _ = FEELRegex(text)?.replacing(in: subject, with: "[$1]")
        }
    }

    /// The body of a form: the first line is its media type, the rest its bytes, which arrive in pieces or at once.
    static let forms = FuzzTarget(name: "forms") { bytes in
        let line = bytes.firstIndex(of: 0x0a) ?? bytes.endIndex
        let type = String(decoding: bytes[..<line], as: UTF8.self)
        let body = Array(bytes[line...].dropFirst())
        let whole = Result { try FormBody(body, contentType: type) }
        let inPieces = Result { () throws -> FormBody in
            var reader = try FormReader(contentType: type)
            var start = 0
            while start < body.count {
                let end = min(start + 7, body.count)
                try reader.feed(body[start..<end])
                start = end
            }
            return try reader.finish()
        }
        switch (whole, inPieces) {
        case (.success(let a), .success(let b)): require(a == b, "a form in pieces is another form")
        case (.failure, .failure): break
        default: fatalError("a form is read at once or in pieces only")
        }
        _ = try? FormBody(query: String(decoding: bytes, as: UTF8.self))
    }

    /// The line of cookies that a browser sends.
    static let cookies = FuzzTarget(name: "cookies") { bytes in
        let line = CookieLine(String(decoding: bytes, as: UTF8.self))
        for name in ["besuch", "__Host-besuch", "dienst", "sprache", ""] { _ = line[name] }
    }

    /// What people type to find a place or a service.
    static let search = FuzzTarget(name: "search") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        require(knownServices.search(text).count <= 20, "more services than asked for")
        _ = knownServices.find(key: text)
        _ = knownTowns.search(text)
        _ = knownTowns.towns(postcode: text)
        _ = knownTowns.resolve(text)
        _ = knownTowns.body(slug: text)
    }

    /// Tables of text: bodies, postcodes and old keys, units and competences, parted by zero bytes.
    static let tables = FuzzTarget(name: "tables") { bytes in
        let parts = bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false).map { Array($0) }
        let (first, second) = (parts[0], parts.count > 1 ? parts[1] : [])
        if let list = try? Gemeindeverzeichnis(
            gemeinden: first, postleitzahlen: second, alteSchluessel: parts.count > 2 ? parts[2] : [])
        {
            _ = list.search("neustadt")
            _ = list.towns(postcode: "24937")
            _ = list.resolve("01001")
        }
        _ = try? Zustaendigkeitsdaten(einheiten: first, zustaendigkeiten: second, knownServices)
    }

    private static let knownServices = Leistungsverzeichnis(
        ["Hundesteuer anmelden", "Geburtsurkunde beantragen", "Bewohnerparkausweis", "Gewerbeanmeldung Straßenverkauf"]
            .enumerated().map { number, name in
                Leistung(
                    id: Id("S\(number)"), schluessel: [LeiKaKey("9910203100000\(number)")].compactMap { $0 },
                    texte: [Leistungstext(.name, name)])
            })

    private static let knownTowns = readable("the small list") {
        try Gemeindeverzeichnis(
            gemeinden: Array(
                """
                01\tSchleswig-Holstein\t10\t\t
                01001\tFlensburg, Stadt\t41\t\t
                010010000000\tFlensburg, Stadt\t61\t24937\t96326
                """.utf8),
            postleitzahlen: Array("24937\t010010000000\n".utf8), alteSchluessel: [])
    }
}
