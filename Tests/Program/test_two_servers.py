"""Two servers and a worker on one PostgreSQL: any of them answers anybody, and each errand is done once."""
import base64
import collections
import hashlib
import hmac
import pathlib
import re
import signal
import struct
import threading
import time
import unittest

import database
import house
import journey
import load


def one_time_code(secret):
    """The code of this moment (RFC 6238)."""
    step = struct.pack(">Q", int(time.time()) // 30)
    mac = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), step, hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7fffffff) % 1_000_000:06d}"


class TwoServers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.postgres = database.Server()
        cls.addClassCleanup(cls.postgres.stop)
        url = cls.postgres.url()
        cls.first = house.Server(demo=False, database=url)
        cls.addClassCleanup(cls.first.__exit__)
        cls.town = house.furnish(cls.first.place)
        cls.first.start(60)
        cls.second = house.Server(cls.first.data, demo=False, database=url)
        cls.addClassCleanup(cls.second.__exit__)
        cls.second.start(60)

    def client(self, server):
        client = house.Client(server.port)
        self.addCleanup(client.close)
        return client

    def clerk(self, server, login):
        """A new clerk, signed in with password and one-time code."""
        added = house.rathaus(
            "staff", "add", login, "--name", login, "--town", "065310005005", *server.place, stdin=b"ein-langes-passwort\n")
        self.assertEqual(added.returncode, 0, added.stderr)
        secret = re.search(r"secret=([A-Z2-7]+)", added.stdout.decode())[1]
        client = self.client(server)
        page = client.get("/desk/anmelden")
        page = client.send(page, {"kennung": f"{login}@{self.town}", "passwort": "ein-langes-passwort"})
        page = client.send(page, {"code": one_time_code(secret)})
        self.assertIn("Meine Arbeit", page.title, page.text[:300])
        return client

    def both(self, client):
        """The same browser on the other server."""
        other = self.client(self.second if client.port == self.first.port else self.first)
        other.cookies = client.cookies
        return other

    def test_an_application_walks_between_the_servers(self):
        here = self.client(self.first)
        there = self.both(here)
        page = here.get(f"/{self.town}/leistungen/digitaler-briefkasten/antrag")
        for step in range(40):
            if page.url.split("?")[0].endswith("/pruefen"):
                break
            client = (here, there)[step % 2]
            form = page.form()
            given = {name: value for name, value in journey.LETTERBOX.items() if name in form.names}
            page = client.send(page, given, button=("_go", "weiter"), form=form)
            self.assertEqual(page.status, 200, page.text[:300])
        form = page.form()
        boxes = {name: form.choices[name][0] for name, kind in form.names.items() if kind == "checkbox"}
        receipts = [client.send(page, boxes, form=form) for client in (here, there, here)]
        self.assertEqual(len({journey.reference_of(receipt) for receipt in receipts}), 1)

    def test_a_clerk_is_signed_in_on_both_and_out_on_both(self):
        here = self.clerk(self.first, "adler")
        there = self.both(here)
        self.assertIn("/desk/vorgaenge", there.get("/desk/vorgaenge").url)
        page = there.get("/desk/vorgaenge")
        out = next(f for f in page.forms if "abmelden" in f.action)
        there.send(page, form=out)
        self.assertIn("/desk/anmelden", here.get("/desk/vorgaenge").url)

    def test_of_two_clerks_the_second_is_shown_what_changed(self):
        receipt = journey.apply(self.client(self.first), self.town, "digitaler-briefkasten", journey.LETTERBOX)
        reference = journey.reference_of(receipt)
        clerks = [self.clerk(self.first, "berg"), self.clerk(self.second, "clausen")]
        pages = []
        for clerk in clerks:
            hits = clerk.get("/desk/vorgaenge?suche=" + reference)
            pages.append(clerk.get(next(link for link in hits.links if link.startswith("/desk/vorgaenge/"))))
        forms = [journey.form_to(page, "/uebernehmen") for page in pages]
        answers = [None, None]

        def take(number):
            answers[number] = clerks[number].send(pages[number], form=forms[number])
        threads = [threading.Thread(target=take, args=(number,)) for number in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        words = [bool(re.search("inzwischen|zwischenzeitlich|geändert", a.text)) for a in answers]
        self.assertEqual(sum(words), 1, [a.text[:600] for a in answers])
        history = house.rathaus("case", "show", reference, *self.first.place).stdout.decode()
        self.assertEqual(len(re.findall("übernommen", history)), 1, history)

    def test_a_worker_carries_and_each_mail_goes_once(self):
        worker = house.subprocess.Popen(
            [house.PROGRAM, "worker", *self.first.place], cwd=house.ROOT, stdin=house.subprocess.DEVNULL,
            stdout=self.first.log, stderr=self.first.log)
        try:
            with load.Citizens(self.town, self.first, self.second) as citizens:
                time.sleep(3)
            self.assertEqual(citizens.failures, [])
            for _ in range(600):
                if self.postgres.psql("SELECT count(*) FROM outbox WHERE kind = 'mail'") == "0":
                    break
                time.sleep(0.1)
            self.assertEqual(self.postgres.psql("SELECT count(*) FROM outbox WHERE kind = 'mail'"), "0")
            subjects = collections.Counter(self.mails())
            for reference in citizens.acknowledged:
                self.assertEqual(subjects[reference], 1, reference)
        finally:
            worker.send_signal(signal.SIGTERM)
            self.assertEqual(worker.wait(30), 0)

    def mails(self):
        """The references in the subjects of all mails that were put into the folder."""
        for file in pathlib.Path(self.first.data, "mail").iterdir():
            yield from set(re.findall(r"R-[0-9A-Z]{4}-[0-9A-Z]{4}", file.read_text(errors="replace").split("\n\n")[0]))


if __name__ == "__main__":
    unittest.main()
