"""Rows of `script/bench web`: pages a second of the built program beside its smallest answer, in turns, medians of five;
submissions beside what the storage alone keeps (`sqlite-64`); how fast it starts and how much memory it takes.

`bench-web.py lists`: list, search and case page of a town with 100,000 cases (`RATHAUS_BENCH_CASES`), and how slow one in
twenty is; the data stay in `.build/bench-lists` for the next run.

Needs wrk. The server, the load and the store share the machine's cores; only ratios are to be relied on.
"""
import json
import os
import re
import selectors
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "Tests", "Program"))
import house        # noqa: E402
import journey      # noqa: E402
import wrk          # noqa: E402

ROUNDS, SECONDS = 5, 2
# Clients at once: 8 as everywhere, and 64 as in the row of the storage that it is held against.
CLIENTS, CROWD, SUBMISSIONS = 8, 64, 960
START_BUDGET, MEMORY_BUDGET = 300, 100
CASES = int(os.environ.get("RATHAUS_BENCH_CASES", "100000"))
LIST_BUDGETS = {"list": 10, "search": 50, "case": 10}


def row(name, value, unit, against, yardstick, area="web"):
    print(json.dumps({
        "area": area, "name": name, "value": round(value, 1), "unit": unit,
        "against": {"name": against, "value": round(yardstick, 1)}, "ratio": round(value / yardstick, 4)}), flush=True)


def asked(server, path, cookies):
    """What wrk says; every answer must be good."""
    answered = wrk.load(server.url, [wrk.Request(path, cookies)], SECONDS, CLIENTS)
    if answered.errors:
        raise SystemExit(f"{path} does not answer 200")
    return answered


def pages(server):
    """Name → (path, cookies) of what is measured. The draft behind the form page has more than thirty saved answers."""
    citizen, clerk = house.Client(server.port), house.Client(server.port)
    review = journey.apply(citizen, "lindenau", "hundesteuer-anmeldung", journey.DOGS, send=False, rows=3)
    form = next(link.split("?")[0] for link in review.links if "/antrag/" in link and "/hund~2" in link)
    journey.sign_in(clerk)
    hits = clerk.get("/desk/vorgaenge")
    case = next(link for link in hits.links if link.startswith("/desk/vorgaenge/"))
    return {
        "service-page": ("/lindenau/leistungen/hundesteuer-anmeldung", {}), "form-page": (form, citizen.cookies),
        "list": ("/desk/vorgaenge", clerk.cookies), "search": ("/desk/vorgaenge?suche=Abel", clerk.cookies),
        "case": (case, clerk.cookies),
    }


