"""A disk that is full, a disk whose calls fail, and a process that may open few files: what was acknowledged stays, readers
read on, writers are told, and afterwards everything goes on without hands."""
import contextlib
import errno
import http.client
import json
import mmap
import os
import random
import shutil
import struct
import subprocess
import tempfile
import time
import unittest

import house
import journey
import replay

FILLS = int(os.environ.get("RATHAUS_FILLS", "3"))
CALLS = int(os.environ.get("RATHAUS_CALLS", "200"))
SEED = int(os.environ.get("RATHAUS_SEED", str(int(time.time()))))


class Refused(Exception):
    """The server said that it could not."""


def submit(server):
    """A submitted application's reference; Refused with the answer if the server said 503."""
    client = house.Client(server.port, timeout=20)
    try:
        pdf = b"%PDF-1.4\n" + os.urandom(200).hex().encode() + b"\nstartxref\n0\n%%EOF\n"
        page = client.get("/lindenau/leistungen/digitaler-briefkasten/antrag")
        for _ in range(30):
            if page.status == 503:
                raise Refused(page.text)
            assert page.status == 200, (page.status, page.text[:200])
            form = page.form()
            if page.url.split("?")[0].endswith("/eingang"):
                return journey.reference_of(page)
            if page.url.split("?")[0].endswith("/pruefen"):
                boxes = {n: form.choices[n][0] for n, kind in form.names.items() if kind == "checkbox"}
                page = client.send(page, boxes, form=form)
                continue
            given = {n: v for n, v in journey.LETTERBOX.items() if n in form.names}
            files = {n: ("a.pdf", "application/pdf", pdf) for n in form.names if n.endswith("F99000004024")}
            page = client.send(page, given, files=files, button=("_go", "weiter"), form=form)
        raise AssertionError("the form does not end")
    finally:
        client.close()


class Disk(unittest.TestCase):
    def check(self, server, acknowledged):
        """Everything acknowledged is there, once, and the journal is whole."""
        listed = house.rathaus("case", "list", "--json", "--data", server.data)
        self.assertEqual(listed.returncode, 0, listed.stderr)
        references = [case["reference"] for case in json.loads(listed.stdout)]
        self.assertEqual(len(references), len(set(references)))
        self.assertEqual(set(acknowledged) - set(references), set())
        verified = house.rathaus("journal", "verify", "--data", server.data)
        self.assertEqual(verified.returncode, 0, verified.stdout.decode()[-600:])

    def until_it_goes_on(self, server, seconds=15):
        end = time.monotonic() + seconds
        while True:
            try:
                return submit(server)
            except Refused as refused:
                if time.monotonic() > end:
                    self.fail(f"it does not go on: {str(refused)[:200]}")
                time.sleep(0.2)

    def test_a_full_disk_refuses_clearly_reads_on_and_recovers(self):
        place = tempfile.mkdtemp(prefix="rathaus-full-")
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={128 + 2 * FILLS}m", "tmpfs", place], capture_output=True)
        if mounted.returncode:
            shutil.rmtree(place, True)
            self.skipTest("no file system can be mounted here: " + mounted.stderr.decode().strip())
        self.addCleanup(subprocess.run, ["umount", "-l", place])
        dice = random.Random(SEED)
        server = house.Server(data=os.path.join(place, "data"))
        server.start(300)
        self.addCleanup(server.stop)
        acknowledged, refused = [submit(server)], 0
        for fill in range(FILLS):
            self.fill(os.path.join(place, "filler"), dice.choice([0, dice.randrange(300_000)]))
            for _ in range(40):
                try:
                    acknowledged.append(submit(server))
                except Refused as words:
                    refused += 1
                    self.assertIn("Versuchen Sie es in einigen Minuten noch einmal", str(words))
                    break
            else:
                self.fail("the disk never became full")
            client = house.Client(server.port)
            for path in ("/lindenau/", "/lindenau/leistungen/digitaler-briefkasten", "/health/live", "/desk/anmelden"):
                self.assertEqual(client.get(path).status, 200, path)
            client.close()
            with contextlib.suppress(FileNotFoundError):
                os.remove(os.path.join(place, "filler"))
            acknowledged.append(self.until_it_goes_on(server))
            self.assertIsNone(server.process.poll(), "the server died")
        self.check(server, acknowledged)
        print(f"seed {SEED}: {FILLS} fills, {refused} refusals, {len(acknowledged)} acknowledged, 0 lost", flush=True)

    def fill(self, path, left):
        try:
            with open(path, "wb", buffering=0) as file:
                while True:
                    file.write(bytes(65_536))
        except OSError:
            pass
        if not os.path.exists(path):
            return
        size = os.path.getsize(path)
        os.truncate(path, max(0, size - left))

    def test_calls_that_fail_lose_nothing(self):
        folder = tempfile.mkdtemp(prefix="rathaus-fail-")
        self.addCleanup(shutil.rmtree, folder, True)
        control = os.path.join(folder, "control")
        with open(control, "wb") as file:
            file.write(bytes(32))
        server = house.Server(data=os.path.join(folder, "data"))
        os.environ.update(LD_PRELOAD=replay.library("fail"), FAIL_FOLDER=server.data, FAIL_CONTROL=control)
        try:
            server.start(300)
        finally:
            for name in ("LD_PRELOAD", "FAIL_FOLDER", "FAIL_CONTROL"):
                del os.environ[name]
        self.addCleanup(server.stop)
        dice = random.Random(SEED)
        acknowledged, refused, failed = [submit(server)], 0, 0
        with open(control, "r+b") as file:
            shared = mmap.mmap(file.fileno(), 32)
        for call in range(CALLS):
            number = dice.choice([errno.EIO, errno.ENOSPC])
            shared[:] = struct.pack("<4q", dice.randint(1, 60), dice.random() < 0.3, number, 0)
            try:
                acknowledged.append(submit(server))
            except Refused:
                refused += 1
            except (http.client.HTTPException, OSError) as error:
                self.fail(f"call {call}: no answer: {error!r}")
            failed += struct.unpack("<4q", shared[:])[3] > 0
            shared[:] = bytes(32)
            self.assertIsNone(server.process.poll(), f"the server died at call {call} of seed {SEED}")
            if dice.random() < 0.3:
                acknowledged.append(self.until_it_goes_on(server))
        acknowledged.append(self.until_it_goes_on(server))
        self.check(server, acknowledged)
        print(f"seed {SEED}: {CALLS} runs, in {failed} a call failed, {refused} refusals, "
              f"{len(acknowledged)} acknowledged, 0 lost", flush=True)
        self.assertGreater(failed, CALLS / 4)

    def test_more_connections_than_descriptors_are_survived(self):
        os.environ["RATHAUS_UNDER"] = "prlimit --nofile=160:160"
        server = house.Server()
        try:
            server.start(300)
        finally:
            del os.environ["RATHAUS_UNDER"]
        self.addCleanup(server.__exit__)
        lines = []
        for _ in range(300):
            line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=1)
            try:
                line.connect()
                line.sock.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
                lines.append(line)
            except OSError:
                break
        time.sleep(1)
        self.assertIsNone(server.process.poll(), "the server died")
        for line in lines:
            line.close()
        end = time.monotonic() + 20
        while True:
            try:
                submit(server)
                break
            except (OSError, http.client.HTTPException, Refused, AssertionError):
                self.assertLess(time.monotonic(), end, "it does not recover")
                time.sleep(0.3)
        self.assertIsNone(server.process.poll(), "the server died")
        print(f"{len(lines)} connections held with 160 descriptors, then served on", flush=True)


if __name__ == "__main__":
    unittest.main()
