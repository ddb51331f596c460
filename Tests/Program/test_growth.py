"""A server that answers for days takes no more memory, descriptors or threads than one that has answered for a while.

`RATHAUS_REQUESTS` says how many requests are counted after the warm-up (20,000; at night 1,000,000). What the allocator
keeps back is kept once, what leaks is lost with each request: a count that grew too much is counted again, twice at most.
"""
import os
import re
import shutil
import time
import unittest
import urllib.parse

import house
import journey
import wrk

REQUESTS = int(os.environ.get("RATHAUS_REQUESTS", "20000"))
WARM_UP = max(20_000, REQUESTS // 5)
DRAFTS, LOOKS = 20, 10
# Bytes for each request; below 100,000 of them what the allocator may keep back.
GROWTH, LEAST = 1_000_000 / 100_000, 1_000_000
MORE, COUNTS = 4, 3


def settled(server):
    """How many descriptors the process holds once the connections of the load are closed: the same number for a second."""
    folder, last, since = f"/proc/{server.process.pid}/fd", None, time.monotonic()
    until = since + 20
    while time.monotonic() < min(since + 1, until):
        now = len(os.listdir(folder))
        if now != last:
            last, since = now, time.monotonic()
        time.sleep(0.05)
    return last


def taken(server):
    """What the process holds: bytes of memory, descriptors, threads."""
    descriptors = settled(server)
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as file:
        status = file.read()
    return {
        "memory": int(re.search(r"RssAnon:\s+(\d+)", status)[1]) * 1_024,
        "descriptors": descriptors,
        "threads": int(re.search(r"Threads:\s+(\d+)", status)[1]),
    }


@unittest.skipUnless(shutil.which("wrk"), "wrk is not installed")
class Growth(unittest.TestCase):
    def requests(self, server):
        """Every kind of page, drafts that are saved, a wrong code, and addresses that are not there."""
        citizen, clerk = house.Client(server.port), house.Client(server.port)
        receipt = journey.apply(citizen, "lindenau", "digitaler-briefkasten", journey.LETTERBOX)
        journey.sign_in(clerk)
        cases = [link for link in clerk.get("/desk/vorgaenge").links if link.startswith("/desk/vorgaenge/")]
        looks = [
            wrk.Request("/"), wrk.Request("/lindenau/"), wrk.Request("/lindenau/leistungen/hundesteuer-anmeldung"),
            wrk.Request("/lindenau/leistungen/hundesteuer-anmeldung/antrag"),
            wrk.Request(receipt.url, citizen.cookies), wrk.Request("/desk/", clerk.cookies),
            wrk.Request("/desk/vorgaenge", clerk.cookies), wrk.Request("/desk/vorgaenge?suche=Abel", clerk.cookies),
            wrk.Request("/desk/aufgaben", clerk.cookies), wrk.Request("/metrics"),
        ] + [wrk.Request(case, clerk.cookies) for case in cases[:10]]
        return [one for _ in range(DRAFTS) for one in looks * LOOKS + [self.save(server)]]

    def save(self, server):
        client = house.Client(server.port)
        first = client.get("/lindenau/leistungen/digitaler-briefkasten/antrag")
        given = {name: journey.LETTERBOX[name] for name in first.form().names if name in journey.LETTERBOX}
        page = client.send(first, given, button=("_go", "weiter"))
        form = page.form()
        fields = [(k, v) for k, v in form.fields if k not in journey.LETTERBOX]
        fields += [(k, journey.LETTERBOX[k]) for k in form.names if k in journey.LETTERBOX] + [("_go", "weiter")]
        client.close()
        return wrk.Request(page.url.split("?")[0], client.cookies, urllib.parse.urlencode(fields))

    def answer(self, server, requests, count):
        """Has so many requests answered; answers how many it were."""
        done = 0
        while done < count:
            answered = wrk.load(server.url, requests, 2 if count < 200_000 else 20)
            self.assertEqual(answered.errors, 0, "an answer was an error")
            done += answered.count
        return done

    def test_a_busy_server_does_not_grow(self):
        with house.Server() as server:
            requests = self.requests(server)
            self.answer(server, requests, WARM_UP)
            before = taken(server)
            for _ in range(COUNTS):
                count = self.answer(server, requests, REQUESTS)
                after = taken(server)
                grown = {name: after[name] - before[name] for name in before}
                print(f"{count} requests: {grown['memory'] / 1e6:.2f} MB, {grown['descriptors']} descriptors, "
                      f"{grown['threads']} threads more", end=" ", flush=True)
                most = {"memory": max(LEAST, count * GROWTH), "descriptors": MORE, "threads": MORE}
                if all(grown[name] <= most[name] for name in most):
                    break
                before = after
        for name, limit in most.items():
            self.assertLessEqual(grown[name], limit, name)


if __name__ == "__main__":
    unittest.main()
