import Basics
import Calendar
public import Casework
import Ports
import ServicePackages

/// A letter as it is printed: the town's head, the recipient, the text of the package's template, the town's foot.
public struct LetterPage: Sendable {
    public let title: String
    /// The whole page for the printer.
    public let html: [UInt8]
    /// The text alone, for a preview inside a page.
    public let body: String
    /// SHA-256 of the page's style, for the content security policy.
    public let styleHash: [UInt8]
    /// Placeholders without a value, as written in the letter.
    public let missing: [String]
}

extension TownHall {
    /// The page of a letter of a case, as it would be printed now.
    public func page(of letter: Schreiben, in vorgang: Vorgang, town: Town, shelf: ServiceShelf) async throws
        -> LetterPage
    {
        let service = try await shelf.service(vorgang.service)
        guard let template = service.letters[letter.template] else { throw CaseMissing() }
        let context = LetterContext(
            vorgang: vorgang, letter: letter, service: service, town: town,
            filled: try await shelf.filled(vorgang), base: base,
            now: letter.state == .entwurf ? clock.now() : letter.changed)
        let text = template.render(context.values, clock: clock)
        let sheet = LetterSheet(context: context, text: text)
        return LetterPage(
            title: text.title, html: Array(sheet.html.utf8), body: text.html,
            styleHash: cipher.hash(Array(LetterSheet.style.utf8)), missing: text.missing)
    }
}

/// The sheet around a letter's text, after DIN 5008: head, window, reference block, text, foot.
struct LetterSheet {
    let context: LetterContext
    let text: LetterText

    var html: String {
        """
        <!doctype html><html lang="de"><head><meta charset="utf-8">
        <title>\(escaped(text.title))</title><style>\(LetterSheet.style)</style></head><body>
        <header><p class="stadt">\(escaped(context.town.name))</p></header>
        <div class="fenster"><p class="absender">\(escaped(sender))</p><p>\(recipient)</p></div>
        <table class="angaben"><tbody>\(facts)</tbody></table>
        <main>\(text.html)</main>
        <footer><p>\(escaped(foot))</p></footer></body></html>
        """
    }

    private func contact(_ key: String) -> String? { context.town.contact[key].flatMap { $0.isEmpty ? nil : $0 } }

    private var sender: String {
        ([context.town.name] + [contact("anschrift")].compactMap(\.self)).joined(separator: " · ")
    }

    private var recipient: String { context.recipient.lines.map(escaped).joined(separator: "<br>") }

    private var facts: String {
        let rows = [
            ("Zeichen", context.vorgang.submission?.reference), ("Leistung", context.vorgang.service.name),
            ("Bearbeitung", context.letter.signer.isEmpty ? nil : context.letter.signer),
            ("Telefon", contact("telefon")), ("Datum", BerlinTime.local(context.now).date.german),
        ]
        return rows.compactMap { name, value in
            value.map { "<tr><th scope=\"row\">\(name)</th><td>\(escaped($0))</td></tr>" }
        }.joined()
    }

    private var foot: String {
        [context.town.name, contact("anschrift"), contact("telefon"), contact("email")].compactMap(\.self)
            .joined(separator: " · ")
    }

    private func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "&": out += "&amp;"
            case "\"": out += "&quot;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    static let style = """
        @page{size:A4;margin:27mm 20mm 30mm 25mm;@bottom-right{content:"Seite " counter(page) " von " counter(pages);\
        font:8pt "DejaVu Sans",sans-serif;color:#444}}
        body{font:10.5pt/1.45 "DejaVu Sans",sans-serif;color:#111;margin:0}
        header{border-bottom:.6mm solid #0b5c6b;margin-bottom:14mm}.stadt{font-size:17pt;font-weight:bold;margin:0 0 3mm}
        .fenster{width:85mm;float:left;height:40mm}.fenster p{margin:0}.absender{font-size:7.5pt;color:#444;\
        margin-bottom:3mm!important}
        .angaben{float:right;width:70mm;font-size:8.5pt;border-collapse:collapse}.angaben th{text-align:left;\
        font-weight:normal;color:#444;padding:0 3mm 1mm 0;vertical-align:top}.angaben td{padding:0 0 1mm}
        main{clear:both;padding-top:6mm}h1{font-size:14pt;margin:0 0 5mm}h2{font-size:11.5pt;margin:6mm 0 2mm}
        p{margin:0 0 3mm}main table{border-collapse:collapse;width:100%}main th,main td{text-align:left;\
        border-bottom:.2mm solid #bbb;padding:1.5mm 2mm 1.5mm 0;vertical-align:top}mark{background:#ffe08a}
        .rechtsbehelf{break-inside:avoid}footer{position:fixed;bottom:-20mm;left:0;font-size:7.5pt;color:#444}
        """
}
