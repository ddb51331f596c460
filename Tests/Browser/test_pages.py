"""Every kind of page that is not on the path, error pages included: axe finds nothing, in light and dark, none is too wide."""
import glob
import os
import tempfile
import unittest

from walk import Walk, house
import journey      # noqa: E402, found through walk

SERVICES = ("hundesteuer-anmeldung", "bewohnerparkausweis", "geburtsurkunde", "digitaler-briefkasten", "sondernutzung",
            "vereinsfoerderung", "buergerhaus-mieten", "gaststaettenanzeige")


class Pages(Walk):
    def test_public_pages(self):
        page = self.page()
        for name, path in {
            "services": "/lindenau/leistungen", "situation": "/lindenau/leistungen?lebenslage=Umzug",
            "nothing-found": "/lindenau/leistungen?suche=Raumschiff", "imprint": "/lindenau/impressum",
            "privacy": "/lindenau/datenschutz", "accessibility": "/lindenau/barrierefreiheit",
            "status": "/lindenau/status", "place-not-here": "/?schluessel=065310005005", "places": "/?ort=37194",
            "no-place": "/?ort=Zzzzz", "auenfeld": "/auenfeld/",
            "deep-link-nobody": "/leistung/99108001001000/065310005005",
            "deep-link-unknown": "/leistung/99999999999999/069980001001",
            "easy-town": "/lindenau/?sprache=de-leicht",
            "easy-service": "/lindenau/leistungen/hundesteuer-anmeldung?sprache=de-leicht",
            "easy-form": "/lindenau/leistungen/hundesteuer-anmeldung/antrag?sprache=de-leicht",
            "english-service": "/lindenau/leistungen/hundesteuer-anmeldung?sprache=en",
            "english-form": "/lindenau/leistungen/hundesteuer-anmeldung/antrag?sprache=en",
        }.items():
            self.go(page, path)
            self.look(page, name)
        for service in SERVICES[1:]:
            self.go(page, "/lindenau/leistungen/" + service)
            self.look(page, "service-" + service)
            self.go(page, f"/lindenau/leistungen/{service}/antrag")
            self.look(page, "form-" + service)

    def test_services_made_of_real_schemas(self):
        """Words of the national standards are longer than ours."""
        schemas = os.path.join(os.environ.get("RATHAUS_CORPUS", ""), "xdatenfelder")
        found = glob.glob(schemas + "/xdf2/S05000058*.xml") + glob.glob(schemas + "/xdf3/S07000000256*_xdf3.xml")
        if not found:
            self.skipTest("RATHAUS_CORPUS is not set, no real schemas at hand")
        out = tempfile.TemporaryDirectory()
        self.addCleanup(out.cleanup)
        made = house.rathaus("fim", "import", *sorted(found), "--out", out.name, "--town", "069980001001", "--publish",
                             "--data", self.server.data)
        self.assertEqual(made.returncode, 0, made.stderr)
        page = self.page()
        for package in sorted(os.listdir(out.name)):
            name = package.rsplit("-", 1)[0].lower()
            self.go(page, "/lindenau/leistungen/" + name)
            self.look(page, "made-service-" + name)
            self.go(page, f"/lindenau/leistungen/{name}/antrag")
            page.locator('main form button.btn[value="weiter"]').click()
            self.assertGreater(page.locator(".err").count(), 0, name)
            self.look(page, "made-form-" + name)

    def test_error_pages(self):
        page = self.page()
        for name, path in {
            "error-town": "/nirgends/", "error-service": "/lindenau/leistungen/hund-baden",
            "error-page": "/lindenau/gibt/es/nicht", "error-query": "/lindenau/leistungen?suche=%ff",
            "error-desk": "/desk/gibt-es-nicht",
        }.items():
            self.go(page, path)
            self.look(page, name)
        self.go(page, "/lindenau/status")
        page.locator("main form button").click()
        self.look(page, "status-empty")
        page.fill('[name="zeichen"]', "R-0000-0000")
        page.fill('[name="code"]', "falsch")
        page.locator("main form button").click()
        self.look(page, "status-wrong")
        self.go(page, "/lindenau/status")
        page.evaluate("document.querySelector('[name=_token]').value = 'alt'")
        page.fill('[name="zeichen"]', "R-0000-0000")
        page.locator("main form button").click()
        self.look(page, "send-again")

    def test_the_page_for_too_many_tries(self):
        page = self.page()
        for _ in range(11):
            self.go(page, "/desk/anmelden")
            page.fill('[name="kennung"]', "gibtesnicht@lindenau")
            page.fill('[name="passwort"]', "falsch")
            page.locator("main form button[type=submit]").click()
            self.look(page, "desk-sign-in-wrong")
        self.assertIn("warten", page.title())
        self.look(page, "too-many")

    def test_the_page_for_too_much(self):
        page = self.page()
        self.go(page, "/lindenau/status")
        page.evaluate("document.querySelector('[name=code]').value = 'x'.repeat(1500000)")
        page.locator("main form button").click()
        self.assertIn("zu groß", page.title())
        self.look(page, "too-large")

    def test_a_draft_that_waits_and_is_withdrawn(self):
        client = house.Client(self.server.port)
        self.addCleanup(client.close)
        receipt = journey.apply(client, "lindenau", "digitaler-briefkasten", journey.LETTERBOX)
        draft = journey.apply(client, "lindenau", "digitaler-briefkasten", journey.LETTERBOX, send=False)
        page = self.page()
        page.context.add_cookies(
            [{"name": k, "value": v, "url": self.server.url} for k, v in client.cookies.items()])
        self.go(page, draft.url.replace("/pruefen", "/gespeichert"))
        self.look(page, "saved")
        self.go(page, receipt.url.replace("/antrag/", "/vorgang/").replace("/eingang", "/zurueckziehen"))
        self.look(page, "withdraw")
        page.locator("main form button").last.click()
        self.look(page, "withdrawn")

    def test_the_desk(self):
        client = house.Client(self.server.port)
        self.addCleanup(client.close)
        journey.sign_in(client)
        page = self.page(width=1440)
        page.context.add_cookies(
            [{"name": k, "value": v, "url": self.server.url} for k, v in client.cookies.items()])
        self.go(page, "/desk/vorgaenge")
        self.look(page, "desk-list")
        self.go(page, "/desk/vorgaenge?suche=Raumschiff")
        self.look(page, "desk-nothing-found")
        for status in ("eingereicht", "inPruefung", "rueckfrageOffen", "inEntscheidung", "entschieden", "zugestellt",
                       "abgeschlossen"):
            self.go(page, "/desk/vorgaenge?status=" + status)
            cases = page.locator('table a[href^="/desk/vorgaenge/"]')
            self.assertGreater(cases.count(), 0, status)
            cases.last.click()
            self.look(page, "desk-case-" + status)
            if status == "inPruefung":
                page.locator("summary", has_text="Zurückfragen").click()
                page.locator('form[action$="/rueckfrage"] button[type=submit]').click()
                self.look(page, "desk-case-mistake")
        self.go(page, "/desk/aufgaben?wer=alle")
        page.locator("table a", has_text="Stellungnahme Feuerwehr").last.click()
        self.look(page, "desk-permit")


if __name__ == "__main__":
    unittest.main()
