"""Every form that changes something, sent twice, twice at once, and again after the line was cut: it happens once."""
import collections
import json
import os
import re
import socket
import sqlite3
import threading
import time
import unittest
import urllib.parse

import house
import journey

WAYS = ["one after the other", "at once", "after the line was cut"]


class Twice(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = house.Server()
        cls.server.start(300)
        cls.sent = set()
        cls.clerk = house.Client(cls.server.port)
        journey.sign_in(cls.clerk)

    @classmethod
    def tearDownClass(cls):
        cls.clerk.close()
        cls.server.__exit__()

    def client(self):
        client = house.Client(self.server.port)
        self.addCleanup(client.close)
        return client

    def events(self, stream):
        """How often what happened to a case."""
        database = sqlite3.connect(os.path.join(self.server.data, "rathaus.db"))
        try:
            heads = database.execute("SELECT header FROM event WHERE stream = ?", (stream,)).fetchall()
        finally:
            database.close()
        return collections.Counter(json.loads(head[0])["kind"] for head in heads)

    def send(self, client, page, way, changes=None, form=None, button=None, files=None):
        """Sends one form twice in this way; the last answer."""
        form = form or page.form()
        self.sent.add(re.sub(r"/[a-z0-9]{20,}", "/{id}", urllib.parse.urlparse(form.action or page.url).path))
        if way == "one after the other":
            first = client.send(page, changes, form=form, button=button, files=files)
            again = client.send(page, changes, form=form, button=button, files=files)
            self.assertLess(again.status, 500)
            return first if again.status in (404, 409) else again
        if way == "at once":
            answers = []
            def one():
                other = house.Client(self.server.port)
                other.cookies = dict(client.cookies)
                try:
                    answers.append(other.send(page, changes, form=form, button=button, files=files))
                    client.cookies.update(other.cookies)
                finally:
                    other.close()
            threads = [threading.Thread(target=one) for _ in range(3)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(len(answers), 3)
            self.assertTrue(all(answer.status < 500 for answer in answers), [a.status for a in answers])
            return next((answer for answer in answers if answer.status == 200), answers[0])
        self.cut(client, page, changes, form, button, files)
        return client.send(page, changes, form=form, button=button, files=files)

    def cut(self, client, page, changes, form, button, files):
        """Sends the form and hangs up without reading the answer."""
        taken = {}
        real = client.request
        client.request = lambda method, path, body=None, headers=None, follow=True: taken.update(
            path=path, body=body, headers=headers)
        try:
            client.send(page, changes, form=form, button=button, files=files)
        finally:
            client.request = real
        head = f"POST {taken['path']} HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nContent-Length: {len(taken['body'])}\r\n"
        head += "".join(f"{key}: {value}\r\n" for key, value in taken["headers"].items())
        head += "Cookie: " + "; ".join(f"{k}={v}" for k, v in client.cookies.items()) + "\r\n\r\n"
        with socket.create_connection(("127.0.0.1", self.server.port)) as line:
            line.sendall(head.encode() + taken["body"])
        time.sleep(0.3)

    def apply(self, client, way):
        """An application whose every form is sent twice; the case and its receipt."""
        page = client.get("/lindenau/leistungen/digitaler-briefkasten/antrag")
        for _ in range(20):
            if page.url.split("?")[0].endswith("/pruefen"):
                break
            form = page.form()
            given = {n: v for n, v in journey.LETTERBOX.items() if n in form.names}
            # The first page begins the draft: it has no number yet that a second sending could be told by.
            begins = "/antrag/" not in page.url
            page = (client.send(page, given, button=("_go", "weiter"), form=form) if begins
                    else self.send(client, page, way, given, form, ("_go", "weiter")))
        form = page.form()
        boxes = {n: form.choices[n][0] for n, kind in form.names.items() if kind == "checkbox"}
        page = self.send(client, page, way, boxes, form)
        stream = re.search(r"/antrag/([^/]+)/", page.url)[1]
        self.assertEqual(self.events(stream)["Eingereicht" if "Eingereicht" in self.events(stream) else "eingereicht"], 1)
        return stream, page

    def once(self, stream, *kinds):
        counts = {kind.lower(): count for kind, count in self.events(stream).items()}
        for kind in kinds:
            self.assertEqual(counts.get(kind, 0), 1, (kind, counts))

    def test_the_whole_path_with_every_form_sent_twice(self):
        for way in WAYS:
            with self.subTest(way):
                self.walk(way)
        print("sent twice: " + ", ".join(sorted(self.sent)), flush=True)

    def walk(self, way):
        citizen, clerk = self.client(), self.clerk
        stream, receipt = self.apply(citizen, way)
        case = f"/desk/vorgaenge/{stream}"
        page = clerk.get(case)
        self.send(clerk, page, way, form=journey.form_to(page, "/uebernehmen"))
        self.once(stream, "uebernommen")
        page = clerk.get(case)
        self.send(clerk, page, way, {"notiz": "einmal"}, form=journey.form_to(page, "/notiz"))
        self.once(stream, "notizgeschrieben")
        page = clerk.get(case)
        self.send(clerk, page, way, {"rueckfrage": "Wann?", "frist-tag": "1", "frist-monat": "12", "frist-jahr": "2030"},
                  form=journey.form_to(page, "/rueckfrage"))
        self.once(stream, "rueckfragegestellt")
        page = citizen.get(f"/lindenau/vorgang/{stream}/rueckfrage")
        self.send(citizen, page, way, {"antwort": "Morgen."}, form=journey.form_to(page, "/rueckfrage"), button=("", ""))
        self.once(stream, "rueckfragebeantwortet")
        page = clerk.get(case + "/schreiben")
        drafted = self.send(clerk, page, way, form=journey.form_to(page, "/schreiben"))
        letters = self.events(stream)
        page = drafted if any(("tat", "freigeben") in form.buttons for form in drafted.forms) else self.letter(clerk, case)
        form = next(f for f in page.forms if ("tat", "freigeben") in f.buttons)
        inputs = {name: "Bis 18 Uhr." for name in form.names if name.startswith("eingabe-")}
        self.send(clerk, page, way, inputs, form, ("tat", "freigeben"))
        self.once(stream, "entschieden")
        for _ in range(150):
            page = clerk.get(case)
            if any(f.action.endswith("/zustellen") for f in page.forms):
                break
            time.sleep(0.2)
        self.send(clerk, page, way, {"weg": "post"}, form=journey.form_to(page, "/zustellen"))
        self.once(stream, "zugestellt")
        page = clerk.get(case)
        self.send(clerk, page, way, form=journey.form_to(page, "/abschliessen"))
        self.once(stream, "abgeschlossen", "eingereicht", "entschieden", "zugestellt")
        # The confirmation of receipt and the notice.
        self.assertEqual(self.events(stream)["SchreibenGedruckt"], 2)

    def letter(self, clerk, case):
        page = clerk.get(case)
        link = next(link for link in page.links if "/schreiben/" in link)
        return clerk.get(link)

    def test_a_withdrawal_sent_twice_happens_once(self):
        for way in WAYS:
            with self.subTest(way):
                citizen = self.client()
                stream, _ = self.apply(citizen, way)
                page = citizen.get(f"/lindenau/vorgang/{stream}/zurueckziehen")
                form = page.form()
                boxes = {n: form.choices[n][0] for n, kind in form.names.items() if kind == "checkbox"}
                self.send(citizen, page, way, boxes, form)
                self.once(stream, "zurueckgezogen")


if __name__ == "__main__":
    unittest.main()
