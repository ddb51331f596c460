"""What is wrong with what comes in is named where it stands; nothing of it is kept, and nothing falls over."""
import os
import re
import sqlite3
import tempfile
import unittest

import house
import journey

XDF3 = 'xmlns:xdf="urn:xoev-de:fim:standard:xdatenfelder_3.0.0"'
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
"""
BAD_SCHEMAS = {
    "malformed": HEAD + f"<xdf:xdatenfelder.stammdatenschema.0102 {XDF3}><xdf:header></xdf:stammdatenschema>",
    "truncated": HEAD + f"<xdf:xdatenfelder.stammdatenschema.0102 {XDF3}>\n<xdf:header>\n<xdf:nachrichtID>1",
    "empty": "",
    "no XML": "Hund anmelden\n",
    "XDatenfelder 1": HEAD + '<xdf:xdatenfelder.stammdatenschema.0102 xmlns:xdf="urn:xoev-de:fim:standard:xdatenfelder_1"/>',
    "another namespace": HEAD + '<stammdatenschema xmlns="urn:example:something"><name/></stammdatenschema>',
    "entity expansion": HEAD + '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
                               '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>\n<s>&c;&c;&c;&c;&c;&c;&c;&c;</s>',
    "external entity": HEAD + '<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<s>&e;</s>',
    "external subset": HEAD + '<!DOCTYPE s SYSTEM "http://127.0.0.1:9/s.dtd">\n<s/>',
    "another encoding": '<?xml version="1.0" encoding="UTF-7"?>\n<s/>',
}
FINDING = re.compile(r"^[^\n]+:\d+:\d+: error: .+ \[[a-z0-9-]+\]$")


SERVER = house.Server()


def setUpModule():
    SERVER.start(300)


def tearDownModule():
    SERVER.__exit__()


class BadSchemas(unittest.TestCase):
    def test_each_bad_schema_gets_one_finding_with_its_place_and_leaves_nothing_behind(self):
        for name, text in BAD_SCHEMAS.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                path, out = os.path.join(folder, "schema.xml"), os.path.join(folder, "out")
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
                end = house.rathaus("fim", "import", path, "--out", out)
                lines = [line for line in end.stderr.decode().splitlines() if line]
                self.assertEqual(end.returncode, 1, (name, lines))
                self.assertEqual(len(lines), 1, (name, lines))
                self.assertRegex(lines[0], FINDING, name)
                self.assertIn("schema.xml:", lines[0])
                self.assertNotIn("root:", end.stdout.decode() + lines[0])
                self.assertFalse(os.path.exists(out), name)

    def test_a_file_that_is_missing_is_said(self):
        end = house.rathaus("fim", "import", "/nirgends/schema.xml")
        self.assertEqual(end.returncode, 1)
        self.assertIn(b"error:", end.stderr)


class Served(unittest.TestCase):
    """Tests that speak with one server."""

    def client(self):
        client = house.Client(SERVER.port, timeout=60)
        self.addCleanup(client.close)
        return client


class BadRequests(Served):
    def lives(self):
        self.assertEqual(self.client().get("/health/ready").status, 200)

    def assert_helps_on(self, page, status):
        self.assertEqual(page.status, status, page.text[:300])
        self.assertIn("html", page.headers["content-type"])
        self.assertTrue(page.title)
        self.assertTrue([link for link in page.links if not link.startswith(("#", "/assets"))])

    def test_unknown_towns_and_services_lead_on(self):
        town = self.client().get("/nirgends/leistungen")
        self.assert_helps_on(town, 404)
        self.assertIn("ort", town.form("ort").names)
        service = self.client().get("/lindenau/leistungen/hund-baden")
        self.assert_helps_on(service, 404)
        self.assertIn("/lindenau/leistungen/hundesteuer-anmeldung", service.links)
        self.assert_helps_on(self.client().get("/lindenau/nichts"), 404)

    def test_a_town_in_other_letters_is_the_same_town(self):
        self.assertEqual(self.client().get("/Lindenau/leistungen?suche=Hund").url, "/lindenau/leistungen?suche=Hund")
        for path in ("/LINDENAU/", "/L%69ndenau/", "/lindenau%20/"):
            page = self.client().get(path)
            self.assertEqual((page.status, page.url), (200, "/lindenau/"), path)
        self.assertEqual(self.client().get("/Lindenau/nichts").status, 404)
        for path in ("/DESK/", "/%2F/", "/Lindenau%2F..%2Fdesk/", "//Lindenau/"):
            self.assertEqual(self.client().get(path).status, 404, path)

    def test_a_place_that_takes_no_part_need_not_be_typed_again(self):
        page = self.client().get("/giessen/")
        self.assert_helps_on(page, 404)
        self.assertIn(("ort", "giessen"), page.form("ort").fields)
        self.assertIn("Gießen", self.client().get("/?ort=giessen").text)

    def test_deep_links_lead_to_the_offer_or_say_why_not(self):
        found = self.client().get("/leistung/99108001001000/069980001001")
        self.assertEqual(found.url, "/lindenau/leistungen/bewohnerparkausweis")
        self.assertEqual(found.status, 200)
        for path, words in {
            "/leistung/99108001001000/065310005005": "noch nicht online",
            "/leistung/99999999999999/069980001001": "kennen wir nicht",
            "/leistung/99108001001000/000000000000": "Diesen Ort kennen wir nicht",
        }.items():
            page = self.client().get(path)
            self.assert_helps_on(page, 404)
            self.assertIn(words, page.text, path)

    def test_an_address_that_is_no_utf8_is_refused(self):
        self.assert_helps_on(self.client().get("/lindenau/leistungen?suche=%ff%fe"), 400)
        self.assertLess(self.client().get("/%ff%fe/").status, 500)
        self.lives()

    def test_bodies_that_are_too_large_or_broken_are_refused(self):
        client = self.client()
        page = client.get("/lindenau/leistungen/digitaler-briefkasten/antrag")
        path = page.url
        multipart = "multipart/form-data; boundary=grenze"
        part = b'--grenze\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
        for name, (kind, body, status) in {
            "form over a megabyte": ("application/x-www-form-urlencoded", b"a=" + b"x" * 1_500_000, 413),
            "too many fields": ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(20_000)), 413),
            "part without an end": (multipart, part + b"x", 400),
            "part without a head": (multipart, b"--grenze\r\n\r\nx\r\n--grenze--\r\n", 400),
            "another boundary": (multipart, part.replace(b"grenze", b"zaun") + b"x\r\n--zaun--\r\n", 400),
            "no boundary": ("multipart/form-data", part + b"x\r\n--grenze--\r\n", 400),
            "JSON": ("application/json", b"{}", 400),
            "no UTF-8": ("application/x-www-form-urlencoded", b"a=%ff", 400),
        }.items():
            with self.subTest(name):
                answer = client.request("POST", path, body, {"Content-Type": kind})
                self.assert_helps_on(answer, status)
                self.assertIn(path, answer.links, "the way back to the page")
        self.lives()

    def test_a_stale_token_keeps_what_was_typed(self):
        client = self.client()
        page = client.get("/lindenau/leistungen/digitaler-briefkasten/antrag")
        name = next(n for n in page.form().names if n.endswith("F99000004020"))
        answer = client.send(page, {"_token": "x", name: "frage"})
        self.assertEqual(answer.status, 422)
        self.assertIn((name, "frage"), answer.form().fields)
        again = client.send(answer)
        self.assertIn(again.status, (200, 422))
        self.assertIn("/antrag/", again.url)

    def test_signing_in_is_limited_by_the_account_that_is_named(self):
        client = self.client()
        for _ in range(10):
            page = client.get("/desk/anmelden")
            self.assertEqual(client.send(page, {"kennung": "niemand@lindenau", "passwort": "x"}).status, 422)
        page = client.get("/desk/anmelden")
        answer = client.send(page, {"kennung": "niemand@lindenau", "passwort": "x"})
        self.assert_helps_on(answer, 429)
        self.assertGreater(int(answer.headers["retry-after"]), 60)
        more = client.send(page, {"kennung": "niemand@lindenau", "passwort": "x"})
        self.assertGreater(int(more.headers["retry-after"]), int(answer.headers["retry-after"]))
        journey.sign_in(self.client(), "yilmaz@lindenau")

    def test_public_pages_and_files_are_not_sent_twice(self):
        client = self.client()
        page = client.get("/lindenau/leistungen")
        sheet = re.search(rb'href="(/assets/rathaus[^"]+css)"', page.body)[1].decode()
        for path, caching in (("/lindenau/leistungen", "max-age=60"), (sheet, "immutable")):
            first = client.get(path)
            self.assertIn(caching, first.headers["cache-control"])
            again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
            self.assertEqual((again.status, again.body), (304, b""), path)
        self.assertNotIn("etag", client.get("/lindenau/status").headers)


class Languages(Served):
    def test_the_language_is_the_browsers_until_another_is_chosen(self):
        client = self.client()
        path = "/lindenau/leistungen/hundesteuer-anmeldung"
        english = client.get(path, headers={"Accept-Language": "en-GB,en;q=0.9,de;q=0.5"})
        self.assertIn(b'<html lang="en"', english.body)
        self.assertNotIn("sprache", client.cookies)
        same = client.get(path + "?sprache=en", headers={"Accept-Language": "en"})
        self.assertNotIn("sprache", client.cookies, "no cookie for what the browser says by itself")
        self.assertIn(b'<html lang="en"', same.body)
        easy = client.get(path + "?sprache=de-leicht", headers={"Accept-Language": "en"})
        self.assertIn("Dann müssen Sie das der Gemeinde sagen.", easy.text)
        self.assertIn(b'<html lang="de"', easy.body)
        self.assertEqual(client.cookies["sprache"], "de-leicht")
        self.assertIn("Wer sind Sie?", client.get(path + "/antrag").title)


class Overlays(Served):
    def test_what_a_town_says_over_a_package_is_shown_and_survives_an_update(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "angebot.yaml")
            with open(path, "w", encoding="utf-8") as file:
                file.write('einheit: {id: steuern, name: Steueramt}\nkontakt: {telefon: 06999 4077}\n'
                           'kosten: [{betrag: "96,00", text: je Hund und Jahr}]\nunterlagen: [Mietvertrag]\n'
                           'texte: {de: {hinweise: Das Steueramt sitzt im Anbau.}}\n')
            package = os.path.join(house.ROOT, "Leistungen", "hundesteuer-anmeldung")
            self.assertEqual(self.publish(package, "--offer", path).returncode, 0)
            self.assert_shown()
            self.assertEqual(self.publish(package).returncode, 0)
            self.assert_shown()
            with open(path, "w", encoding="utf-8") as file:
                file.write("einheit: {id: steuern}\nkosten:\n  - {betrag: viel}\n")
            wrong = self.publish(package, "--offer", path)
            self.assertEqual(wrong.returncode, 1)
            self.assertRegex(wrong.stderr.decode(), r"angebot\.yaml:3:\d+: error: ")
            self.assert_shown()

    def test_what_a_town_says_that_is_damaged_names_no_costs_and_takes_no_application(self):
        path = "/auenfeld/leistungen/buergerhaus-mieten"
        self.assertIn("320,00", self.client().get(path).text)
        database = sqlite3.connect(os.path.join(SERVER.data, "rathaus.db"), timeout=20)
        try:
            where = "WHERE town = '069980002002' AND package = 'buergerhaus-mieten'"
            good = database.execute(f"SELECT overlay FROM offer {where}").fetchone()[0]
            for damage in (b"kosten: [{betrag: vi", b"\xff\xfe", b"kosten: 3\n"):
                self.damage(database, where, damage)
                page = self.client().get(path)
                self.assertEqual(page.status, 200)
                self.assertIn("lässt sich gerade nicht lesen", page.text)
                self.assertNotIn("320,00", page.text)
                self.assertNotIn(path + "/antrag", page.links)
                form = self.client().get(path + "/antrag")
                self.assertIn(form.status, (404, 409, 422), form.text[:300])
                self.assertNotIn("G99000007003.F99000007021", [n for f in form.forms for n in f.names])
                self.assertIn("Hund", self.client().get("/auenfeld/leistungen").text)
            self.damage(database, where, good)
        finally:
            database.close()
        self.assertIn("320,00", self.client().get(path).text)

    def damage(self, database, where, overlay):
        database.execute(f"UPDATE offer SET overlay = ? {where}", (overlay,))
        database.execute("UPDATE revision SET value = value + 1")
        database.commit()

    def publish(self, package, *more):
        return house.rathaus("package", "publish", package, "--town", "069980002002", "--data", SERVER.data, *more)

    def assert_shown(self):
        text = self.client().get("/auenfeld/leistungen/hundesteuer-anmeldung").text
        for words in ("Steueramt", "06999 4077", "96,00", "Mietvertrag", "Das Steueramt sitzt im Anbau."):
            self.assertIn(words, text)


if __name__ == "__main__":
    unittest.main()
