"""The whole path in a real browser: a citizen applies with rows and files, a clerk asks back, decides, delivers and
closes, the citizen reads the letter, the file is exported. Once with script, once without, once by keyboard alone."""
import os
import re
import subprocess
import tempfile
import time
import unittest
import zipfile

from hands import Keyboard, Mouse, code_of
from walk import Walk, house

CORPUS = os.environ.get("RATHAUS_CORPUS")
PERSON, HOME = "G99000001001", "G99000001001.G99000001002"
RELIEF, PAY = "G99000001004", "G99000001005"
PROOF = RELIEF + ".F99000001042"
GO = '.actions button[name="_go"][value="weiter"]'

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da63fcff1f0003030200efa2a75b"
    "0000000049454e44ae426082")
GOOD, WRONG, LARGE = "nachweis.png", "notiz.txt", "riesig.png"
FILES = {GOOD: PNG, WRONG: b"Nur Text.", LARGE: PNG + bytes(21_000_000)}


class Path(Walk):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        for name, content in FILES.items():
            with open(os.path.join(cls.folder.name, name), "wb") as file:
                file.write(content)
        super().setUpClass()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.folder.cleanup()

    def choose(self, hand, field, *names):
        hand.choose_files(field, [os.path.join(self.folder.name, name) for name in names])

    def test_the_whole_path_with_script(self):
        self.walk(Mouse, script=True)

    def test_the_whole_path_without_script(self):
        self.walk(Mouse, script=False)

    def test_the_whole_path_by_keyboard_alone(self):
        self.walk(Keyboard, script=True)

    def walk(self, hand, script):
        self.script = script
        citizen, clerk = hand(self.page(script)), hand(self.page(script, width=1440))
        self.find_the_service(citizen)
        self.fill_in(citizen)
        reference = self.send(citizen)
        case = self.sign_in_and_take(clerk, reference)
        self.ask_back(clerk)
        self.answer(citizen)
        self.write_the_letter(clerk, case)
        self.deliver(clerk, case)
        self.read_the_letter(citizen)
        self.close(clerk, case)
        self.export(reference)

    def see(self, hand, name):
        self.look(hand.page, name, self.script)

    # The citizen finds the service and fills in the form.

    def find_the_service(self, citizen):
        self.go(citizen.page, "/")
        self.see(citizen, "start")
        citizen.fill("ort", "Lindenau")
        citizen.press('main form button[type=submit]')
        self.see(citizen, "place-hits")
        citizen.press('main a[href="/lindenau/"]')
        self.see(citizen, "town")
        citizen.fill("suche", "Hund")
        citizen.press('main form button[type=submit]')
        self.see(citizen, "service-hits")
        citizen.press('main a[href$="/hundesteuer-anmeldung"]')
        self.see(citizen, "service")
        citizen.press('main a[href$="/antrag"]')

    def fill_in(self, citizen):
        page = citizen.page
        self.give(citizen, {PERSON + ".F99000001001": "Anna", PERSON + ".F99000001002": "Abel",
                            PERSON + ".F99000001003-tag": "31", PERSON + ".F99000001003-monat": "2",
                            PERSON + ".F99000001003-jahr": "1984"}, "form-wrong")
        self.assertTrue(page.title().startswith("Fehler:"), page.title())
        self.assertEqual(page.locator(f'[name="{PERSON}.F99000001003-tag"]').input_value(), "31")
        summary = page.locator("#fehler")
        words = page.locator(".field .err").first.inner_text().removeprefix("Fehler:").strip()
        self.assertIn(words, summary.inner_text())
        if self.script:
            self.assertEqual(page.evaluate("document.activeElement.id"), "fehler")
        self.give(citizen, {PERSON + ".F99000001003-tag": "27", PERSON + ".F99000001003-monat": "3"}, "form-address")
        self.give(citizen, {HOME + ".F99000001004": "Königsplatz", HOME + ".F99000001005": "12a",
                            HOME + ".F99000001006": "34117", HOME + ".F99000001007": "Kassel"}, "form-contact")
        self.give(citizen, {PERSON + ".F99000001008": "anna.abel@beispiel.de"}, "form-dog")
        self.dog(citizen, "G99000001003", "Bello", "form-rows")
        citizen.fill("_more", "true")
        citizen.press(GO)
        self.dog(citizen, "G99000001003~1", "Asta", "form-rows-two")
        self.assertIn("Asta", page.inner_text("main"))
        citizen.press('button[name="_remove"]:has-text("Asta")' if not isinstance(citizen, Keyboard)
                      else 'button[name="_remove"][value="G99000001003~1"]')
        self.assertNotIn("Asta", page.inner_text("main"))
        self.assertIn("Bello", page.inner_text("main"))
        citizen.fill("_more", "false")
        citizen.press(GO)
        self.proof(citizen)
        self.give(citizen, {PAY + ".F99000001050": "false"}, "form-documents")
        citizen.press(GO)
        self.see(citizen, "review")

    def give(self, citizen, answers, next_name):
        for name, value in answers.items():
            citizen.fill(name, value)
        citizen.press(GO)
        self.see(citizen, next_name)

    def dog(self, citizen, row, name, next_name):
        self.give(citizen, {row + ".F99000001020": name, row + ".F99000001021": "Dackel", row + ".F99000001022": "w",
                            row + ".F99000001023-tag": "1", row + ".F99000001023-monat": "5",
                            row + ".F99000001023-jahr": "2025", row + ".F99000001024": "braun"}, "form-dog-since")
        self.give(citizen, {row + ".F99000001026-tag": "1", row + ".F99000001026-monat": "8",
                            row + ".F99000001026-jahr": "2025", row + ".F99000001027": "zucht"}, "form-dog-danger")
        self.give(citizen, {row + ".F99000001029": "false"}, next_name)

    def proof(self, citizen):
        """A good file is kept; one of a wrong kind and one that is too large are refused alone, each with its reason."""
        page = citizen.page
        self.see(citizen, "form-relief")
        citizen.fill(RELIEF + ".F99000001040", "true")
        citizen.press(GO)
        self.assertFalse(page.title().startswith("Fehler:"), "questions that were not asked yet are no mistakes")
        self.see(citizen, "form-relief-asked")
        citizen.fill(RELIEF + ".F99000001041", "rettung")
        self.choose(citizen, PROOF, GOOD)
        citizen.press('button[name="_upload"]')
        self.assertIn("nachweis.png", page.inner_text("main"))
        self.see(citizen, "form-file-kept")
        for file, reason in ((WRONG, "PDF"), (LARGE, "zu groß")):
            self.choose(citizen, PROOF, file)
            citizen.press('button[name="_upload"]', shows=file)
            text = page.inner_text("main")
            self.assertIn(file, text)
            self.assertIn(reason, text)
            self.assertIn("nachweis.png", text)
            self.see(citizen, "form-file-refused")
        self.assertTrue(page.locator(f'[name="{RELIEF}.F99000001041"][value="rettung"]').is_checked())
        citizen.press(GO)

    def send(self, citizen):
        page = citizen.page
        citizen.press('a[href*="/person?zurueck=pruefen"]')
        self.see(citizen, "form-change")
        citizen.fill(PERSON + ".F99000001001", "Annegret")
        citizen.press(GO)
        self.assertIn("/pruefen", page.url)
        self.assertIn("Annegret", page.inner_text("main"))
        citizen.press("main form button[type=submit]")
        self.see(citizen, "review-without-declarations")
        for box in page.locator("main input[type=checkbox]").all():
            citizen.tick(box)
        citizen.press("main form button[type=submit]")
        page.wait_for_url("**/eingang")
        self.see(citizen, "receipt")
        return re.search(r"R-[0-9A-Z]{4}-[0-9A-Z]{4}", page.inner_text("main"))[0]

    # The clerk takes the case and asks back; the citizen answers.

    def sign_in_and_take(self, clerk, reference):
        page = clerk.page
        self.go(page, "/desk/")
        self.see(clerk, "desk-sign-in")
        clerk.fill("kennung", "weber@lindenau")
        clerk.fill("passwort", "rathaus-vorfuehrung")
        clerk.press("main form button[type=submit]")
        self.see(clerk, "desk-code")
        clerk.fill("code", code_of(page))
        clerk.press("main form button[type=submit]")
        self.see(clerk, "desk-work")
        clerk.fill("suche", reference)
        clerk.press("main form.row button, main .search button")
        self.see(clerk, "desk-search")
        clerk.press('table a[href^="/desk/vorgaenge/"]')
        case = page.url.split("?")[0]
        self.see(clerk, "desk-case-new")
        clerk.press('form[action$="/uebernehmen"] button')
        self.assertIn("In Prüfung", page.inner_text("main"))
        self.see(clerk, "desk-case-review")
        return case

    def ask_back(self, clerk):
        clerk.open("Zurückfragen")
        clerk.fill("rueckfrage", "Bitte schicken Sie uns den Nachweis noch einmal, er ist unscharf.")
        clerk.press('form[action$="/rueckfrage"] button[type=submit]')
        self.assertIn("Rückfrage ist gestellt", clerk.page.inner_text("main"))
        self.see(clerk, "desk-case-asked")

    def answer(self, citizen):
        page = citizen.page
        citizen.press('main a[href*="/vorgang/"]:not([href*="/dokumente/"]):not([href$=".pdf"])')
        self.assertIn("unscharf", page.inner_text("main"))
        self.see(citizen, "status-asked")
        citizen.press('a[href$="/rueckfrage"]')
        self.see(citizen, "question")
        citizen.fill("antwort", "Hier ist er, jetzt scharf.")
        self.choose(citizen, "dateien", GOOD, WRONG, LARGE)
        citizen.press('button[name="_upload"]', shows=LARGE)
        text = page.inner_text("main")
        self.assertEqual(page.locator('[name="antwort"]').input_value(), "Hier ist er, jetzt scharf.")
        self.assertEqual(page.locator(".files .good").count(), 1, text)
        self.assertEqual(page.locator(".files .error").count(), 2, text)
        self.see(citizen, "question-refused")
        citizen.press('main form .actions button')
        self.assertIn("Ihre Antwort ist angekommen", page.inner_text("main"))
        self.see(citizen, "status-answered")

    # The clerk writes the letter, delivers it, and closes; the citizen reads it in between.

    def write_the_letter(self, clerk, case):
        page = clerk.page
        page.goto(case)
        self.assertIn("jetzt scharf", page.inner_text("main"))
        self.assertIn("nachweis.png", page.inner_text("main"))
        self.see(clerk, "desk-case-answered")
        clerk.press('a[href$="/schreiben"]')
        self.see(clerk, "desk-letter-choice")
        clerk.fill("vorlage", "bescheid-bewilligung")
        clerk.press("main form button[type=submit]")
        for area in page.locator('textarea[name^="eingabe-"]').all():
            clerk.fill(area.get_attribute("name"), "Die Voraussetzungen liegen vor.")
        clerk.press('button[name="tat"][value="speichern"]')
        frame = page.frame_locator("iframe")
        self.assertIn("Annegret", frame.locator("body").inner_text())
        self.see(clerk, "desk-letter")
        clerk.press('button[name="tat"][value="freigeben"]')
        self.assertIn("Entschieden", page.inner_text("main"))
        self.see(clerk, "desk-case-decided")

    def deliver(self, clerk, case):
        page = clerk.page
        self.until(page, case, '/zustellen')
        clerk.fill("weg", "abruf")
        clerk.press('form[action$="/zustellen"] button[type=submit]')
        self.assertIn("zugestellt", page.inner_text("main"))
        self.see(clerk, "desk-case-delivered")

    def until(self, page, case, ending):
        """Waits until the case offers a form to an address with this ending."""
        page.goto(case)
        for _ in range(150):
            if page.locator(f'form[action$="{ending}"]').count():
                return
            time.sleep(0.2)
            page.goto(case)

    def read_the_letter(self, citizen):
        page = citizen.page
        page.goto(page.url.split("?")[0])
        self.see(citizen, "status-delivered")
        letter = page.locator('.panel a[href*="/dokumente/"]').first.get_attribute("href")
        answer = page.request.get(self.server.url + letter)
        self.assertEqual(answer.status, 200)
        self.assertTrue(answer.body().startswith(b"%PDF-"))
        page.goto(page.url)
        self.assertIn("abgerufen", page.inner_text("main"))
        self.see(citizen, "status-read")

    def close(self, clerk, case):
        page = clerk.page
        page.goto(case)
        self.assertIn("Marke oder Ausweis ausgeben", page.inner_text("main"))
        clerk.fill(page.locator('input[name$="-versand"]').first.get_attribute("name"), "Brief")
        clerk.press('form[action*="/aufgaben/"] button')
        self.until(page, case, "/abschliessen")
        clerk.press('form[action$="/abschliessen"] button')
        text = page.inner_text("main")
        self.assertIn("Abgeschlossen", text)
        self.assertIn("Aktenzeichen", text)
        self.see(clerk, "desk-case-closed")

    def place(self):
        """Where the commands find what the server keeps."""
        return ["--data", self.server.data]

    def export(self, reference):
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "x.zip")
            end = house.rathaus("records", "export", reference, "--xdomea", "3.1.0", "--message", "0503", "-o", out,
                                *self.place())
            self.assertEqual(end.returncode, 0, end.stderr)
            with zipfile.ZipFile(out) as archive:
                message = next(n for n in archive.namelist() if n.endswith("0503.xml"))
                archive.extract(message, folder)
                self.assertTrue(any(n.endswith(".png") for n in archive.namelist()), archive.namelist())
            if CORPUS:
                schema = os.path.join(CORPUS, "xdomea", "xsd", "3.1.0", "xdomea-Nachrichten-AussonderungDurchfuehren.xsd")
                check = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema,
                                        os.path.join(folder, message)], capture_output=True)
                self.assertEqual(check.returncode, 0, check.stderr[-800:])


if __name__ == "__main__":
    unittest.main()
