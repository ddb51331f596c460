"""Changes of a running process by hand in a real browser: another version of the service and back again, by the head; a
step moved with a reason, refused and agreed to by a second person. With script, without, and by keyboard alone."""
import json
import os
import re
import shutil
import tempfile

import unittest

from hands import Keyboard, Mouse
from walk import Walk, house
import journey      # noqa: E402, found through walk

SERVICES = os.path.join(house.ROOT, "Leistungen")
SERVICE, TOWN = "digitaler-briefkasten", "069980001001"


def next_version(folder):
    """The letterbox with a step more and one renamed, as version 9.0.0; its picture is laid out anew."""
    path = os.path.join(folder, SERVICE)
    shutil.copytree(os.path.join(SERVICES, SERVICE), path)
    with open(os.path.join(SERVICES, "_familien", "meldung", "verfahren.bpmn"), encoding="utf-8") as file:
        model = file.read()
    model = re.sub(r"<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "", model, flags=re.S)
    for old, new in {
        'name="Antwort schreiben"': 'name="Antwort entwerfen"',
        '<bpmn:flowNodeRef>ablegen</bpmn:flowNodeRef>':
            '<bpmn:flowNodeRef>nachfassen</bpmn:flowNodeRef><bpmn:flowNodeRef>ablegen</bpmn:flowNodeRef>',
        '<bpmn:userTask id="ablegen"':
            '<bpmn:userTask id="nachfassen" name="Nachfassen" rathaus:taetigkeit="aufgabe"><bpmn:incoming>f17</bpmn:incoming>'
            '<bpmn:outgoing>f18</bpmn:outgoing></bpmn:userTask><bpmn:userTask id="ablegen"',
        '<bpmn:incoming>f17</bpmn:incoming>\n      <bpmn:outgoing>f10':
            '<bpmn:incoming>f18</bpmn:incoming>\n      <bpmn:outgoing>f10',
        'sourceRef="bescheiden" targetRef="ablegen"/>':
            'sourceRef="bescheiden" targetRef="nachfassen"/>'
            '<bpmn:sequenceFlow id="f18" sourceRef="nachfassen" targetRef="ablegen"/>',
    }.items():
        assert old in model, old
        model = model.replace(old, new, 1)
    with open(os.path.join(path, "verfahren.bpmn"), "w", encoding="utf-8") as file:
        file.write(model)
    manifest = os.path.join(path, "package.yaml")
    with open(manifest, encoding="utf-8") as file:
        text = re.sub(r"version: \S+", "version: 9.0.0", file.read())
    with open(manifest, "w", encoding="utf-8") as file:
        file.write(text)
    return path


class Changes(Walk):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.citizen = house.Client(cls.server.port)
        cls.references = [
            journey.reference_of(journey.apply(cls.citizen, "lindenau", SERVICE, journey.LETTERBOX)) for _ in range(3)]
        with tempfile.TemporaryDirectory() as folder:
            done = house.rathaus("package", "publish", next_version(folder), "--town", TOWN, *cls.server.place)
            assert done.returncode == 0, done.stderr

    def test_a_command_says_what_a_change_would_do_and_does_it_for_the_head(self):
        command = ["case", "rebase", SERVICE, "--to", "9.0.0", "--town", "069980002002", "--json", *self.server.place]
        planned = house.rathaus(*command)
        lines = json.loads(planned.stdout)
        self.assertTrue(lines, planned.stderr)
        self.assertEqual({line["state"] for line in lines}, {"possible"})
        refused = house.rathaus(*command, "--by", "niemand", "--reason", "x")
        self.assertEqual(refused.returncode, 1, refused.stderr)
        done = house.rathaus(*command, "--by", "ebel", "--reason", "Neue Geschäftsordnung")
        self.assertEqual({line["state"] for line in json.loads(done.stdout)}, {"changed"}, done.stdout)
        again = house.rathaus(*command)
        self.assertEqual(json.loads(again.stdout), [])

    def test_with_script(self):
        self.walk(Mouse, True, self.references[0])

    def test_without_script(self):
        self.walk(Mouse, False, self.references[1])

    def test_by_keyboard_alone(self):
        self.walk(Keyboard, True, self.references[2])

    def walk(self, hand, script, reference):
        self.script = script
        head, clerk, second = (hand(self.signed_in(login, script)) for login in ("brandt", "weber", "yilmaz"))
        case = self.find(head, reference)
        self.change_version(head, case)
        self.change_back(head, case)
        self.refuse_the_impossible(clerk, case)
        self.ask_for_a_move(clerk, case)
        self.decide(second, clerk, case)

    def signed_in(self, login, script):
        client = house.Client(self.server.port)
        self.addCleanup(client.close)
        journey.sign_in(client, login + "@lindenau")
        page = self.page(script, width=1440)
        page.context.add_cookies([{"name": k, "value": v, "url": self.server.url} for k, v in client.cookies.items()])
        return page

    def find(self, hand, reference):
        self.go(hand.page, "/desk/vorgaenge?suche=" + reference)
        hand.press('table a[href^="/desk/vorgaenge/"]')
        return hand.page.url.split("?")[0]

    def see(self, hand, name):
        self.pictures_are_there(hand.page)
        self.look(hand.page, name, self.script)

    def pictures_are_there(self, page):
        for picture in page.locator("main .scroll img").all():
            answer = page.request.get(self.server.url + picture.get_attribute("src"))
            self.assertEqual(answer.status, 200)
            self.assertIn("<svg", answer.text())
            self.assertTrue(picture.get_attribute("alt"))

    def change_version(self, head, case):
        page = head.page
        head.press('a[href$="/fassung"]')
        self.see(head, "desk-version-choice")
        head.fill("zu", page.locator("input[name=zu]").first.get_attribute("value"))
        head.press('form[method=get][action$="/fassung"] button')
        text = page.inner_text("main")
        self.assertIn("Version 9.0.0", text)
        self.assertIn("bleibt, wo es ist", text)
        self.assertIn("Danach stünde der Vorgang bei", page.locator("main .scroll img").first.get_attribute("alt"))
        head.open("Was im Verfahren anders ist")
        self.assertIn("„Nachfassen“ kommt hinzu", page.inner_text("main"))
        self.see(head, "desk-version-preview")
        head.press('form[method=post][action$="/fassung"] button')
        self.assertTrue(page.title().startswith("Fehler:"), page.title())
        self.see(head, "desk-version-without-reason")
        head.fill("grund", "Neue Geschäftsordnung ab Dezember")
        head.press('form[method=post][action$="/fassung"] button')
        text = page.inner_text("main")
        self.assertIn("läuft jetzt auf der anderen Fassung", text)
        self.assertIn("Weiter mit Version 9.0.0 der Leistung", text)
        self.assertIn("Neue Geschäftsordnung ab Dezember", text)
        self.see(head, "desk-version-changed")

    def change_back(self, head, case):
        page = head.page
        head.press('a[href*="/fassung?zu="]')
        self.assertIn("lief der Vorgang bis", page.inner_text("main"))
        head.fill("grund", "Gilt erst ab Januar")
        head.press('form[method=post][action$="/fassung"] button')
        self.assertIn("Gilt erst ab Januar", page.inner_text("main"))
        page.goto(case + "/fassung")
        self.assertIn("Version 9.0.0", page.inner_text("main form"))

    def choose(self, hand, case, target):
        page = hand.page
        page.goto(case)
        hand.press('a[href$="/eingriff"]')
        hand.fill("von", page.locator("input[name=von]").first.get_attribute("value"))
        hand.fill("nach", target)
        hand.press('form[method=get][action$="/eingriff"] button')

    def refuse_the_impossible(self, clerk, case):
        page = clerk.page
        page.goto(case)
        self.assertEqual(page.locator('a[href$="/fassung"]').count(), 0, "only the head changes versions")
        clerk.press('a[href$="/eingriff"]')
        clerk.press('form[method=get][action$="/eingriff"] button')
        self.choose(clerk, case, "-")
        self.assertIn("stünde das Verfahren nirgends mehr", page.inner_text("main"))
        self.assertEqual(page.locator('form[method=post][action$="/eingriff"]').count(), 0)
        self.see(clerk, "desk-change-impossible")

    def ask_for_a_move(self, clerk, case):
        page = clerk.page
        self.choose(clerk, case, "entscheiden")
        text = page.inner_text("main")
        self.assertIn("endet, weiter geht es bei „Antwort schreiben“", text)
        self.see(clerk, "desk-change-preview")
        clerk.fill("grund", "Schon am Telefon geprüft")
        clerk.press('form[method=post][action$="/eingriff"] button')
        text = page.inner_text("main")
        self.assertIn("Eine zweite Person muss zustimmen", text)
        self.assertIn("Zustimmen muss jemand anderes als Sie", text)
        self.assertEqual(page.locator('input[value="ausfuehren"]').count(), 0)
        self.see(clerk, "desk-change-asked")
        page.goto(case + "/eingriff")
        self.assertIn("wartet schon auf eine zweite Person", page.inner_text("main"))

    def decide(self, second, clerk, case):
        page = second.page
        path = case.removeprefix(self.server.url)
        self.go(page, "/desk/aufgaben")
        self.assertIn("Zweite Person", page.inner_text("main"))
        self.see(second, "desk-tasks-change")
        second.press(f'table a[href="{path}"]')
        self.assertIn("Schon am Telefon geprüft", page.inner_text("main"))
        self.see(second, "desk-change-to-decide")
        second.press('form:has(input[value="ablehnen"]) button')
        self.assertIn("es bleibt, wie es war", page.inner_text("main"))
        self.choose(clerk, case, "entscheiden")
        clerk.fill("grund", "Wirklich schon geprüft")
        clerk.press('form[method=post][action$="/eingriff"] button')
        page.goto(case)
        second.press('form:has(input[value="ausfuehren"]) button')
        text = page.inner_text("main")
        self.assertIn("Der Eingriff ist ausgeführt", text)
        self.assertIn("Eingriff ins Verfahren abgelehnt", text)
        self.assertIn("Eingriff ins Verfahren ausgeführt", text)
        self.assertIn("Wirklich schon geprüft", text)
        self.assertEqual(page.locator("main h3", has_text="Antwort schreiben").count(), 1)
        self.see(second, "desk-change-done")


if __name__ == "__main__":
    unittest.main()
