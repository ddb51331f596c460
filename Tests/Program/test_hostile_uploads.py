"""Hostile uploads through the form and the answer to a query: refused with a sentence, or kept and handed out safely."""
import json
import os
import re
import unittest
import urllib.parse

import hostile
import house
import journey
import scanner

FIELD = "F99000004024"
# The field takes PDF, JPEG and PNG; these are good files of kinds that it does not take.
OTHER_KINDS = {"ok.docx", "ok.txt", "longline.txt"}


def form_with(client, name):
    """The page of the letterbox's form that has a field with this name."""
    page = client.get("/lindenau/leistungen/digitaler-briefkasten/antrag")
    for _ in range(20):
        form = page.form()
        found = next((n for n in form.names if n.endswith(name)), None)
        if found:
            return page, form, found
        given = {n: v for n, v in journey.LETTERBOX.items() if n in form.names}
        page = client.send(page, given, button=("_go", "weiter"), form=form)
    raise AssertionError("no page with " + name)


class HostileUploads(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        hostile.folder()
        cls.clamd = scanner.Clamd()
        cls.server = house.Server(None, "--clamd", cls.clamd.start())
        cls.server.start(300)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        cls.clamd.__exit__()

    def client(self):
        client = house.Client(self.server.port)
        self.addCleanup(client.close)
        return client

    def content(self, file):
        with open(os.path.join(hostile.folder(), "uploads", file), "rb") as opened:
            return opened.read()

    def files(self):
        return [(file, expect) for file, expect in hostile.rows("uploads") if file != "names.json"]

    def send(self, client, file, name=None):
        """The page after one file was sent, and whether the file is on it."""
        page, form, field = form_with(client, FIELD)
        page = client.send(page, files={field: (name or file, "application/octet-stream", self.content(file))}, form=form)
        self.assertLess(page.status, 500, file)
        return page

    def test_every_file_through_the_form(self):
        failures, taken = [], 0
        for file, expect in self.files():
            client = self.client()
            page = self.send(client, file)
            kept = "fehler" not in page.url and not re.search(r"nicht annehmen|leer|unvollständig|Megapixel|Passwort|Endung|Schadsoftware", page.text)
            taken += kept
            if file in OTHER_KINDS:
                expect = "refuse"
            if expect == "refuse" and kept:
                failures.append(f"{file} was taken")
            if expect == "accept" and not kept:
                failures.append(f"{file} was refused: {page.text[-300:]}")
            client.close()
        print(f"{len(self.files())} files, {taken} taken", flush=True)
        self.assertEqual([], failures, "\n".join(failures))

    def test_every_file_name_is_shown_escaped_and_handed_out_safely(self):
        with open(os.path.join(hostile.folder(), "uploads", "names.json"), encoding="utf-8") as opened:
            names = [row["name"] for row in json.load(opened)]
        pdf = self.content("ok.pdf")
        kept = 0
        for name in names:
            client = self.client()
            page, form, field = form_with(client, FIELD)
            # Browsers write quotes and line ends of a name as percent signs (HTML, multipart/form-data).
            sent = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
            try:
                sent.encode()
            except UnicodeEncodeError:
                continue
            page = client.send(page, files={field: (sent, "application/pdf", pdf)}, form=form)
            self.assertLess(page.status, 500, repr(name))
            self.assertNotIn("<script>alert", page.body.decode())
            page, form, field = client.get(page.url), None, None
            kept += 1
            client.close()
        print(f"{kept} file names", flush=True)
        self.assertGreater(kept, 40)

    def test_what_is_taken_is_handed_out_as_a_download_in_a_sandbox(self):
        citizen, clerk = self.client(), self.client()
        page, form, field = form_with(citizen, FIELD)
        names = ["pdf-js-openaction.pdf", "polyglot-pdf-html-after.pdf", "polyglot-jpeg-html.jpg"]
        for name in names:
            page, form, field = form_with(citizen, FIELD) if name == names[0] else (page, form, field)
            page = citizen.send(page, files={field: (name, "text/html", self.content(name))}, form=form,
                                button=("_go", "weiter") if name == names[-1] else next(
                                    ((n, v) for n, v in form.buttons if n and "hinzu" in (n + v)), ("_go", "weiter")))
            if name != names[-1]:
                page = citizen.get(page.url if field in (page.form().names if page.form() else {}) else form.action)
                form = page.form()
        for _ in range(20):
            if page.url.split("?")[0].endswith("/pruefen"):
                break
            form = page.form()
            given = {n: v for n, v in journey.LETTERBOX.items() if n in form.names}
            page = citizen.send(page, given, button=("_go", "weiter"), form=form)
        form = page.form()
        boxes = {n: form.choices[n][0] for n, kind in form.names.items() if kind == "checkbox"}
        receipt = citizen.send(page, boxes, form=form)
        journey.sign_in(clerk)
        hits = clerk.get("/desk/vorgaenge?suche=" + journey.reference_of(receipt))
        case = clerk.get(next(link for link in hits.links if link.startswith("/desk/vorgaenge/")))
        links = [link for link in case.links if "/dokument" in link or "/datei" in link or "/anlage" in link]
        self.assertTrue(links, case.links)
        for link in links:
            file = clerk.get(urllib.parse.urljoin(case.url, link))
            self.assertEqual(file.status, 200)
            self.assertTrue(file.headers["content-disposition"].startswith("attachment"), file.headers)
            self.assertEqual(file.headers["x-content-type-options"], "nosniff")
            self.assertIn("sandbox", file.headers["content-security-policy"])
            self.assertIn(file.headers["content-type"], ("application/pdf", "image/jpeg"))


if __name__ == "__main__":
    unittest.main()
