"""The limits of a request, each just below and just above: below it is served, above it is refused with the right status."""
import socket
import unittest

import house
from test_hostile_http import read


class Limits(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = house.Server()
        cls.server.start(300)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def status(self, request):
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=10) as line:
            try:
                line.sendall(request)
            except OSError:
                pass
            answers, _ = read(line, 1)
        return answers[0][0] if answers else 0

    def get(self, path="/", headers=()):
        lines = [f"GET {path} HTTP/1.1", "Host: x", *headers, "", ""]
        return self.status("\r\n".join(lines).encode())

    def post(self, length, body):
        head = "POST /lindenau/status HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        return self.status(head.encode() + f"Content-Length: {length}\r\n\r\n".encode() + body)

    def test_path(self):
        self.assertEqual(self.get("/" + "a" * 4_000), 404)
        self.assertEqual(self.get("/" + "a" * 4_100), 414)

    def test_one_header(self):
        self.assertEqual(self.get(headers=["X-A: " + "a" * 8_000]), 200)
        self.assertIn(self.get(headers=["X-A: " + "a" * 8_400]), (400, 431))

    def test_all_headers(self):
        self.assertEqual(self.get(headers=[f"X-{n}: " + "a" * 7_000 for n in range(4)]), 200)
        self.assertIn(self.get(headers=[f"X-{n}: " + "a" * 7_000 for n in range(5)]), (400, 431))

    def test_number_of_headers(self):
        self.assertEqual(self.get(headers=[f"X-{n}: a" for n in range(95)]), 200)
        self.assertIn(self.get(headers=[f"X-{n}: a" for n in range(120)]), (400, 431))

    def test_form_body(self):
        # 422: read, and not done for lack of a token.
        body = ("&".join(f"a{n}=" + "x" * 90_000 for n in range(11))).encode()
        self.assertEqual(self.post(len(body), body), 422)
        self.assertEqual(self.post((1 << 20) + 1, b"a=1"), 413)
        self.assertIn(self.post(10 ** 30, b"a=1"), (400, 413))

    def test_fields(self):
        most = b"&".join([b"a=1"] * 2_000)
        self.assertEqual(self.post(len(most), most), 422)
        more = most + b"&a=1"
        self.assertEqual(self.post(len(more), more), 413)


if __name__ == "__main__":
    unittest.main()
