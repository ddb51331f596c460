"""Raw requests as attackers send them, replayed on loopback: each ends as expected, and the next visitor is served at once."""
import base64
import json
import os
import re
import socket
import struct
import time
import unittest

import hostile
import house

SLOW = os.environ.get("RATHAUS_SLOW") == "1"
# There is no interface for programs yet: what would go to it meets a page that is not there.
NO_API = [404, 405]
# The version of a request is not known behind the decoder: an answer to HTTP/1.0 keeps the connection until it idles.
KEPT = {"te-http10"}
# A form without our token is not done: the page asks to send it once more with one press.
NOT_DONE = 422


class HostileHTTP(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(os.path.join(hostile.folder(), "http", "requests.json"), encoding="utf-8") as file:
            cls.cases = json.load(file)["cases"]
        cls.server = house.Server()
        cls.server.start(300)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def test_every_request_ends_as_expected_and_the_next_is_served(self):
        failures, count, slowest = [], 0, 0.0
        for case in self.cases:
            if case["group"] == "slow" and not SLOW:
                continue
            count += 1
            problem = self.replay(case)
            began = time.monotonic()
            status = self.look()
            slowest = max(slowest, time.monotonic() - began)
            if status != 200:
                problem = f"the next visitor got {status}"
            if problem:
                failures.append(f"{case['name']}: {problem}")
            self.assertIsNone(self.server.process.poll(), f"the server died of {case['name']}")
        print(f"{count} requests replayed, the slowest next answer {slowest:.3f} s", flush=True)
        self.assertEqual([], failures, "\n".join(failures))
        self.assertLess(slowest, 1)

    def look(self):
        client = house.Client(self.server.port, timeout=5)
        try:
            return client.get("/health/live").status
        except OSError as error:
            return str(error)
        finally:
            client.close()

    def filled(self, step):
        if "send_base64" in step:
            return base64.b64decode(step["send_base64"])
        text = step.get("send", "")
        for name, value in {"host": f"127.0.0.1:{self.server.port}", "form": "/lindenau/status",
                            "api": "/api/v1/antraege", "large": "/lindenau/"}.items():
            text = text.replace("{" + name + "}", value)
        head, gap, body = step.get("send", "").partition("\r\n\r\n")
        if f"Content-Length: {len(body)}\r\n" in head + "\r\n" and "{" in body:   # the length was counted before
            text = text.replace(f"Content-Length: {len(body)}", f"Content-Length: {len(text.partition(gap)[2])}")
        return text.encode("latin-1") if all(ord(letter) < 256 for letter in text) else text.encode()

    def replay(self, case):
        """What went wrong; None if all went well."""
        expect = case["expect"]
        if case["group"] == "slow":
            return self.replay_slow(case)
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=5) as line:
            try:
                for step in case["steps"]:
                    line.sendall(self.filled(step) * step.get("repeat", 1))
                    if "wait_s" in step:
                        time.sleep(step["wait_s"])
                    if step.get("shutdown"):
                        line.shutdown(socket.SHUT_WR)
                    if step.get("reset"):
                        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                        return None
            except (BrokenPipeError, ConnectionResetError):
                pass                                # refused before everything was sent
            answers, closed = read(line, expect.get("responses"), expect.get("then") == "close")
        return self.judged(case, answers, closed)

    def judged(self, case, answers, closed):
        expect = case["expect"]
        wanted = expect.get("responses", 1)
        wanted = wanted if isinstance(wanted, list) else [wanted]
        statuses = [status for status, _ in answers]
        allowed = expect.get("status", [])
        if any("{api}" in step.get("send", "") for step in case["steps"]):
            allowed = allowed + NO_API
        if 403 in allowed or 303 in allowed:
            allowed = allowed + [NOT_DONE]
        if any(status >= 500 and status not in (501, 505) for status in statuses):
            return f"answered {statuses}"
        refused = not statuses and closed and (0 in allowed or 400 in allowed)
        if len(statuses) not in wanted and not refused:
            return f"{len(statuses)} answers {statuses}, not {wanted}"
        if allowed and any(status not in allowed for status in statuses):
            return f"answered {statuses}, not {allowed}"
        if expect.get("then") == "close" and not closed and statuses and case["name"] not in KEPT:
            return f"answered {statuses} and kept the connection"
        if b"evil.example" in b"".join(body for _, body in answers):
            return "the foreign host name came back"
        return None

    def replay_slow(self, case):
        """Goes as slowly as the case says, and looks whether others are served and whether the server closes in time."""
        expect, lines, worst = case["expect"], [], 0.0
        began, limit = time.monotonic(), case["expect"].get("closed_within_s")
        try:
            for step in case["steps"]:
                for _ in range(step.get("connections", 0 if lines else 1)):
                    lines.append(socket.create_connection(("127.0.0.1", self.server.port), timeout=5))
                for _ in range(step.get("repeat", 1)):
                    if any(not self.give(line, self.filled(step)) for line in lines) and limit:
                        return None if time.monotonic() - began <= limit else f"closed after {time.monotonic() - began:.0f} s"
                    time.sleep(step.get("every_s", 0))
                if step.get("reset"):
                    return None
                looked = time.monotonic()
                if self.look() != 200:
                    return "others were not served"
                worst = max(worst, time.monotonic() - looked)
            while limit and "read_bytes_per_s" not in case["steps"][-1] and time.monotonic() - began < limit:
                lines[0].settimeout(max(0.1, limit - (time.monotonic() - began)))
                try:
                    if not lines[0].recv(1 << 16):
                        return None
                except socket.timeout:
                    return f"still open after {limit} s"
        except OSError as error:
            return None if limit else str(error)
        finally:
            for line in lines:
                line.close()
        return f"others waited {worst:.1f} s" if worst > 1 else None

    def give(self, line, content):
        try:
            line.sendall(content)
            return True
        except OSError:
            return False


def read(line, wanted, to_the_end=False):
    """Complete answers as (status, head and body), and whether the server closed."""
    most = max(wanted) if isinstance(wanted, list) else (wanted or 1)
    data, closed, answers = b"", False, []
    end = time.monotonic() + (3 if to_the_end else 1.5)
    while time.monotonic() < end:
        line.settimeout(0.05 if len(answers) >= most and not to_the_end else max(0.01, end - time.monotonic()))
        try:
            more = line.recv(1 << 16)
        except socket.timeout:
            break
        except OSError:
            closed = True
            break
        if not more:
            closed = True
            break
        data += more
        answers, _ = parsed(data)
    return answers, closed


def parsed(data):
    answers = []
    while True:
        head, mark, rest = data.partition(b"\r\n\r\n")
        if not mark or not head.startswith(b"HTTP/"):
            return answers, data
        status = int(head.split(b" ", 2)[1])
        length = re.search(rb"(?im)^content-length: *(\d+)", head)
        if length:
            size = int(length[1])
        elif re.search(rb"(?im)^transfer-encoding: *chunked", head):
            at = 0
            while True:
                line = re.match(rb"([0-9a-fA-F]+)[^\r\n]*\r\n", rest[at:])
                if not line:
                    return answers, data
                at += line.end() + int(line[1], 16) + 2
                if int(line[1], 16) == 0:
                    break
            size = at
        else:
            size = 0
        if len(rest) < size:
            # The answer to HEAD has a length and no body.
            if not rest:
                answers.append((status, head))
            return answers, data
        if status >= 200:
            answers.append((status, head + rest[:size]))
        data = rest[size:]


if __name__ == "__main__":
    unittest.main()
