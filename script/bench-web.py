"""Rows of `script/bench web`: pages a second of the built program beside its smallest answer, in turns, medians of five.

Needs wrk. The server, the load and the store share the machine's cores; only ratios are to be relied on.
"""
import json
import os
import re
import statistics
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Tests", "Program"))
import house        # noqa: E402
import journey      # noqa: E402

ROUNDS, SECONDS = 5, 2


def rate(server, path, cookies):
    """Answers a second; every answer must be good."""
    command = ["wrk", "-t1", "-c8", f"-d{SECONDS}s", "-H", "Cookie: " + "; ".join(f"{k}={v}" for k, v in cookies.items()),
               server.url + path]
    text = subprocess.run(command, capture_output=True, text=True, timeout=60).stdout
    if "Non-2xx" in text:
        raise SystemExit(f"{path} does not answer 200")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])


def pages(server):
    """Name → (path, cookies) of what is measured."""
    citizen, clerk = house.Client(server.port), house.Client(server.port)
    review = journey.apply(citizen, "lindenau", "digitaler-briefkasten", journey.LETTERBOX, send=False)
    form = next(link.split("?")[0] for link in review.links if "/antrag/" in link and "kontakt" in link)
    journey.sign_in(clerk)
    hits = clerk.get("/desk/vorgaenge")
    case = next(link for link in hits.links if link.startswith("/desk/vorgaenge/"))
    return {
        "service-page": ("/lindenau/leistungen/hundesteuer-anmeldung", {}), "form-page": (form, citizen.cookies),
        "list": ("/desk/vorgaenge", clerk.cookies), "search": ("/desk/vorgaenge?suche=Abel", clerk.cookies),
        "case": (case, clerk.cookies),
    }


def main():
    with house.Server() as server:
        for name, (path, cookies) in pages(server).items():
            mine, hello = [], []
            for _ in range(ROUNDS):
                mine.append(rate(server, path, cookies))
                hello.append(rate(server, "/health/live", {}))
            value, against = statistics.median(mine), statistics.median(hello)
            print(json.dumps({
                "area": "web", "name": name, "value": round(value, 1), "unit": "1/s",
                "against": {"name": "hello", "value": round(against, 1)}, "ratio": round(value / against, 4)}), flush=True)


if __name__ == "__main__":
    main()
