"""`kill -9` at random moments under load, of the program and of PostgreSQL: what was acknowledged is there, once.

`RATHAUS_KILLS` says how many kills each test does, `RATHAUS_SEED` repeats their moments."""
import os
import random
import time
import unittest

import database
import house
import load

KILLS = int(os.environ.get("RATHAUS_KILLS", "20"))
SEED = int(os.environ.get("RATHAUS_SEED", str(int(time.time()))))


class Kill(unittest.TestCase):
    def setUp(self):
        print(f"seed {SEED}, {KILLS} kills", flush=True)
        self.dice = random.Random(SEED)

    def serve(self, data=None, database=None):
        """A server on an installation with one town and one service."""
        server = house.Server(data, demo=False, database=database)
        self.addCleanup(server.__exit__)
        if not data:
            self.town = house.furnish(server.place)
        server.start(60)
        return server

    def postgres(self):
        postgres = database.Server()
        self.addCleanup(postgres.stop)
        return postgres

    def test_the_program_on_sqlite(self):
        self.kill_the_program(self.serve())

    def test_the_program_on_postgresql(self):
        self.kill_the_program(self.serve(database=self.postgres().url()))

    def kill_the_program(self, server):
        slowest = 0.0
        with load.Citizens(self.town, server) as citizens:
            for _ in range(KILLS):
                time.sleep(self.dice.uniform(0.2, 1.0))
                server.kill()
                slowest = max(slowest, server.start(60))
        self.check(server, citizens)
        self.assertLess(slowest, 10)

    def test_postgresql_under_two_servers(self):
        postgres = self.postgres()
        first = self.serve(database=postgres.url())
        second = self.serve(first.data, postgres.url())
        with load.Citizens(self.town, first, second) as citizens:
            for _ in range(KILLS):
                time.sleep(self.dice.uniform(0.2, 1.0))
                postgres.kill()
                postgres.start()
                self.wait_for_receipt(citizens)
        self.check(first, citizens)
        # What the crash emptied is found again.
        rows = int(postgres.psql("SELECT count(*) FROM vorgang WHERE status <> 'entwurf'"))
        for _ in range(300):
            if int(postgres.psql("SELECT count(*) FROM derived_entry WHERE title <> ''")) >= rows:
                return
            time.sleep(0.1)
        self.fail("lists and search did not follow")

    def wait_for_receipt(self, citizens):
        """Both servers go on by themselves when the database is back."""
        seen, end = len(citizens.acknowledged), time.monotonic() + 30
        while len(citizens.acknowledged) == seen:
            self.assertEqual(citizens.failures, [])
            self.assertLess(time.monotonic(), end, "no receipt within 30 s after PostgreSQL was back")
            time.sleep(0.02)

    def check(self, server, citizens):
        """Everybody sent until there was a receipt, so the cases are exactly those that were acknowledged."""
        self.assertEqual(citizens.failures, [])
        acknowledged = citizens.acknowledged
        print(f"{len(acknowledged)} acknowledged", flush=True)
        self.assertGreater(len(acknowledged), KILLS)
        kept = load.references(server)
        self.assertEqual(set(acknowledged) - set(kept), set(), "lost")
        self.assertEqual(len(acknowledged), len(set(acknowledged)))
        self.assertEqual(sorted(kept), sorted(acknowledged), "doubled")


if __name__ == "__main__":
    unittest.main()
