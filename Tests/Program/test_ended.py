"""A session that ends while somebody writes: nothing typed is lost, nothing is sent by itself, nobody gets more rights."""
import re
import unittest

import house
import journey

TEXT = "Der Antrag ist begründet.\nDie Satzung <§ 3> & \"ihre\" Anlage sagen es so."
FIELD = "G99000004001.F99000004023"


class Ended(house.Served):
    def setUp(self):
        self.forget_codes()

    def rest(self):
        """All sessions were last used 31 minutes ago."""
        self.change("UPDATE staff_session SET used = used - 31 * 60 * 1000000")

    def letter(self, clerk):
        """The page of a new draft of a notice, on a case of its own, and the case's address."""
        citizen = self.client()
        receipt = journey.apply(citizen, "lindenau", "digitaler-briefkasten", journey.LETTERBOX)
        journey.sign_in(clerk)
        hits = clerk.get("/desk/vorgaenge?suche=" + journey.reference_of(receipt))
        case = next(link for link in hits.links if link.startswith("/desk/vorgaenge/")).split("?")[0]
        page = clerk.get(case)
        clerk.send(page, form=journey.form_to(page, "/uebernehmen"))
        page = clerk.get(case + "/schreiben")
        return case, clerk.send(page, form=journey.form_to(page, "/schreiben"))

    def write(self, clerk, page, deed):
        form = next(f for f in page.forms if ("tat", "freigeben") in f.buttons)
        self.field = next(n for n in form.names if n.startswith("eingabe-"))
        return clerk.send(page, {self.field: TEXT}, form=form, button=("tat", deed))

    def sign_in_again(self, clerk, page, login="weber@lindenau"):
        page = clerk.send(page, {"kennung": login, "passwort": "falsch"}, form=page.form("passwort"))
        self.assertEqual(page.status, 422)
        page = clerk.send(page, {"kennung": login, "passwort": "rathaus-vorfuehrung"}, form=page.form("passwort"))
        code = re.search(r"\b(\d{6})\b", page.text)[1]
        page = clerk.send(page, {"code": "000000"}, form=page.form("code"))
        self.assertIn("Der Code stimmt nicht", page.text)
        code = re.search(r"\b(\d{6})\b", page.text)[1]
        return clerk.send(page, {"code": code}, form=page.form("code"))

    def typed(self, page):
        return dict(page.form(self.field).fields)[self.field].lstrip("\n") if page.form(self.field) else None

    def test_a_letter_comes_back_after_the_session_rested_too_long(self):
        clerk = self.client()
        _, draft = self.letter(clerk)
        self.rest()
        page = self.write(clerk, draft, "speichern")
        self.assertEqual(page.status, 422)
        self.assertIn("Ihre Sitzung ist beendet", page.text)
        page = self.sign_in_again(clerk, page)
        self.assertIn("Ihre Eingaben sind noch da", page.text)
        self.assertEqual(self.typed(page), TEXT)
        self.assertEqual(self.typed(clerk.get(draft.url)), "", "nothing is saved by itself")
        page = clerk.send(page, form=page.form(self.field))
        self.assertEqual((page.status, page.url.split("?")[0]), (200, draft.url))
        self.assertEqual(self.typed(page), TEXT)

    def test_a_release_is_pressed_again_where_its_letter_is_seen(self):
        clerk = self.client()
        case, draft = self.letter(clerk)
        clerk.cookies.clear()
        page = self.write(clerk, draft, "freigeben")
        self.assertIn("Ihre Sitzung ist beendet", page.text)
        page = self.sign_in_again(clerk, page)
        page = clerk.send(page, form=page.form(self.field))
        self.assertEqual(page.url.split("?")[0], draft.url)
        self.assertEqual(self.typed(page), TEXT)
        self.assertNotIn("Entschieden", clerk.get(case).text)
        self.assertIn("Entschieden", self.write(clerk, page, "freigeben").text)

    def test_a_query_and_its_date_come_back(self):
        clerk = self.client()
        case, _ = self.letter(clerk)
        page = clerk.get(case)
        self.field = "rueckfrage"
        form = journey.form_to(page, "/rueckfrage")
        self.rest()
        page = clerk.send(page, {"rueckfrage": TEXT, "frist-tag": "3"}, form=form)
        page = self.sign_in_again(clerk, page)
        self.assertEqual(self.typed(page), TEXT)
        self.assertNotIn("Rückfrage gestellt", clerk.get(case).text)
        page = clerk.send(page, form=page.form("rueckfrage"))
        self.assertIn("Rückfrage gestellt", page.text)

    def test_another_account_gets_no_more_rights(self):
        clerk = self.client()
        case, draft = self.letter(clerk)
        clerk.cookies.clear()
        page = self.write(clerk, draft, "speichern")
        page = self.sign_in_again(clerk, page, "lang@auenfeld")
        page = clerk.send(page, form=page.form(self.field))
        self.assertEqual(page.status, 404)
        self.assertNotIn(case, page.body.decode())

    def test_what_another_site_sends_is_not_kept(self):
        client = self.client()
        kinds = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "cross-site"}
        page = client.request("POST", "/desk/vorgaenge/x/notiz", b"notiz=fremder+Text", kinds)
        self.assertNotIn("fremder Text", page.body.decode())
        self.assertEqual(page.url.split("?")[0], "/desk/anmelden")
        # A form that brings a way out of the house along.
        page = client.get("/desk/anmelden")
        page = client.send(page, {
            "kennung": "weber@lindenau", "passwort": "rathaus-vorfuehrung", "weiter": "//elsewhere.example/x", "_mit:notiz": "a b"})
        self.assertNotIn("elsewhere", page.body.decode())
        page = client.send(page, {"code": re.search(r"\b(\d{6})\b", page.text)[1]}, form=page.form("code"))
        self.assertIn("Meine Arbeit", page.title)

    def test_a_look_after_the_end_says_so(self):
        clerk = self.client()
        journey.sign_in(clerk)
        self.rest()
        page = clerk.get("/desk/vorgaenge")
        self.assertIn("Ihre Sitzung ist beendet", page.text)
        self.assertNotIn("Ihre Sitzung ist beendet", self.client().get("/desk/vorgaenge").text)

    def draft(self, citizen):
        """The page with the citizen's question, and reference and code of the draft."""
        page = citizen.get("/lindenau/leistungen/digitaler-briefkasten/antrag")
        for _ in range(20):
            form = page.form()
            if FIELD in form.names:
                saved = citizen.get("/".join(page.url.split("/")[:4]) + "/gespeichert")
                reference = re.search(r"\b(?:[a-z0-9]{4}-){6}[a-z0-9]{2}\b", saved.text)[0]
                code = re.search(r"\b(?:[a-z0-9]{4}-){3}[a-z0-9]{4}\b", saved.text.replace(reference, ""))[0]
                return page, reference, code
            given = {n: v for n, v in journey.LETTERBOX.items() if n in form.names}
            page = citizen.send(page, given, button=("_go", "weiter"), form=form)
        raise AssertionError("no page with " + FIELD)

    def test_a_citizens_answers_come_back_with_reference_and_code(self):
        citizen = self.client()
        page, reference, code = self.draft(citizen)
        answers = {n: v for n, v in journey.LETTERBOX.items() if n in page.form().names}
        citizen.cookies.clear()
        page = citizen.send(page, {**answers, FIELD: TEXT}, button=("_go", "weiter"))
        self.assertEqual(page.status, 422)
        self.assertIn("Ihre Sitzung auf diesem Gerät ist beendet", page.text)
        self.assertIn("Die Satzung <§ 3> &", page.text, "shown back for whoever has no code")
        page = citizen.send(page, {"zeichen": reference, "code": "aaaa-aaaa-aaaa-aaaa"}, form=page.form("zeichen"))
        self.assertIn("passen nicht zusammen", page.text)
        page = citizen.send(page, {"zeichen": reference.replace("-", "").upper(), "code": code}, form=page.form("zeichen"))
        self.assertIn("Ihre Eingaben sind noch da", page.text)
        page = citizen.send(page, form=page.form(FIELD))
        self.assertEqual(page.status, 200)
        case = "/".join(page.url.split("/")[:4])
        self.assertIn("Die Satzung <§ 3> &", citizen.get(case + "/pruefen").text)

    def test_the_code_of_another_case_opens_that_case_only(self):
        citizen, other = self.client(), self.client()
        page, *_ = self.draft(citizen)
        _, reference, code = self.draft(other)
        citizen.cookies.clear()
        page = citizen.send(page, {FIELD: TEXT}, button=("_go", "weiter"))
        page = citizen.send(page, {"zeichen": reference, "code": code}, form=page.form("zeichen"))
        self.assertNotIn("Ihre Eingaben sind noch da", page.text)
        self.assertIn("/antrag/" + reference.replace("-", ""), page.url)


if __name__ == "__main__":
    unittest.main()
