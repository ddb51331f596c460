"""What people are told: only what concerns what they did, at the place where they did it, in the same words everywhere."""
import contextlib
import os
import re
import tempfile
import time
import unittest

import house
import journey

FIELD = "F99000004024"


class Words(house.Served):
    arguments = ("--base", "https://rathaus.example/")

    def setUp(self):
        self.forget_codes()

    def mistakes(self, page):
        """The lines beside fields that say what is wrong."""
        return len(re.findall(r'class="err"', page.body.decode()))

    def upload_page(self, client):
        page = client.get("/lindenau/leistungen/digitaler-briefkasten/antrag")
        for _ in range(20):
            form = page.form()
            field = next((n for n in form.names if n.endswith(FIELD)), None)
            if field:
                return page, form, field
            given = {n: v for n, v in journey.LETTERBOX.items() if n in form.names}
            page = client.send(page, given, button=("_go", "weiter"), form=form)
        raise AssertionError("no page with " + FIELD)

    def test_a_refused_file_is_the_only_thing_said(self):
        client = self.client()
        page, form, field = self.upload_page(client)
        wrong = {field: ("brief.docx", "application/octet-stream", b"PK\x03\x04 no picture")}
        page = client.send(page, files=wrong, form=form, button=("_upload", field))
        self.assertIn("können wir nicht annehmen", page.text)
        self.assertEqual(self.mistakes(page), 1, page.text)
        again = client.send(page, files=wrong, button=("_go", "weiter"), form=page.form(field))
        self.assertNotIn("eine Datei hoch", again.text)

    def case(self, clerk):
        receipt = journey.apply(self.client(), "lindenau", "digitaler-briefkasten", journey.LETTERBOX)
        journey.sign_in(clerk)
        hits = clerk.get("/desk/vorgaenge?suche=" + journey.reference_of(receipt))
        address = next(link for link in hits.links if link.startswith("/desk/vorgaenge/")).split("?")[0]
        page = clerk.get(address)
        return receipt, clerk.send(page, form=journey.form_to(page, "/uebernehmen"))

    def test_a_query_that_is_wrong_stands_open_with_all_that_is_wrong(self):
        clerk = self.client()
        _, page = self.case(clerk)
        self.assertNotIn("<details open", page.body.decode())
        typed = {"rueckfrage": " ", "frist-tag": "31", "frist-monat": "2", "frist-jahr": "2027"}
        page = clerk.send(page, typed, form=journey.form_to(page, "/rueckfrage"))
        text = page.body.decode()
        self.assertIn("Schreiben Sie einen Text.", page.text)
        self.assertIn("Geben Sie als Frist einen Tag an", page.text)
        opened = text[text.index("<details open"):]
        self.assertLess(opened.index('id="f-frist'), opened.index("</details>"))
        self.assertIn(("frist-tag", "31"), journey.form_to(page, "/rueckfrage").fields)

    def read(self, path):
        with open(path, encoding="utf-8") as file:
            return file.read()

    def test_zeichen_and_code_are_the_only_words_and_the_address_is_whole(self):
        receipt = journey.apply(self.client(), "lindenau", "digitaler-briefkasten", journey.LETTERBOX)
        reference = journey.reference_of(receipt)
        folder = os.path.join(self.server.data, "mail")
        texts = ""
        for _ in range(100):
            names = os.listdir(folder) if os.path.isdir(folder) else []
            texts = "\n".join(self.read(os.path.join(folder, name)) for name in names)
            if reference in texts:
                break
            time.sleep(0.1)
        self.assertIn(reference, texts)
        self.assertNotIn("Geheimcode", texts)
        self.assertNotIn("Vorgangsnummer", texts)
        self.assertIn("https://rathaus.example/lindenau/status", texts)
        page = self.client().get("/lindenau/status")
        self.assertNotIn("Beides steht auf Ihrer Eingangsbestätigung", page.text)

    def test_a_case_is_called_after_the_applicant(self):
        clerk = self.client()
        _, page = self.case(clerk)
        self.assertIn("Anna Abel, Öffnungszeiten", page.title)

    def test_a_letter_shows_the_whole_address(self):
        clerk = self.client()
        _, page = self.case(clerk)
        self.assertIn("Anna Abel", page.text)
        address = page.url.split("?")[0]
        page = clerk.get(address + "/schreiben")
        page = clerk.send(page, form=journey.form_to(page, "/schreiben"))
        sheet = clerk.get(page.url.split("?")[0] + "/vorschau")
        self.assertIn("Zeichen", sheet.text)
        self.assertNotIn("Vorgangsnummer", sheet.text)

    def test_a_word_without_sense_finds_nothing_and_guesses_nothing(self):
        page = self.client().get("/lindenau/leistungen?suche=xyzzy")
        self.assertIn("Nichts gefunden", page.text)
        self.assertNotIn("Meinten Sie", page.text)
        self.assertNotIn("Hund abmelden", page.text)
        self.assertIn("Alle Leistungen", page.text)

    def test_days_of_the_timeline_are_written_as_people_write_them(self):
        clerk = self.client()
        journey.sign_in(clerk)
        page = clerk.get("/desk/vorgaenge?status=abgeschlossen")
        cases = [link for link in page.links if re.fullmatch(r"/desk/vorgaenge/[^/?]+", link)]
        texts = [text for link in cases[:40] if "aufzubewahren bis" in (text := clerk.get(link).text)]
        self.assertTrue(texts, "no closed case among the examples")
        for text in texts:
            self.assertRegex(text, r"aufzubewahren bis \d{1,2}\. \w+ \d{4}")
            self.assertNotRegex(text, r"aufzubewahren bis \d{4}-")

    def test_the_operator_is_told_that_the_towns_are_being_filled(self):
        with tempfile.TemporaryDirectory(prefix="rathaus-") as folder:
            server = house.Server(os.path.join(folder, "data"))
            # Long enough for the first words, far too short for all towns.
            with contextlib.suppress(RuntimeError):
                server.start(3)
            end = time.monotonic() + 30
            while "filling the demo towns" not in server.output():
                self.assertLess(time.monotonic(), end, server.output())
                time.sleep(0.1)
            server.kill()


if __name__ == "__main__":
    unittest.main()
