"""Load by wrk: prepared requests in turns, with what wrk says about them."""
import json
import os
import subprocess
import tempfile

SCRIPT = """
local requests, at = {}, 0
function init(_)
  for _, one in ipairs(given) do requests[#requests + 1] = wrk.format(one[1], one[2], one[3], one[4]) end
end
function request()
  at = at % #requests + 1
  return requests[at]
end
function done(summary, latency, _)
  local e = summary.errors
  print(string.format('TOLD {"count": %d, "microseconds": %d, "errors": %d, "p50": %d, "p95": %d, "p99": %d}',
    summary.requests, summary.duration, e.connect + e.read + e.write + e.timeout + e.status,
    latency:percentile(50), latency:percentile(95), latency:percentile(99)))
end
"""


class Answered:
    """How many answers came, how many a second, how many were errors (4xx, 5xx, a cut line), and how slow they were."""

    def __init__(self, told):
        self.count, self.errors, self.milliseconds = told["count"], told["errors"], {
            50: told["p50"] / 1_000, 95: told["p95"] / 1_000, 99: told["p99"] / 1_000}
        self.rate = told["count"] / (told["microseconds"] / 1e6)


class Request:
    def __init__(self, path, cookies=None, form=None):
        self.path = path
        self.headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in (cookies or {}).items())} if cookies else {}
        self.body = form
        if form is not None:
            self.headers["Content-Type"] = "application/x-www-form-urlencoded"

    @property
    def lua(self):
        headers = ", ".join(f"[{quoted(k)}] = {quoted(v)}" for k, v in self.headers.items())
        method = "GET" if self.body is None else "POST"
        return f"{{{quoted(method)}, {quoted(self.path)}, {{{headers}}}, {'nil' if self.body is None else quoted(self.body)}}}"


def quoted(text):
    """As Lua writes it: JSON without escapes that Lua does not know."""
    return json.dumps(text, ensure_ascii=False)


def load(url, requests, seconds, connections=8):
    """Sends requests in turns over so many connections for so long."""
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(folder, "requests.lua")
        with open(script, "w", encoding="utf-8") as file:
            file.write("given = {\n" + ",\n".join(one.lua for one in requests) + "}\n" + SCRIPT)
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script, url]
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60, check=True)
    return Answered(json.loads(done.stdout.split("TOLD ")[1]))
