"""Rows of `script/bench web`: pages a second of the built program beside its smallest answer, in turns, medians of five;
submissions beside what the storage alone keeps (`sqlite-64`); how fast it starts and how much memory it takes.

Needs wrk. The server, the load and the store share the machine's cores; only ratios are to be relied on.
"""
import json
import os
import re
import selectors
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

ROUNDS, SECONDS = 5, 2
CONNECTIONS, SUBMISSIONS = 64, 320
START_BUDGET, MEMORY_BUDGET = 300, 100


def row(name, value, unit, against, yardstick, area="web"):
    print(json.dumps({
        "area": area, "name": name, "value": round(value, 1), "unit": unit,
        "against": {"name": against, "value": round(yardstick, 1)}, "ratio": round(value / yardstick, 4)}), flush=True)


def rate(server, path, cookies):
    """Answers a second; every answer must be good."""
    command = ["wrk", "-t1", "-c8", f"-d{SECONDS}s", "-H", "Cookie: " + "; ".join(f"{k}={v}" for k, v in cookies.items()),
               server.url + path]
    text = subprocess.run(command, capture_output=True, text=True, timeout=60).stdout
    if "Non-2xx" in text:
        raise SystemExit(f"{path} does not answer 200")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])


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


def burst(port, requests):
    """Sends all requests over a number of connections, one at a time on each; requests a second and their times."""
    waiting, times = list(requests), []
    watch = selectors.DefaultSelector()
    begun = time.monotonic()

    def send(link):
        if not waiting:
            watch.unregister(link)
            return link.close()
        watch.modify(link, selectors.EVENT_READ, {"since": time.monotonic(), "got": b""})
        link.sendall(waiting.pop())

    for _ in range(CONNECTIONS):
        link = socket.create_connection(("127.0.0.1", port))
        watch.register(link, selectors.EVENT_READ, None)
        send(link)
    while watch.get_map():
        for key, _ in watch.select(10):
            state = key.data
            state["got"] += key.fileobj.recv(65_536)
            if b"\r\n\r\n" not in state["got"]:
                continue
            if not state["got"].startswith(b"HTTP/1.1 303"):
                raise SystemExit("a submission was answered with " + state["got"][:40].decode("latin-1"))
            times.append(time.monotonic() - state["since"])
            send(key.fileobj)
    return len(times) / (time.monotonic() - begun), times


def submissions(server):
    rates, times = [], []
    for _ in range(ROUNDS):
        speed, took = burst(server.port, prepared(server, SUBMISSIONS))
        rates.append(speed)
        times += took
    with tempfile.TemporaryDirectory(dir=os.path.join(ROOT, ".build")) as folder:
        alone = subprocess.run([os.path.join(ROOT, ".build", "release", "bench-storage"), folder],
                               capture_output=True, text=True, check=True, timeout=600).stdout
    stored = next(one["value"] for one in map(json.loads, alone.splitlines()) if one["name"] == "sqlite-64")
    row("submit", statistics.median(rates), "1/s", "sqlite-64", stored)
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


def main():
    beginnings()
    with house.Server() as server:
        for name, (path, cookies) in pages(server).items():
            mine, hello = [], []
            for _ in range(ROUNDS):
                mine.append(rate(server, path, cookies))
                hello.append(rate(server, "/health/live", {}))
            row(name, statistics.median(mine), "1/s", "hello", statistics.median(hello))
        submissions(server)


if __name__ == "__main__":
    main()
