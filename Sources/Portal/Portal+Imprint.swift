import FrontDoor
import Hall
import Pages

extension PortalDoor {
    /// What every town must say: who it is, what happens to data, how accessible its pages are.
    var imprintRoutes: [Route] {
        [
            .get("/{town}/impressum", .everyone) { visit in visit.sharedPage(imprint(try visit.place, visit.language))
            },
            .get("/{town}/datenschutz", .everyone) { visit in visit.sharedPage(privacy(try visit.place, visit.language))
            },
            .get("/{town}/barrierefreiheit", .everyone) { visit in
                visit.sharedPage(accessibility(try visit.place, visit.language))
            },
        ]
    }

    /// Who stands behind the pages (§ 5 DDG).
    private func imprint(_ town: Town, _ language: Language) -> TextView {
        var sections = [ServiceView.Section(language("Anbieter", "Provider"), text: reach(town, language))]
        if let head = town.said("leitung") {
            sections.append(.init(language("Vertreten durch", "Represented by"), text: head))
        }
        if let number = town.said("umsatzsteuer") {
            sections.append(.init(language("Umsatzsteuer-Identifikationsnummer", "VAT number"), text: number))
        }
        return page(language("Impressum", "Legal notice"), sections, town)
    }

    /// What the software keeps and why (Art. 13 DSGVO).
    private func privacy(_ town: Town, _ language: Language) -> TextView {
        page(
            language("Datenschutz", "Privacy"),
            [
                .init(language("Verantwortlich", "Controller"), text: reach(town, language)),
                .init(
                    language("Datenschutzbeauftragte", "Data protection officer"),
                    text: town.said("datenschutz")
                        ?? language("Erreichbar unter der Anschrift oben.", "To be reached at the address above.")),
                .init(
                    language("Was wir speichern", "What we keep"),
                    text: language(
                        """
                        Wenn Sie einen Antrag ausfüllen, speichern wir Ihre Angaben und Dateien bei jedem „Weiter“. Sie \
                        liegen verschlüsselt, jeder Vorgang mit einem eigenen Schlüssel. Das Amt sieht sie erst, wenn Sie \
                        den Antrag absenden.

                        Wir brauchen die Angaben, um über Ihren Antrag zu entscheiden (Art. 6 Abs. 1 Buchst. c und e DSGVO). \
                        Nach dem Abschluss bewahren wir den Vorgang so lange auf, wie es für die Leistung \
                        vorgeschrieben ist. Das Datum steht auf Ihrer Statusseite.
                        """,
                        """
                        When you fill in an application, we keep your answers and files with every “Continue”. They are \
                        encrypted, each case with a key of its own. The office sees them only after you have sent the \
                        application.

                        We need them to decide on your application (Art. 6(1)(c) and (e) GDPR). After the case is closed \
                        we keep it as long as the rules for the service say. The date is on your status page.
                        """)),
            ] + rights(language), town)
    }

    private func rights(_ language: Language) -> [ServiceView.Section] {
        [
            .init(
                language("Cookies", "Cookies"),
                text: language(
                    "Ein Cookie merkt sich, welche Anträge zu diesem Browser gehören; ohne ihn könnten Sie nicht "
                        + "weiterschreiben. Ein zweiter merkt sich die Sprache, wenn Sie eine wählen. Wir zählen und "
                        + "verfolgen niemanden, und Ihr Browser lädt nichts von anderen Anbietern.",
                    "One cookie remembers which applications belong to this browser; without it you could not go on "
                        + "writing. A second one remembers the language if you choose one. We track nobody, and your "
                        + "browser loads nothing from others.")),
            .init(
                language("Ihre Rechte", "Your rights"),
                text: language(
                    "Sie können von uns verlangen:", "You may ask us for:"),
                items: [
                    language("Auskunft über Ihre Daten (Art. 15 DSGVO)", "access to your data (Art. 15 GDPR)"),
                    language("Berichtigung (Art. 16 DSGVO)", "rectification (Art. 16 GDPR)"),
                    language(
                        "Löschung und Einschränkung, soweit das Gesetz es erlaubt (Art. 17 und 18 DSGVO)",
                        "erasure and restriction as far as the law allows (Art. 17 and 18 GDPR)"),
                    language("Widerspruch (Art. 21 DSGVO)", "objection (Art. 21 GDPR)"),
                ]),
            .init(
                language("Beschwerde", "Complaint"),
                text: language(
                    "Sie können sich bei der Datenschutzaufsicht Ihres Landes beschweren (Art. 77 DSGVO).",
                    "You may complain to the data protection authority of your state (Art. 77 GDPR).")),
        ]
    }

