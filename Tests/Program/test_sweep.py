"""Uploads that were never sent and drafts that nobody finished are gone after their time, and what was sent stays."""
import os
import sqlite3
import unittest

import house
import journey

DAY = 86_400_000_000
PDF = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


class Sweep(unittest.TestCase):
    def setUp(self):
        self.server = house.Server(demo=False)
        self.place = ["--data", self.server.data]
        self.town = house.furnish(self.place)
        self.server.start()
        self.addCleanup(self.server.__exit__)

    def draft(self, files):
        """A draft as far as the page with files, that page included; the client and its page."""
        client = house.Client(self.server.port)
        self.addCleanup(client.close)
        page = client.get(f"/{self.town}/leistungen/digitaler-briefkasten/antrag")
        for _ in range(20):
            form = page.form()
            field = next((n for n, kind in form.names.items() if kind == "file"), None)
            given = {n: v for n, v in journey.LETTERBOX.items() if n in form.names}
            sent = {field: ("a.pdf", "application/pdf", PDF)} if field and files else None
            page = client.send(page, given, files=sent, button=("_go", "weiter"), form=form)
            self.assertEqual(page.status, 200)
            if field:
                return client, page
        self.fail("no page with files")

    def blobs(self):
        return sorted(name for _, _, names in os.walk(os.path.join(self.server.data, "blobs")) for name in names)

    def sql(self, statement, *values):
        with sqlite3.connect(os.path.join(self.server.data, "rathaus.db"), timeout=10) as connection:
            return connection.execute(statement, values).fetchall()

    def sweep(self, *arguments):
        done = house.rathaus("sweep", *self.place, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.decode().strip()

    def test_what_is_never_sent_goes_and_what_is_sent_stays(self):
        client, page = self.draft(files=True)
        self.draft(files=True)
        kept = self.sql("SELECT id FROM stored_file WHERE stand = 'named' ORDER BY id")
        self.assertEqual(len(kept), 2)
        # A file whose form never came: noted and put, and named by nothing.
        self.sql("INSERT INTO stored_file VALUES ('lost01', ?, 'nobody', 0, 'waiting')", "065310005005")
        orphan = os.path.join(self.server.data, "blobs", "065310005005", "01")
        os.makedirs(orphan, exist_ok=True)
        for name in ("lost01", "lost01.part"):
            with open(os.path.join(orphan, name), "wb") as file:
                file.write(b"sealed")
        self.assertEqual(self.sweep(), "1 files and 0 drafts swept, 0 not")
        self.assertEqual(self.blobs(), [row[0] for row in kept])

        # One person goes on and sends; half a year later the draft of the other is gone, with all it had.
        for _ in range(20):
            if page.url.split("?")[0].endswith("/pruefen"):
                break
            form = page.form()
            given = {n: v for n, v in journey.LETTERBOX.items() if n in form.names}
            page = client.send(page, given, button=("_go", "weiter"), form=form)
        form = page.form()
        boxes = {n: form.choices[n][0] for n, kind in form.names.items() if kind == "checkbox"}
        receipt = client.send(page, boxes, form=form)
        reference = journey.reference_of(receipt)
        drafts = self.sql("SELECT id, key_id FROM vorgang WHERE status = 'entwurf'")
        self.assertEqual(len(drafts), 1)
        self.assertEqual(self.sweep("--draft-days", "1"), "0 files and 0 drafts swept, 0 not")
        self.server.stop()
        self.sql("UPDATE vorgang SET changed = changed - ? WHERE status = 'entwurf'", 2 * DAY)
        self.assertEqual(self.sweep("--draft-days", "1"), "1 files and 1 drafts swept, 0 not")
        (draft, key), = drafts
        for table in ("event", "stored_file", "outbox", "aufgabe"):
            self.assertEqual(self.sql(f"SELECT COUNT(*) FROM {table} WHERE stream = ?", draft), [(0,)])
        self.assertEqual(self.sql("SELECT COUNT(*) FROM given_up_key"), [(0,)])
        with sqlite3.connect(os.path.join(self.server.data, "keys.db")) as keys:
            self.assertEqual(keys.execute("SELECT COUNT(*) FROM key WHERE id = ?", (key,)).fetchone(), (0,))
        self.assertEqual(len(self.blobs()), len(self.sql("SELECT id FROM stored_file")))
        shown = house.rathaus("case", "show", reference, *self.place)
        self.assertEqual(shown.returncode, 0, shown.stderr)
        verified = house.rathaus("journal", "verify", *self.place)
        self.assertEqual(verified.returncode, 0, verified.stdout)

    def test_days_that_make_no_sense_are_refused(self):
        self.assertEqual(house.rathaus("sweep", *self.place, "--draft-days", "0").returncode, 64)


if __name__ == "__main__":
    unittest.main()
