"""`kill -9` of a worker at random moments while a server goes on: each errand has its effect once at the receiver's key.

`RATHAUS_KILLS` says how many kills, `RATHAUS_SEED` repeats their moments."""
import collections
import email
import email.policy
import os
import random
import re
import signal
import subprocess
import time
import unittest

import database
import house
import load
import post_office

KILLS = int(os.environ.get("RATHAUS_KILLS", "3"))
SEED = int(os.environ.get("RATHAUS_SEED", str(int(time.time()))))
# Whoever carries a mail, it says the same.
BASE = "https://rathaus.example"
REFERENCE = re.compile(r"R-[0-9A-Z]{4}-[0-9A-Z]{4}")


class Worker(unittest.TestCase):
    def setUp(self):
        self.dice = random.Random(SEED)
        self.worker = None
        self.addCleanup(self.kill)

    def start(self, server, office):
        self.worker = subprocess.Popen(
            [house.PROGRAM, "worker", *server.place, "--mail", office.url, "--base", BASE], cwd=house.ROOT, stdin=subprocess.DEVNULL,
            stdout=server.log, stderr=server.log)

    def kill(self):
        if self.worker and self.worker.poll() is None:
            self.worker.send_signal(signal.SIGKILL)
            self.worker.wait()

    def test_each_errand_has_its_effect_once(self):
        print(f"seed {SEED}, {KILLS} kills", flush=True)
        postgres = database.Server()
        self.addCleanup(postgres.stop)
        with post_office.PostOffice() as office:
            server = house.Server(None, "--mail", office.url, "--base", BASE, demo=False, database=postgres.url())
            self.addCleanup(server.__exit__)
            town = house.furnish(server.place)
            server.start(60)
            caught = 0
            with load.Citizens(town, server, people=2) as citizens:
                for _ in range(KILLS):
                    self.start(server, office)
                    # Killed while it holds something: it has leased what is due only after its moment.
                    time.sleep(self.dice.uniform(1.0, 2.5))
                    now = int(time.time() * 1_000_000)
                    caught += int(postgres.psql(f"SELECT count(*) FROM outbox WHERE available > {now} AND attempts > 0")) > 0
                    self.kill()
            self.assertEqual(citizens.failures, [])
            # What a killed worker held is its own for two minutes more; they pass at once.
            self.start(server, office)
            self.drain(postgres)
            self.check(server, office, citizens, postgres)
            print(f"{len(citizens.acknowledged)} acknowledged, {caught} of {KILLS} kills caught something in hand", flush=True)

    def drain(self, postgres):
        """Until nothing waits; a night's letters take their time, so only a standstill is too long."""
        least, end = None, 0
        while (waiting := int(postgres.psql("SELECT count(*) FROM outbox"))) > 0:
            if least is None or waiting < least:
                least, end = waiting, time.monotonic() + 180
            self.assertLess(time.monotonic(), end, postgres.psql("SELECT kind, attempts, reason FROM outbox LIMIT 5"))
            now = int(time.time() * 1_000_000)
            postgres.psql(f"UPDATE outbox SET available = {now} WHERE available > {now + 20_000_000}")
            time.sleep(1)

    def check(self, server, office, citizens, postgres):
        self.assertGreater(len(citizens.acknowledged), KILLS)
        self.assertEqual(sorted(load.references(server)), sorted(citizens.acknowledged))
        # One key for each application, and under it the same mail, however often it came.
        keys = collections.defaultdict(set)
        for key, mails in office.mails.items():
            self.assertEqual(len(set(mails)), 1, key)
            subject = str(email.message_from_bytes(mails[0], policy=email.policy.default)["Subject"])
            keys[REFERENCE.search(subject)[0]].add(key)
        self.assertEqual({r: len(k) for r, k in keys.items()}, {r: 1 for r in citizens.acknowledged})
        again = sum(len(mails) - 1 for mails in office.mails.values())
        print(f"{len(office.mails)} mails, {again} of them came again under their key", flush=True)
        # One receipt was printed for each, and every other try left nothing that is named.
        printed = postgres.psql(
            "SELECT count(*) FROM (SELECT stream FROM event WHERE convert_from(header, 'UTF8')::json->>'kind' = "
            "'SchreibenGedruckt' GROUP BY stream HAVING count(*) <> 1) AS wrong")
        self.assertEqual(printed, "0")
        total = postgres.psql(
            "SELECT count(*) FROM event WHERE convert_from(header, 'UTF8')::json->>'kind' = 'SchreibenGedruckt'")
        self.assertEqual(int(total), len(citizens.acknowledged))
        verified = house.rathaus("journal", "verify", *server.place, seconds=300)
        self.assertEqual(verified.returncode, 0, verified.stdout[-600:])


if __name__ == "__main__":
    unittest.main()
