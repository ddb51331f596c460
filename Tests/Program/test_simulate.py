"""A thousand simulated town halls with faults: no invariant breaks. A failing seed is printed and repeats."""
import os
import re
import time
import unittest

import house

SEEDS = int(os.environ.get("RATHAUS_SEEDS", "1000"))
SEED = int(os.environ.get("RATHAUS_SEED", str(int(time.time()))))


class Simulate(unittest.TestCase):
    def test_no_invariant_breaks(self):
        print(f"seeds {SEED} to {SEED + SEEDS - 1}", flush=True)
        began = time.monotonic()
        end = house.rathaus("simulate", "--seed", str(SEED), "--seeds", str(SEEDS), seconds=60 + SEEDS)
        seconds = time.monotonic() - began
        print(end.stdout.decode().strip().splitlines()[-1], f"in {seconds:.1f} s", flush=True)
        self.assertEqual(end.returncode, 0, end.stdout.decode()[-4000:])

    def test_the_same_seed_repeats(self):
        traces = [house.rathaus("simulate", "--seed", str(SEED)).stdout for _ in range(2)]
        self.assertEqual(traces[0], traces[1])
        self.assertTrue(re.search(rb"trace [0-9a-f]+", traces[0]), traces[0])


if __name__ == "__main__":
    unittest.main()
