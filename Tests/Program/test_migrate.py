"""An installation with cases walks from SQLite to PostgreSQL and back, and is whole on each side."""
import json
import os
import shutil
import tempfile
import unittest

import database
import house
import journey
import load


class Migrate(unittest.TestCase):
    def setUp(self):
        self.postgres = database.Server()
        self.addCleanup(self.postgres.stop)
        self.folder = tempfile.mkdtemp(prefix="rathaus-")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def migrate(self, *arguments):
        end = house.rathaus("migrate", *arguments, seconds=120)
        self.assertEqual(end.returncode, 0, end.stderr)
        words = end.stdout.decode()
        self.assertIn("All counts and hashes agree.", words)
        return {line.split(":")[0]: line.split(": ")[1] for line in words.splitlines() if " rows, " in line}

    def serve(self, data, url=None):
        server = house.Server(data, demo=False, database=url)
        self.addCleanup(server.__exit__)
        server.start(60)
        return server

    def apply(self, server):
        client = house.Client(server.port)
        self.addCleanup(client.close)
        return client, journey.apply(client, self.town, "digitaler-briefkasten", journey.LETTERBOX)

    def test_there_and_back_with_cases_documents_and_keys(self):
        old, back = os.path.join(self.folder, "old"), os.path.join(self.folder, "back")
        url, keys = self.postgres.url(), self.postgres.url("rathaus_keys")
        self.town = house.furnish(["--data", old])
        server = self.serve(old)
        citizen, receipt = self.apply(server)
        before = sorted(load.references(server))
        server.stop()

        there = self.migrate("--from", old, "--to", url, "--keys", keys)
        self.assertEqual(there["vorgang"].split()[0], str(len(before)))
        refused = house.rathaus("migrate", "--from", old, "--to", url, "--keys", keys)
        self.assertEqual(refused.returncode, 1)
        self.assertIn(b"not empty", refused.stderr)
        # The keys were taken along: the old file may go.
        os.rename(os.path.join(old, "keys.db"), os.path.join(self.folder, "keys.away"))
        server = house.Server(old, "--keys", keys, demo=False, database=url)
        self.addCleanup(server.__exit__)
        server.start(60)
        self.assertEqual(sorted(case["reference"] for case in self.cases(old, url, keys)), before)
        page = self.moved(citizen, server).get(receipt.url)
        self.assertEqual(journey.reference_of(page), journey.reference_of(receipt))
        _, second = self.apply(server)
        server.stop()

        os.mkdir(back)
        shutil.copy(os.path.join(old, "master.key"), back)
        shutil.copytree(os.path.join(old, "blobs"), os.path.join(back, "blobs"))
        self.migrate("--from", url, "--to", back, "--keys", keys, "--data", old)
        server = self.serve(back)
        self.assertEqual(sorted(load.references(server)), sorted(before + [journey.reference_of(second)]))
        page = self.moved(citizen, server).get(receipt.url)
        self.assertEqual(journey.reference_of(page), journey.reference_of(receipt))
        self.apply(server)

    def cases(self, data, url, keys):
        end = house.rathaus("case", "list", "--json", "--data", data, "--database", url, "--keys", keys)
        self.assertEqual(end.returncode, 0, end.stderr)
        return json.loads(end.stdout)

    def moved(self, client, server):
        """The same browser at the new server."""
        other = house.Client(server.port)
        self.addCleanup(other.close)
        other.cookies = client.cookies
        return other


if __name__ == "__main__":
    unittest.main()
