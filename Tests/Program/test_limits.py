"""The limits of requests and uploads, each just below and just above: below it is served, above it is refused with the right
status or sentence. They are read from the table in code."""
import contextlib
import os
import re
import socket
import subprocess
import tempfile
import time
import unittest
import unittest.mock

import house
import journey
from limits import LIMITS
from scanner import pdf
from test_hostile_http import read


class Requests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = house.Server(demo=False)
        cls.town = house.furnish(["--data", cls.server.data])
        cls.server.start(60)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def status(self, request):
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=10) as line:
            with contextlib.suppress(OSError):
                line.sendall(request)
            answers, _ = read(line, 1)
        return answers[0][0] if answers else 0

    def get(self, path="/", headers=()):
        lines = [f"GET {path} HTTP/1.1", "Host: x", *headers, "", ""]
        return self.status("\r\n".join(lines).encode())

    def post(self, length, body):
        head = f"POST /{self.town}/status HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        return self.status(head.encode() + f"Content-Length: {length}\r\n\r\n".encode() + body)

    def test_path(self):
        most = LIMITS["pathBytes"]
        self.assertEqual(self.get("/" + "a" * (most - 1)), 404)
        self.assertEqual(self.get("/" + "a" * most), 414)

    def test_one_header(self):
        most = LIMITS["headerBytes"]
        self.assertEqual(self.get(headers=["X-A: " + "a" * (most - 100)]), 200)
        self.assertIn(self.get(headers=["X-A: " + "a" * (most + 100)]), (400, 431))

    def test_all_headers(self):
        most = LIMITS["headBytes"]
        self.assertEqual(self.get(headers=[f"X-{n}: " + "a" * (most // 5 - 100) for n in range(5)]), 200)
        self.assertIn(self.get(headers=[f"X-{n}: " + "a" * (most // 5 + 100) for n in range(5)]), (400, 431))

    def test_number_of_headers(self):
        # The host is one of them.
        most = LIMITS["headers"]
        self.assertEqual(self.get(headers=[f"X-{n}: a" for n in range(most - 2)]), 200)
        self.assertIn(self.get(headers=[f"X-{n}: a" for n in range(most + 1)]), (400, 431))

    def test_form_body(self):
        # 422: read, and not done for lack of a token.
        most = LIMITS["formBodyBytes"]
        field = b"a=" + b"x" * (LIMITS["formFieldBytes"] - 1) + b"&"
        body = field * (most // len(field))
        body += b"b=" + b"x" * (most - len(body) - 2)
        self.assertEqual(len(body), most)
        self.assertEqual(self.post(len(body), body), 422)
        self.assertEqual(self.post(most + 1, b"a=1"), 413)
        self.assertIn(self.post(10 ** 30, b"a=1"), (400, 413))

    def test_fields(self):
        most = b"&".join([b"a=1"] * LIMITS["formFields"])
        self.assertEqual(self.post(len(most), most), 422)
        more = most + b"&a=1"
        self.assertEqual(self.post(len(more), more), 413)

    def test_a_head_that_does_not_come_is_not_waited_for_longer(self):
        seconds = LIMITS["headSeconds"]
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=seconds + 10) as line:
            line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
            time.sleep(seconds - 4)
            line.sendall(b"\r\n")
            self.assertEqual(read(line, 1)[0][0][0], 200)
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=seconds + 10) as line:
            began = time.monotonic()
            line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
            with contextlib.suppress(OSError):
                while line.recv(4096):
                    pass
            self.assertLess(time.monotonic() - began, seconds + 5)

    def test_a_body_may_come_so_slowly_and_no_slower(self):
        rate, grace = LIMITS["bodyBytesPerSecond"], LIMITS["bodyGraceSeconds"]
        self.assertEqual(self.trickle(rate * 2, grace + 3), 422)
        self.assertIn(self.trickle(rate // 4, grace + 3), (0, 408))

    def trickle(self, bytes_per_second, seconds):
        """The status for a form that comes at this rate."""
        body = b"a=" + b"x" * (bytes_per_second * seconds - 2)
        head = (f"POST /{self.town}/status HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\n\r\n").encode()
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=30) as line:
            with contextlib.suppress(OSError):
                line.sendall(head)
                for start in range(0, len(body), bytes_per_second):
                    line.sendall(body[start:start + bytes_per_second])
                    time.sleep(1)
            answers, _ = read(line, 1)
        return answers[0][0] if answers else 0


class Descriptors(unittest.TestCase):
    def test_so_many_descriptors_are_kept_for_all_else(self):
        """With few descriptors the house takes fewer connections than they are; with many, the limit of connections holds."""
        kept, most = LIMITS["keptDescriptors"], 200
        self.assertGreater(LIMITS["connections"], most)
        server = house.Server(demo=False)
        self.addCleanup(server.__exit__)
        # The program raises its own soft limit, so both are lowered.
        with unittest.mock.patch.dict(os.environ, {"RATHAUS_UNDER": f"prlimit --nofile={most}:{most} --"}):
            server.start(60)
        lines, answered = [], 0
        try:
            for _ in range(most):
                line = socket.create_connection(("127.0.0.1", server.port), timeout=1)
                lines.append(line)
                line.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
                try:
                    answered += bool(line.recv(1))
                except OSError:
                    break
        finally:
            for line in lines:
                line.close()
        self.assertGreater(answered, most - kept - 5)
        self.assertLess(answered, most - kept + 5)


class Uploads(unittest.TestCase):
    FIELD = "F99000004024"

    @classmethod
    def setUpClass(cls):
        cls.server = house.Server(demo=False)
        cls.town = house.furnish(["--data", cls.server.data])
        cls.server.start(60)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def with_files(self):
        client = house.Client(self.server.port, timeout=120)
        self.addCleanup(client.close)
        page = client.get(f"/{self.town}/leistungen/digitaler-briefkasten/antrag")
        for _ in range(20):
            form = page.form()
            field = next((n for n in form.names if n.endswith(self.FIELD)), None)
            if field:
                return client, page, field
            given = {n: v for n, v in journey.LETTERBOX.items() if n in form.names}
            page = client.send(page, given, button=("_go", "weiter"), form=form)
        self.fail("no page with files")

    def add(self, client, page, field, contents):
        files = Several((field, (f"{n}.pdf", "application/pdf", content)) for n, content in enumerate(contents))
        return client.send(page, files=files, button=("_upload", field), form=page.form(field))

    def sized(self, size):
        """A PDF of so many bytes."""
        for guess in (size - len(pdf()), size - len(pdf()) - 16):
            content = pdf(b"x" * guess)
            if len(content) >= size:
                content = pdf(b"x" * (guess - (len(content) - size)))
        self.assertLess(abs(len(content) - size), 20)
        # Blanks behind the end are passed over by every reader.
        return content + b"\n" * max(0, size - len(content))

    def test_one_file(self):
        most = LIMITS["uploadBytes"]
        # The field of this service takes less than the house.
        client, page, field = self.with_files()
        taken = self.add(client, page, field, [self.sized(9_900_000)])
        self.assertNotIn("zu groß", taken.text)
        client, page, field = self.with_files()
        refused = self.add(client, page, field, [self.sized(most + 1)])
        self.assertIn("zu groß", refused.text)

    def test_all_files_of_an_application(self):
        most, size = LIMITS["applicationUploadBytes"], 9_500_000
        client, page, field = self.with_files()
        sent = 0
        while sent + size <= most:
            page = self.add(client, page, field, [self.sized(size)])
            self.assertNotIn("passt nicht mehr dazu", page.text)
            sent += size
        page = self.add(client, page, field, [self.sized(most - sent + 10_000)])
        self.assertIn("passt nicht mehr dazu", page.text)
        page = self.add(client, client.get(page.url.split("?")[0]), field, [self.sized(most - sent - 10_000)])
        self.assertNotIn("passt nicht mehr dazu", page.text)

    def test_number_of_files(self):
        most = LIMITS["applicationUploads"]
        client, page, field = self.with_files()
        page = self.add(client, page, field, [pdf(b"%d" % n) for n in range(most)])
        self.assertEqual(page.status, 200)
        self.assertNotIn("passt nicht mehr dazu", page.text)
        page = self.add(client, client.get(page.url.split("?")[0]), field, [pdf(b"more")])
        self.assertIn("passt nicht mehr dazu", page.text)


class Documents(unittest.TestCase):
    def test_an_xml_document(self):
        """One byte more than allowed is refused for its size; with one less the reader looks into it."""
        most = LIMITS["xmlDocumentBytes"]
        codes = []
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "schema.xml")
            for size in (most, most + 1):
                with open(path, "wb") as file:
                    file.write(b"<a>" + b" " * (size - 7) + b"</a>")
                done = subprocess.run(
                    [house.PROGRAM, "fim", "import", path, "--out", folder], capture_output=True, timeout=120)
                self.assertEqual(done.returncode, 1, done.stderr[-300:])
                codes.append(re.search(rb"\[([a-z-]+)\]\s*$", done.stderr.strip().split(b"\n")[0])[1].decode())
        self.assertNotEqual(codes[0], "xml-size")
        self.assertEqual(codes[1], "xml-size")


class Several:
    """Files of one field, as `house.multipart` takes them."""

    def __init__(self, pairs):
        self.pairs = list(pairs)

    def items(self):
        return self.pairs


if __name__ == "__main__":
    unittest.main()
