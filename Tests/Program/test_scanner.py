"""Uploads are looked at for malware: what is infected is refused alone, and without the scanner nothing is taken."""
import json
import os
import socket
import tempfile
import threading
import time
import unittest

import house
import journey
import scanner

FIELD = "F99000004024"


class Scanned(unittest.TestCase):
    def server(self, address):
        server = house.Server(None, "--clamd", address, demo=False)
        self.town = house.furnish(["--data", server.data])
        server.start()
        self.addCleanup(server.__exit__)
        return server

    def with_files(self, server):
        """A draft that stands at the page with files; the client, the page, its form and the field."""
        client = house.Client(server.port, timeout=60)
        self.addCleanup(client.close)
        page = client.get(f"/{self.town}/leistungen/digitaler-briefkasten/antrag")
        for _ in range(20):
            form = page.form()
            field = next((n for n in form.names if n.endswith(FIELD)), None)
            if field:
                return client, page, form, field
            given = {n: v for n, v in journey.LETTERBOX.items() if n in form.names}
            page = client.send(page, given, button=("_go", "weiter"), form=form)
        self.fail("no page with files")

    def send(self, server, content, name="a.pdf"):
        client, page, form, field = self.with_files(server)
        return client.send(page, files={field: (name, "application/pdf", content)}, button=("_upload", field), form=form)

    def blobs(self, server):
        return [name for _, _, names in os.walk(os.path.join(server.data, "blobs")) for name in names]

    def test_what_is_infected_is_refused_alone_and_the_rest_is_kept(self):
        with scanner.Clamd() as clamd:
            server = self.server(clamd.address)
            for content in (scanner.pdf(scanner.TEST_FILE), scanner.pdf(scanner.TEST_FILE * 3 + b" " * 5_000, compressed=True),
                            scanner.pdf(b"harmless") + scanner.TEST_FILE):
                page = self.send(server, content)
                self.assertEqual(page.status, 422)
                self.assertIn("Schadsoftware gefunden", page.text)
                self.assertEqual(self.blobs(server), [])
            # An archive, the test file alone and a program are none of the kinds that are taken at all.
            page = self.send(server, scanner.TEST_FILE, "eicar.com")
            self.assertIn("können wir nicht annehmen", page.text)
            # A clean one of ten megabytes is taken, and what was typed before is there.
            client, page, form, field = self.with_files(server)
            page = client.send(page, files={field: ("a.pdf", "application/pdf", scanner.pdf(b"x" * 10_000_000))}, form=form,
                               button=("_go", "weiter"))
            self.assertNotIn("Schadsoftware", page.text)
            self.assertEqual(len(self.blobs(server)), 1)
            log = server.output()
            self.assertIn("an infected upload was refused", log)
            self.assertIn("Eicar-Test", log)
            self.assertNotIn("a.pdf", log)

    def test_without_the_scanner_no_upload_is_taken_and_everything_else_goes_on(self):
        clamd = scanner.Clamd()
        server = self.server(clamd.start())
        self.addCleanup(clamd.__exit__)
        client = house.Client(server.port)
        self.addCleanup(client.close)
        self.assertEqual(client.get("/health/ready").body, b"ok\nscanner: good\n")
        clamd.stop()
        time.sleep(1)
        page = self.send(server, scanner.pdf(b"harmless"))
        self.assertEqual(page.status, 422)
        self.assertIn("in ein paar Minuten noch einmal", page.text)
        self.assertEqual(self.blobs(server), [])
        self.assertEqual(client.get("/health/ready").body, b"ok\nscanner: unreachable\n")
        self.assertIn("uploads are refused", server.output())
        told = house.rathaus("doctor", "--data", server.data, "--clamd", clamd.address, "--json")
        self.assertEqual(told.returncode, 69, told.stderr)
        states = {one["adapter"]: one["state"] for one in json.loads(told.stdout)}
        self.assertEqual((states["storage"], states["scanner"]), ("good", "unreachable"))
        # An application without files goes through all the same, and with the scanner back the file is taken.
        receipt = journey.apply(client, self.town, "digitaler-briefkasten", journey.LETTERBOX)
        self.assertTrue(journey.reference_of(receipt))
        clamd.start()
        page = self.send(server, scanner.pdf(b"harmless"))
        self.assertNotIn("noch einmal", page.text)
        self.assertEqual(len(self.blobs(server)), 1)

    def test_a_scanner_that_never_answers_is_waited_for_once(self):
        with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
            path = os.path.join(folder, "silent")
            listener.bind(path)
            listener.listen(64)
            server = self.server(path)
            client, page, form, field = self.with_files(server)
            began = time.monotonic()
            body = [(field, ("%d.pdf" % n, "application/pdf", scanner.pdf(b"%d" % n))) for n in range(5)]
            others = []
            visitor = threading.Thread(target=lambda: others.append(house.Client(server.port).get("/health/live").status))
            visitor.start()
            page = client.send(page, files=Several(body), button=("_upload", field), form=form)
            took = time.monotonic() - began
            visitor.join()
            self.assertEqual((page.status, others), (422, [200]))
            self.assertIn("in ein paar Minuten noch einmal", page.text)
            self.assertLess(took, 30)
            self.assertGreater(took, 15)
            print(f"a silent scanner held five files for {took:.1f} s", flush=True)

    def test_an_address_that_is_none_is_refused(self):
        self.assertEqual(house.rathaus("serve", "--clamd", "nowhere").returncode, 64)


class Several:
    """Files of one field, as `house.multipart` takes them."""

    def __init__(self, pairs):
        self.pairs = pairs

    def items(self):
        return self.pairs


if __name__ == "__main__":
    unittest.main()
