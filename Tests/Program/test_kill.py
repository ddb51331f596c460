"""`kill -9` at random moments under submissions: what was acknowledged is there, once, after each restart."""
import json
import os
import random
import threading
import time
import unittest

import house
import journey

KILLS = int(os.environ.get("RATHAUS_KILLS", "20"))
SEED = int(os.environ.get("RATHAUS_SEED", str(int(time.time()))))


class Kill(unittest.TestCase):
    def test_nothing_acknowledged_is_lost_or_doubled(self):
        print(f"seed {SEED}, {KILLS} kills", flush=True)
        dice = random.Random(SEED)
        server = house.Server()
        server.start(120)
        self.addCleanup(server.__exit__)
        acknowledged, lock = [], threading.Lock()
        slowest = 0.0
        for _ in range(KILLS):
            end = threading.Event()
            workers = [threading.Thread(target=self.submit, args=(server.port, end, acknowledged, lock)) for _ in range(4)]
            for worker in workers:
                worker.start()
            time.sleep(dice.uniform(0.2, 1.0))
            server.kill()
            end.set()
            for worker in workers:
                worker.join()
            slowest = max(slowest, server.start(60))
        listed = house.rathaus("case", "list", "--json", "--data", server.data)
        self.assertEqual(listed.returncode, 0, listed.stderr)
        references = [case["reference"] for case in json.loads(listed.stdout)]
        print(f"{len(acknowledged)} acknowledged, slowest restart {slowest:.2f} s", flush=True)
        self.assertGreater(len(acknowledged), KILLS)
        self.assertEqual(len(references), len(set(references)))
        self.assertEqual(set(acknowledged) - set(references), set())
        self.assertLess(slowest, 10)

    def submit(self, port, end, acknowledged, lock):
        while not end.is_set():
            client = house.Client(port, timeout=5)
            try:
                receipt = journey.apply(client, "lindenau", "digitaler-briefkasten", journey.LETTERBOX)
                with lock:
                    acknowledged.append(journey.reference_of(receipt))
            except (OSError, AssertionError, AttributeError, StopIteration, IndexError):
                pass                                # the server was killed under it
            except Exception as error:              # http.client's own, for answers cut in two
                if "http.client" not in type(error).__module__:
                    raise
            finally:
                client.close()


if __name__ == "__main__":
    unittest.main()