def prepared(server, count):
    """So many requests that each send an application filled in before."""
    requests, lock = [], threading.Lock()

    def prepare(share):
        for _ in range(share):
            client = house.Client(server.port)
            page = journey.apply(client, "lindenau", "digitaler-briefkasten", journey.LETTERBOX, send=False)
            form = page.form()
            boxes = [(name, form.choices[name][0]) for name, kind in form.names.items() if kind == "checkbox"]
            body = urllib.parse.urlencode(form.fields + boxes).encode()
            cookies = "; ".join(f"{k}={v}" for k, v in client.cookies.items())
            head = (f"POST {page.url.split('?')[0]} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: {cookies}\r\n"
                    f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n")
            client.close()
            with lock:
                requests.append(head.encode() + body)

    threads = [threading.Thread(target=prepare, args=(count // 4,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return requests


def burst(port, requests, clients):
    """Sends all requests over a number of connections, one at a time on each; requests a second and their times."""
    waiting, times, watch = list(requests), [], selectors.DefaultSelector()
    for _ in range(clients):
        link = socket.create_connection(("127.0.0.1", port))
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # When the request that is out was sent, and what has come of its answer.
        watch.register(link, selectors.EVENT_READ, [0.0, b""])

    def send(link, state):
        if not waiting:
            watch.unregister(link)
            return link.close()
        state[:] = time.monotonic(), b""
        link.sendall(waiting.pop())

    begun = time.monotonic()
    for key in list(watch.get_map().values()):
        send(key.fileobj, key.data)
    while watch.get_map():
        for key, _ in watch.select(10):
            key.data[1] += key.fileobj.recv(65_536)
            if b"\r\n\r\n" not in key.data[1]:
                continue
            if not key.data[1].startswith(b"HTTP/1.1 303"):
                raise SystemExit("a submission was answered with " + key.data[1][:40].decode("latin-1"))
            times.append(time.monotonic() - key.data[0])
            send(key.fileobj, key.data)
    return len(times) / (time.monotonic() - begun), times


def submissions(server):
    """Eight clients, and as many as the row of the storage has."""
    rates, times = {CLIENTS: [], CROWD: []}, []
    for _ in range(ROUNDS):
        for clients in rates:
            speed, took = burst(server.port, prepared(server, SUBMISSIONS), clients)
            rates[clients].append(speed)
            if clients == CLIENTS:
                times += took
    with tempfile.TemporaryDirectory(dir=os.path.join(ROOT, ".build")) as folder:
        alone = subprocess.run([os.path.join(ROOT, ".build", "release", "bench-storage"), folder],
                               capture_output=True, text=True, check=True, timeout=600).stdout
    stored = {one["name"]: one["value"] for one in map(json.loads, alone.splitlines())}
    row("submit", statistics.median(rates[CLIENTS]), "1/s", "sqlite-8", stored["sqlite-8"])
    row("submit-64", statistics.median(rates[CROWD]), "1/s", "sqlite-64", stored["sqlite-64"])
    row("submit-p95", sorted(times)[len(times) * 95 // 100] * 1_000, "ms", "budget", 20)


def beginnings():
    """How long until the first answer of a house that has been filled before, and what it holds in memory when idle."""
    with house.Server() as first:
        first.stop()
        took, held = [], []
        for _ in range(ROUNDS):
            again = house.Server(first.data)
            took.append(again.start(30) * 1_000)
            time.sleep(1)
            with open(f"/proc/{again.process.pid}/status", encoding="ascii") as status:
                held.append(int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1_000)
            again.stop()
    row("start", statistics.median(took), "ms", "budget", START_BUDGET)
    row("idle-memory", statistics.median(held), "MB", "budget", MEMORY_BUDGET)


def filled(cases):
    """A server on a demonstration whose first town has so many cases more."""
    folder = os.path.join(ROOT, ".build", f"bench-lists-{cases}")
    if not os.path.exists(os.path.join(folder, "filled")):
        shutil.rmtree(folder, ignore_errors=True)
        with house.Server(folder):
            pass
        done = house.rathaus("bench", "fill", "--cases", str(cases), "--data", folder, seconds=7_200)
        if done.returncode:
            raise SystemExit(done.stderr.decode())
        open(os.path.join(folder, "filled"), "w").close()
    return house.Server(folder)


def lists(cases):
    with filled(cases) as server:
        clerk = house.Client(server.port)
        journey.sign_in(clerk)
        case = next(link for link in clerk.get("/desk/vorgaenge").links if link.startswith("/desk/vorgaenge/"))
        paths = {
            "list": "/desk/vorgaenge", "list-filtered": "/desk/vorgaenge?status=eingereicht&wer=niemand",
            "search": "/desk/vorgaenge?suche=Abel", "search-two": "/desk/vorgaenge?suche=Anna+Kaya", "case": case}
        for name, path in paths.items():
            mine, hello, slow = [], [], []
            for _ in range(ROUNDS):
                answered = asked(server, path, clerk.cookies)
                mine.append(answered.rate)
                slow.append(answered.milliseconds[95])
                hello.append(asked(server, "/health/live", {}).rate)
            row(name, statistics.median(mine), "1/s", "hello", statistics.median(hello), "lists")
            row(name + "-p95", statistics.median(slow), "ms", "budget", LIST_BUDGETS[name.split("-")[0]], "lists")


def main():
    if sys.argv[1:] == ["lists"]:
        return lists(CASES)
    beginnings()
    with house.Server() as server:
        for name, (path, cookies) in pages(server).items():
            mine, hello = [], []
            for _ in range(ROUNDS):
                mine.append(asked(server, path, cookies).rate)
                hello.append(asked(server, "/health/live", {}).rate)
            row(name, statistics.median(mine), "1/s", "hello", statistics.median(hello))
        submissions(server)


if __name__ == "__main__":
    main()
