"""Mails go out while the letter worker hangs, and the letters come once it goes on."""
import os
import pathlib
import signal
import subprocess
import time
import unittest

import house
import journey

# In seconds; the worker is behind everything else that a busy machine does.
PATIENCE = 120


def children(pid):
    """The processes that a process started, however deep."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    return [one for child in map(int, found) for one in [child, *children(child)]]


def is_printed(receipt, citizen):
    """Whether the receipt is there as a letter; until then its address says that it is being made."""
    answer = citizen.get(receipt.url.split("?")[0] + "/pdf")
    return answer.headers["content-type"] == "application/pdf"


def names(folder):
    return {one.name for one in folder.iterdir()} if folder.exists() else set()


def until(seconds, holds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


class Couriers(unittest.TestCase):
    def test_a_mail_does_not_wait_for_a_letter(self):
        with house.Server() as server:
            mails = pathlib.Path(server.data, "mail")
            before = names(mails)
            citizen = house.Client(server.port)
            # The worker is started for the first letter.
            first = journey.apply(citizen, "lindenau", "digitaler-briefkasten", journey.LETTERBOX)
            self.assertTrue(until(PATIENCE, lambda: is_printed(first, citizen)), "no letter at all")
            self.assertTrue(until(PATIENCE / 2, lambda: names(mails) - before), "no mail at all")
            known = names(mails)
            workers = children(server.process.pid)
            self.assertTrue(workers, "a letter was printed by no process")
            for worker in workers:
                os.kill(worker, signal.SIGSTOP)
            try:
                receipt = journey.apply(citizen, "lindenau", "digitaler-briefkasten", journey.LETTERBOX)
                self.assertTrue(until(PATIENCE / 2, lambda: names(mails) - known), "no mail")
                self.assertFalse(is_printed(receipt, citizen))
            finally:
                for worker in workers:
                    os.kill(worker, signal.SIGCONT)
            self.assertTrue(until(PATIENCE, lambda: is_printed(receipt, citizen)), "no letter")


if __name__ == "__main__":
    unittest.main()
