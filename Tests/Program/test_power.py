"""Power loss: every write and sync of one run under load is recorded, and images of the disk as a failure at any moment may
leave it are opened and verified. A run whose syncs are not done must show losses, or this test would be blind."""
import hashlib
import os
import random
import shutil
import sqlite3
import tempfile
import threading
import time
import unittest

import house
import journey
import replay

IMAGES = int(os.environ.get("RATHAUS_IMAGES", "1000"))
RESTARTS = int(os.environ.get("RATHAUS_RESTARTS", str(max(4, IMAGES // 250))))
SEED = int(os.environ.get("RATHAUS_SEED", str(int(time.time()))))
SECONDS = float(os.environ.get("RATHAUS_LOAD_SECONDS", "6"))


class Recording:
    """A server under load with every write recorded, and what it acknowledged at which place of the record."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="rathaus-power-")
        self.data = os.path.join(self.folder, "data")
        self.before = os.path.join(self.folder, "before")
        self.log = os.path.join(self.folder, "log")
        self.acknowledged = []                # (place in the record, reference)
        self.lock = threading.Lock()

    def run(self):
        first = house.Server(data=self.data)
        first.start(120)
        first.stop()
        shutil.copytree(self.data, self.before)
        library = replay.library("record")
        os.environ.update(LD_PRELOAD=library, RECORD_FOLDER=self.data, RECORD_LOG=self.log)
        server = house.Server(data=self.data, demo=False)
        try:
            server.start(60)
        finally:
            for name in ("LD_PRELOAD", "RECORD_FOLDER", "RECORD_LOG"):
                del os.environ[name]
        end = threading.Event()
        workers = [threading.Thread(target=self.submit, args=(server.port, end, town)) for town in ("lindenau", "auenfeld") * 2]
        for worker in workers:
            worker.start()
        time.sleep(SECONDS)
        end.set()
        for worker in workers:
            worker.join()
        server.kill()
        with open(self.log, "rb") as file:
            self.record = file.read()

    def submit(self, port, end, town):
        pdf = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\nstartxref\n0\n%%EOF\n"
        while not end.is_set():
            client = house.Client(port, timeout=20)
            try:
                page = client.get(f"/{town}/leistungen/digitaler-briefkasten/antrag")
                while not page.url.split("?")[0].endswith("/pruefen"):
                    form = page.form()
                    given = {n: v for n, v in journey.LETTERBOX.items() if n in form.names}
                    files = {n: ("a.pdf", "application/pdf", pdf) for n in form.names if n.endswith("F99000004024")}
                    page = client.send(page, given, files=files, button=("_go", "weiter"), form=form)
                form = page.form()
                boxes = {n: form.choices[n][0] for n, kind in form.names.items() if kind == "checkbox"}
                reference = journey.reference_of(client.send(page, boxes, form=form))
                with self.lock:
                    self.acknowledged.append((os.stat(self.log).st_size, reference))
            finally:
                client.close()

    def images(self, count, dice, without_sync=()):
        """Folders with images at drawn moments, and what was acknowledged by then."""
        ends = [end for *_, end in replay.records(self.record)]
        moments = sorted(dice.choice(ends) for _ in range(count))
        disk = replay.Disk(self.before, without_sync)
        disk.root = self.data
        disk.names = {self.data + path[len(self.before):]: thing for path, thing in disk.names.items()}
        disk.kept = dict(disk.names)
        fast = "/dev/shm" if os.path.isdir("/dev/shm") else None
        for kind, descriptor, place, data, end in replay.records(self.record):
            disk.step(kind, descriptor, place, data)
            while moments and moments[0] <= end:
                moments.pop(0)
                out = tempfile.mkdtemp(prefix="rathaus-image-", dir=fast)
                disk.image(out, dice)
                yield out, [reference for at, reference in self.acknowledged if at <= end]
                shutil.rmtree(out)


def faults(folder, acknowledged):
    """What is wrong with an image: the engine's own check, the journal's chain, keys, and what was acknowledged."""
    found = []
    try:
        main = sqlite3.connect(os.path.join(folder, "rathaus.db"))
        keys = sqlite3.connect(os.path.join(folder, "keys.db"))
        for name, database in (("rathaus.db", main), ("keys.db", keys)):
            said = database.execute("PRAGMA integrity_check").fetchall()
            if said != [("ok",)]:
                found.append(f"{name}: {said[:3]}")
        rows = main.execute("SELECT id, reference, version, key_id FROM vorgang").fetchall()
        there = {reference for _, reference, _, _ in rows}
        found += [f"{reference} was acknowledged and is lost" for reference in acknowledged if reference not in there]
        kept = {row[0] for row in keys.execute("SELECT id FROM key")}
        found += [f"the key of {row[0]} is lost" for row in rows if row[3] not in kept]
        versions = {}
        for stream, version, header, body, hash in main.execute(
                "SELECT stream, version, header, body, hash FROM event ORDER BY stream, version"):
            if version != versions.get(stream, 0) + 1:
                found.append(f"{stream} has a gap before {version}")
            versions[stream] = version
            if hashlib.sha256(header + body).digest() != hash:
                found.append(f"entry {version} of {stream} was changed")
        found += [f"the row of {row[0]} stands at {row[2]} of {versions.get(row[0], 0)}"
                  for row in rows if versions.get(row[0], 0) != row[2]]
        main.close()
        keys.close()
    except sqlite3.Error as error:
        found.append(f"{type(error).__name__}: {error}")
    return found


class Power(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print(f"seed {SEED}, {IMAGES} images", flush=True)
        cls.recording = Recording()
        cls.recording.run()
        kinds = [kind for kind, *_ in replay.records(cls.recording.record)]
        print(f"recorded {kinds.count('W')} writes, {kinds.count('S')} syncs, "
              f"{len(cls.recording.acknowledged)} acknowledged", flush=True)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.recording.folder, True)

    def test_nothing_acknowledged_is_lost_and_nothing_is_corrupt(self):
        self.assertGreater(len(self.recording.acknowledged), 5)
        dice = random.Random(SEED)
        restarts = set(dice.sample(range(IMAGES), min(RESTARTS, IMAGES)))
        failures, damaged, slowest = [], 0, 0.0
        for number, (image, acknowledged) in enumerate(self.recording.images(IMAGES, dice)):
            found = faults(image, acknowledged)
            if not found and number in restarts:
                seconds, said = self.restart(image, acknowledged)
                slowest = max(slowest, seconds)
                found += said
            if found:
                failures.append(f"image {number}: {found[:3]}")
        print(f"{IMAGES} images, {len(restarts)} started and verified by the program, slowest start {slowest:.2f} s", flush=True)
        self.assertEqual([], failures[:10], "\n".join(failures[:10]))

    def restart(self, image, acknowledged):
        """Starts the program on an image, as it is after the power is back: ready without hands, and whole."""
        server = house.Server(data=image, demo=False)
        try:
            seconds = server.start(30)
        except RuntimeError as error:
            return 30, [str(error)[-400:]]
        finally:
            server.stop()
        verified = house.rathaus("journal", "verify", "--data", image)
        said = [] if verified.returncode == 0 else [(verified.stdout + verified.stderr).decode()[-400:]]
        return seconds, said + ([f"ready after {seconds:.1f} s"] if seconds > 10 else [])

    def test_a_log_that_is_not_synced_shows_losses(self):
        dice = random.Random(SEED)
        lost = sum(any("lost" in fault for fault in faults(image, acknowledged))
                   for image, acknowledged in self.recording.images(60, dice, without_sync=("-wal",)))
        print(f"control: {lost} of 60 images lost what was acknowledged", flush=True)
        self.assertGreater(lost, 0)


if __name__ == "__main__":
    unittest.main()