    /// The statement on accessibility (§ 12b BGG, § 7 BITV 2.0) with the way to report a barrier.
    private func accessibility(_ town: Town, _ language: Language) -> TextView {
        page(
            language("Erklärung zur Barrierefreiheit", "Accessibility statement"),
            [
                .init(
                    "",
                    text: language(
                        "\(town.name) möchte, dass alle Menschen diese Seiten benutzen können. Die Erklärung gilt für das "
                            + "digitale Rathaus von \(town.name).",
                        "\(town.name) wants everybody to be able to use these pages. This statement covers the digital "
                            + "town hall of \(town.name).")),
                .init(
                    language("Stand", "Status"),
                    text: language(
                        "Die Seiten sind nach der BITV 2.0, der EN 301 549 und den WCAG 2.2 (Stufe AA) entworfen. Sie "
                            + "lassen sich mit der Tastatur, ohne JavaScript und auf schmalen Bildschirmen benutzen. Eine "
                            + "unabhängige Stelle hat sie noch nicht geprüft; wir nennen sie deshalb teilweise vereinbar.",
                        "The pages are designed to BITV 2.0, EN 301 549 and WCAG 2.2 (level AA). They can be used with "
                            + "the keyboard, without JavaScript and on narrow screens. No independent body has examined "
                            + "them yet; we therefore call them partially conformant.")),
                .init(
                    language("Was noch nicht barrierefrei ist", "What is not accessible yet"),
                    items: [
                        language(
                            "Nicht alle Leistungen haben Texte in Leichter Sprache; Videos in Gebärdensprache fehlen.",
                            "Not all services have texts in easy language; videos in sign language are missing."),
                        language(
                            "Dateien, die andere hochgeladen haben, prüfen wir nicht auf Barrierefreiheit.",
                            "We do not check files that others have uploaded."),
                    ]),
                .init(
                    language("Barriere melden", "Report a barrier"),
                    text: language(
                        "Sie kommen irgendwo nicht weiter, oder Sie brauchen einen Inhalt in anderer Form? Schreiben Sie "
                            + "uns oder rufen Sie an:",
                        "You cannot get on somewhere, or you need something in another form? Write to us or call:")
                        + "\n\n" + reach(town, language)),
                .init(
                    language("Wenn wir nicht helfen", "If we do not help"),
                    text: language(
                        "Antworten wir nicht oder nicht ausreichend, können Sie sich an die Durchsetzungs- oder "
                            + "Schlichtungsstelle Ihres Landes wenden. Das Verfahren kostet Sie nichts.",
                        "If we do not answer, or not sufficiently, you may turn to the enforcement or arbitration body of "
                            + "your state. The procedure is free of charge.")),
            ], town)
    }

    private func page(_ title: String, _ sections: [ServiceView.Section], _ town: Town) -> TextView {
        var links: [Link] = []
        if let mail = town.said("email") { links.append(Link(mail, .mail(mail))) }
        if let telephone = town.said("telefon") { links.append(Link(telephone, .telephone(telephone))) }
        return TextView(
            title, sections: sections, links: links, back: BackLink(Address(town.slug, ""), words: town.name))
    }

    /// Name, address, telephone and mail, line by line.
    private func reach(_ town: Town, _ language: Language) -> String {
        let contact = Contact(of: town)
        var lines = [contact.name] + contact.address
        if let telephone = contact.telephone { lines.append(language("Telefon ", "Telephone ") + telephone) }
        if let mail = contact.mail { lines.append(language("E-Mail ", "E-mail ") + mail) }
        return lines.joined(separator: "\n")
    }
}
