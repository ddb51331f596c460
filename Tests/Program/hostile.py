"""The hostile files of the reliability programme: made once by their generator, which is not part of the project."""
import contextlib
import os
import socket
import subprocess
import threading
import unittest

import house

CORPUS = os.environ.get("RATHAUS_CORPUS")


def folder():
    """The folder with the generated files; skips with the reason when it cannot be made."""
    if not os.environ.get("RATHAUS_HOSTILE"):
        made = subprocess.run(
            [os.path.join(house.ROOT, "script", "hostile")], capture_output=True, text=True, check=True)
        if not made.stdout.strip():
            raise unittest.SkipTest(made.stderr.strip())
        os.environ["RATHAUS_HOSTILE"] = made.stdout.strip()
    return os.environ["RATHAUS_HOSTILE"]


def strings(name):
    """A file of the strings that are kept in the corpus or generated."""
    for place in [os.path.join(folder(), "strings"), os.path.join(CORPUS or "", "hostile", "strings")]:
        path = os.path.join(place, name)
        if os.path.isfile(path):
            return path
    raise unittest.SkipTest("no " + name)


def rows(kind):
    """file and expect of every row of an index."""
    with open(os.path.join(folder(), kind, "index.tsv"), encoding="utf-8") as index:
        lines = [line.rstrip("\n").split("\t") for line in index]
    head = lines[0]
    return [(line[head.index("file")], line[head.index("expect")]) for line in lines[1:]]


class Canary:
    """Listens where the hostile files point to, and counts who comes."""

    def __init__(self, port=9):
        self.visits = 0
        self.socket = None
        with contextlib.suppress(OSError):
            listener = socket.socket()
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(("127.0.0.1", port))
            listener.listen(64)
            self.socket = listener
            threading.Thread(target=self._listen, daemon=True).start()
        if self.socket is None:
            print(f"port {port} cannot be opened: nobody watches for calls to the outside", flush=True)

    def _listen(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.socket.accept()
                self.visits += 1
                connection.close()

    def close(self):
        if self.socket:
            with contextlib.suppress(OSError):
                self.socket.shutdown(socket.SHUT_RDWR)
            self.socket.close()
