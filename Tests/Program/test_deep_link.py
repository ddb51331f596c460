"""Deep links by service key and regional key, for municipalities drawn from the official list: never nowhere."""
import os
import random
import re
import time
import unittest

import house

SEED = int(os.environ.get("RATHAUS_SEED", str(int(time.time()))))
LINKS = int(os.environ.get("RATHAUS_LINKS", "300"))
NOBODYS = "99123123123123"


def municipalities():
    """Key and name of every municipality of the list."""
    with open(os.path.join(house.ROOT, "Municipalities", "gemeinden.tsv"), encoding="utf-8") as table:
        rows = [line.split("\t") for line in table if not line.startswith("#")]
    return [(row[0], row[1].split(",")[0]) for row in rows if len(row[0]) == 12]


class DeepLinks(unittest.TestCase):
    def test_a_link_for_any_municipality_leads_on(self):
        every = municipalities()
        self.assertEqual(len(every), 10_943)
        drawn = random.Random(SEED).sample(every, min(LINKS, len(every)))
        print(f"seed {SEED}, {len(drawn)} of {len(every)} municipalities", flush=True)
        server = house.Server(demo=False)
        place = ["--data", server.data]
        # A Land and a town in it offer the same service; everywhere else nobody does.
        package = os.path.join(house.ROOT, "Leistungen", "bewohnerparkausweis")
        slugs = {}
        for key in ("06", "065310005005"):
            added = house.rathaus("town", "add", key, *place)
            self.assertEqual(added.returncode, 0, added.stderr)
            slugs[key] = added.stdout.decode().split()[1]
            done = house.rathaus("package", "publish", package, "--town", key, *place)
            self.assertEqual(done.returncode, 0, done.stderr)
        leika = self.key_of(package)
        with server:
            client = house.Client(server.port)
            counts = {"land": 0, "nobody": 0}
            for key, name in drawn:
                answer = client.get(f"/leistung/{leika}/{key}", follow=False)
                if key == "065310005005":
                    self.leads(answer, slugs[key])
                elif key.startswith("06"):
                    counts["land"] += 1
                    self.leads(answer, slugs["06"])
                else:
                    counts["nobody"] += 1
                    self.assertEqual(answer.status, 404, key)
                    self.assertIn("noch nicht online", answer.text)
                    self.assertIn(name, answer.text)
                    self.assertIn("tel:115", answer.links)
                unknown = client.get(f"/leistung/{NOBODYS}/{key}", follow=False)
                self.assertEqual(unknown.status, 404)
                self.assertIn("Diese Leistung kennen wir nicht", unknown.text)
            self.leads(client.get(f"/leistung/{leika}/065310005005", follow=False), slugs["065310005005"])
            nowhere = client.get(f"/leistung/{leika}/999999999999", follow=False)
            self.assertEqual(nowhere.status, 404)
            self.assertIn("Diesen Ort kennen wir nicht", nowhere.text)
            client.close()
        print(counts, flush=True)
        self.assertTrue(all(counts.values()), counts)

    def leads(self, answer, slug):
        self.assertIn(answer.status, (301, 302))
        self.assertEqual(answer.headers["location"], f"/{slug}/leistungen/bewohnerparkausweis")

    def key_of(self, package):
        """The key of a service, from its description."""
        with open(os.path.join(package, "leistung.xml"), encoding="utf-8") as description:
            return re.search(r">\s*(99\d{12})\s*<", description.read())[1]


if __name__ == "__main__":
    unittest.main()
